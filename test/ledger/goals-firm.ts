import { randomUUID } from 'node:crypto';
import type { Connection } from '../../src/db/connect.ts';
import {
  type AgreementWords,
  changeAgreement,
  endAgreement,
  extendAgreement,
  letEnd,
  signOff,
  writeAgreement,
} from '../../src/ledger/agreements.ts';
import { agreementCadences, agreementDeliveries } from '../../src/ledger/due/agreements.ts';
import { goalCadences, goalDeliveries } from '../../src/ledger/due/goals.ts';
import { addGoal, changeGoal, type GoalWords, reviewGoals, type SaidOfGoal } from '../../src/ledger/goals.ts';
import { agreementById, type GoalOutcome, goalById } from '../../src/ledger/queries.ts';
import { silentLog } from '../../src/log.ts';
import { nextWake, occurrencesOf, replanLater, tick } from '../../src/schedule/index.ts';
import { occurrenceGate } from '../../src/settings/index.ts';
import { parseLocalDate } from '../../src/time/calendar.ts';
import { rosterBuilder } from '../support/roster.ts';

/** A lead with a deputy and a client in Helsinki, its lead developer and a developer; the verbs as each takes them, and the clock. */
export async function goalsFirm({ db }: Connection) {
  const firm = await rosterBuilder(db);
  const { workspaceId, shelf } = firm;
  await db
    .updateTable('workspace')
    .set({ goAt: new Date('2026-01-12T08:00:00Z') })
    .where('id', '=', workspaceId)
    .execute();
  const deputy = await firm.person({ name: 'Olav' });
  const lead = await firm.person({ name: 'Kari', deputy });
  const [developer, mikko] = [await firm.person({ name: 'Ana' }), await firm.person({ name: 'Mikko' })];
  const gone = await firm.person({ status: 'deactivated' });
  const engagement = await firm.engagement({ lead });
  const { clientId, engagementId } = engagement;
  await firm.member(mikko, engagement, { role: 'lead_developer' });
  await firm.member(developer, engagement);
  const ports = { db, newId: randomUUID, log: silentLog };

  const aGoal = (changes: Partial<GoalWords> = {}): GoalWords => ({
    words: 'Refills without a phone call',
    measure: 'calls a day',
    target: 'below ten',
    owner: firm.slackIdOf(lead),
    theirOwner: 'Tiina',
    ...changes,
  });
  const terms = (
    changes: Partial<Omit<AgreementWords, 'untilDay'>> & { until?: string | null } = {},
  ): AgreementWords => {
    const { until = '2026-06-30', ...rest } = changes;
    const days = { fromDay: parseLocalDate('2026-01-01'), untilDay: until === null ? null : parseLocalDate(until) };
    const words = { content: 'Support', level: 'Within a day', link: null, owner: firm.slackIdOf(lead) };
    return { ...words, ...days, ...rest };
  };

  /** Somebody, at some time, with the verbs in hand. */
  const as = (personId: string, at = '2026-02-02T10:00:00Z') => {
    const context = firm.context(at);
    const me = () => firm.read(personId, at);
    return {
      adds: async (goal = aGoal(), id: string = randomUUID()) => ({
        id,
        outcome: await addGoal(ports, context, await me(), { id, clientId, goal }),
      }),
      rewords: async (id: string, version: number, goal: GoalWords, outcome?: GoalOutcome) =>
        changeGoal(ports, context, await me(), { id, version, goal, outcome }),
      reviews: async (...said: SaidOfGoal[]) => reviewGoals(ports, context, await me(), { clientId, said }),
      writes: async (words = terms(), id: string = randomUUID()) => ({
        id,
        outcome: await writeAgreement(ports, context, await me(), { id, clientId, words }),
      }),
      changes: async (id: string, version: number, words: AgreementWords) =>
        changeAgreement(ports, context, await me(), { id, version, words }),
      signs: async (id: string, version: number) => signOff(ports, context, await me(), { id, version }),
      extends: async (id: string, version: number, until: string) =>
        extendAgreement(ports, context, await me(), { id, version, untilDay: parseLocalDate(until) }),
      letsEnd: async (id: string, version: number) => letEnd(ports, context, await me(), { id, version }),
      ends: async (id: string) => endAgreement(ports, context, await me(), id),
    };
  };

  const cadences = [...goalCadences({ shelf, newId: randomUUID }), ...agreementCadences({ shelf, newId: randomUUID })];
  const ticking = {
    db,
    log: silentLog,
    cadences,
    open: occurrenceGate,
    batch: 25,
    lanes: 1,
    markEverybody: async () => {},
  };
  const mark = () => replanLater(db, 'client', workspaceId, [clientId]);
  /** One tick at that moment: the process was down until then. */
  const wakesUp = (at: string) => tick(ticking, new Date(at));
  /** Ticks whenever something wakes, up to that moment. */
  const until = async (from: string, at: string) => {
    await tick(ticking, new Date(from));
    for (let next = await nextWake(db, occurrenceGate); next && next <= new Date(at); ) {
      await tick(ticking, next);
      const after = await nextWake(db, occurrenceGate);
      next = after && after > next ? after : undefined;
    }
  };
  /** What is to be said, as `kind period due`. */
  const said = async (subjectId: string) =>
    (
      await db
        .selectFrom('outbox')
        .select(['kind', 'period', 'dueAt'])
        .where('subjectId', '=', subjectId)
        .orderBy('dueAt')
        .orderBy('kind')
        .execute()
    ).map(({ kind, period, dueAt }) => `${kind.replace('ledger.', '')} ${period} ${dueAt.toISOString().slice(0, 16)}`);
  const deliveries = [
    ...goalDeliveries({ shelf, newId: randomUUID }),
    ...agreementDeliveries({ shelf, newId: randomUUID }),
  ];
  /** What becomes of each message about it at that moment, as `kind period: to whom, or why not`. */
  const becomes = async (subjectId: string, at: string) => {
    const items = await db
      .selectFrom('outbox')
      .select(['id', 'workspaceId', 'kind', 'subjectId', 'period'])
      .where('subjectId', '=', subjectId)
      .orderBy('kind')
      .orderBy('period')
      .execute();
    return Promise.all(
      items.map(async item => {
        const kind = deliveries.find(each => each.kind === item.kind);
        const drafts = await db.transaction().execute(async tx => kind?.drafts(tx, [item], new Date(at)));
        const draft = drafts?.get(item.id);
        const end = typeof draft !== 'object' ? draft : 'rule' in draft ? draft.rule : 'drop' in draft && draft.drop;
        return `${item.kind.replace('ledger.', '')} ${item.period}: ${end}`;
      }),
    );
  };
  /** How the occurrences of a subject ended, as `period state reason`. */
  const ran = async (subjectId: string) =>
    (await occurrencesOf(db, subjectId)).map(({ period, state, reason }) =>
      [period, state, reason].filter(Boolean).join(' '),
    );
  const setEngagement = (state: 'active' | 'ended') =>
    db.updateTable('engagement').set({ state }).where('id', '=', engagementId).execute();
  const goal = (id: string) => goalById(db, id);
  const agreement = (id: string) => agreementById(db, id);

  const persons = { lead, deputy, developer, mikko, gone };
  return {
    ...{
      db,
      firm,
      clientId,
      as,
      aGoal,
      terms,
      mark,
      wakesUp,
      until,
      said,
      becomes,
      ran,
      setEngagement,
      goal,
      agreement,
    },
    ...persons,
  };
}

export type GoalsFirm = Awaited<ReturnType<typeof goalsFirm>>;
