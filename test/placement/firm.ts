import { randomUUID } from 'node:crypto';
import type { Connection } from '../../src/db/connect.ts';
import { silentLog } from '../../src/log.ts';
import { answer, answerGoal, confirm } from '../../src/placement/answering.ts';
import { changeTerms, type Proposal, propose } from '../../src/placement/placement.ts';
import { placementById } from '../../src/placement/queries.ts';
import type { Answer, GoalAnswer, Terms } from '../../src/placement/rules.ts';
import { start, talkThrough, withdraw } from '../../src/placement/settling.ts';
import { parseLocalDate } from '../../src/time/calendar.ts';
import { rosterBuilder } from '../support/roster.ts';

export const aTerm = (changes: Partial<Terms> = {}): Terms => ({
  role: 'developer',
  share: 80,
  since: parseLocalDate('2026-12-07'),
  goal: 'Refills without a phone call',
  promised: 'A first version before Easter',
  schedule: 'Four sprints',
  technology: 'Kotlin',
  ...changes,
});

export const threeYes: Answer = { wants: true, scheduleRealistic: true, technologyFits: true, reason: null };
export const unrealistic: Answer = { ...threeYes, scheduleRealistic: false };
export const unwanted: Answer = { ...threeYes, wants: false };

/** A lead with a deputy and a client, consultants, and the verbs as each of them takes them. */
export async function placementFirm({ db }: Connection) {
  const firm = await rosterBuilder(db);
  const deputy = await firm.person({ name: 'Olav' });
  const lead = await firm.person({ name: 'Kari', deputy });
  const [mikko, ana] = [await firm.person({ name: 'Mikko' }), await firm.person({ name: 'Ana' })];
  const { clientId, engagementId } = await firm.engagement({ lead, state: 'proposed', from: '2026-12-01' });
  const ports = { db, newId: randomUUID, log: silentLog };

  /** Somebody, at some time, with the placements' verbs in hand. */
  const as = (personId: string, at = '2026-11-24T10:00:00Z') => {
    const context = firm.context(at);
    const me = () => firm.read(personId, at);
    return {
      proposes: async (
        whom: string,
        {
          id = randomUUID(),
          which = { id: engagementId },
          terms = aTerm(),
          clientId: of = clientId,
        }: Partial<Proposal> = {},
      ) => {
        const people = { actor: await me(), person: await firm.read(whom, at) };
        return { id, outcome: await propose(ports, context, people, { id, clientId: of, which, terms }) };
      },
      answers: async (placementId: string, given: Answer, round = 1) =>
        answer(ports, context, await me(), { placementId, round, answer: given }),
      confirms: async (placementId: string, agreed: boolean, round = 1) =>
        confirm(ports, context, await me(), { placementId, round, agreed }),
      changes: async (placementId: string, terms: Terms, round = 1) =>
        changeTerms(ports, context, await me(), { placementId, round, terms }),
      notes: async (placementId: string, note = 'We agreed', round = 1) =>
        talkThrough(ports, context, await me(), { placementId, round, note }),
      withdraws: async (placementId: string, note: string | null = null) =>
        withdraw(ports, context, await me(), { placementId, note }),
      starts: async (which = engagementId) => start(ports, context, await me(), which),
      saysOfGoal: async (placementId: string, given: GoalAnswer) =>
        answerGoal(ports, context, await me(), { placementId, answer: given }),
    };
  };

  const stateOf = async (id: string) => (await placementById(db, id))?.state;
  const teamOf = async (personId: string) =>
    (
      await db
        .selectFrom('membership as m')
        .innerJoin('engagement as e', 'e.id', 'm.engagementId')
        .select(['e.state', 'm.since', 'm.share', 'm.role'])
        .where('m.personId', '=', personId)
        .execute()
    ).map(({ state, since, share, role }) => `${state} ${since} ${share} ${role}`);
  const toldOf = async (placementId: string) =>
    (
      await db
        .selectFrom('outbox')
        .select(['kind', 'period', 'class'])
        .where('subjectId', '=', placementId)
        .orderBy('kind')
        .orderBy('period')
        .execute()
    ).map(({ kind, period, class: when }) => `${kind.replace('placement.', '')} ${period} ${when}`);
  const engagementState = async (id = engagementId) =>
    (await db.selectFrom('engagement').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state;

  return { db, firm, lead, deputy, mikko, ana, clientId, engagementId, as, stateOf, teamOf, toldOf, engagementState };
}

export type PlacementFirm = Awaited<ReturnType<typeof placementFirm>>;
