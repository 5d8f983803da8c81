import { randomUUID } from 'node:crypto';
import type { Connection } from '../../../src/db/connect.ts';
import { type ActionWords, changeAction, settleAction, writeAction } from '../../../src/enps/actions.ts';
import { afterCadences, afterDeliveries } from '../../../src/enps/due/after.ts';
import { afterListeners } from '../../../src/enps/listeners/after.ts';
import { previewPost, sendPost } from '../../../src/enps/post.ts';
import { actionById, changeRound, insertRound, postsOf } from '../../../src/enps/queries.ts';
import type { Settlement } from '../../../src/enps/rules.ts';
import type { Log } from '../../../src/ports.ts';
import { rosterOf } from '../../../src/roster/index.ts';
import { nextWake, occurrencesOf, tick } from '../../../src/schedule/index.ts';
import { occurrenceGate } from '../../../src/settings/index.ts';
import type { Message } from '../../../src/slack/blocks.ts';
import type { SlackPort } from '../../../src/slack/client.ts';
import { parseLocalDate } from '../../../src/time/calendar.ts';
import { chance } from '../../support/chance.ts';
import { rosterBuilder } from '../../support/roster.ts';

/** Two days after the round was closed, a Wednesday. */
export const afterwards = '2027-02-17T10:00:00Z';

const noSlack = new Proxy({} as SlackPort, {
  get: (_, method) => () => {
    throw new Error(`a listener called ${String(method)}`);
  },
});

export interface RoundFacts {
  readonly state?: 'closed' | 'sealed';
  readonly outcome?: 'result' | 'too_few';
  readonly answers?: number;
  readonly comments?: readonly string[];
  readonly until?: string;
  readonly period?: string;
}

/**
 * A firm after its round: Elin is leadership, Kari the leadership contact, Ana and Mikko are employees, Gil is a guest. Verbs as each takes them,
 * listeners, and the clock.
 */
export async function afterFirm({ db }: Pick<Connection, 'db'>) {
  const firm = await rosterBuilder(db);
  const { workspaceId, shelf } = firm;
  await db
    .updateTable('workspace')
    .set({ goAt: new Date('2026-01-12T08:00:00Z') })
    .where('id', '=', workspaceId)
    .execute();
  const employee = (name: string, zone = 'Europe/Helsinki') => firm.person({ name, zone, employee: true });
  const [elin, kari, ana] = [await employee('Elin'), await employee('Kari'), await employee('Ana')];
  const mikko = await employee('Mikko', 'Europe/Oslo');
  const gil = await firm.person({ name: 'Gil', status: 'guest' });
  const slackOf = firm.slackIdOf;
  await firm.setting('leadershipContact', slackOf(kari));
  const leads = async (...ids: string[]) => {
    await db.deleteFrom('setting').where('workspaceId', '=', workspaceId).where('key', '=', 'leadership').execute();
    await firm.setting('leadership', ids.map(slackOf));
  };
  await leads(elin);
  const { random, keys } = chance(workspaceId);
  const lines: string[] = [];
  const write: Log['info'] = (event, fields) => void lines.push(JSON.stringify([event, fields]));
  const log: Log = { info: write, warn: write, error: write };
  const ports = { db, log, newId: randomUUID, random, keys };

  const aRound = async (facts: RoundFacts = {}): Promise<string> => {
    const { state = 'closed', outcome = 'result', answers = 12, comments = [], period = '2027' } = facts;
    const id = randomUUID();
    const commentsUntil = parseLocalDate(facts.until ?? '2028-02-15');
    await db.transaction().execute(async tx => {
      const days = { opensOn: parseLocalDate('2027-02-01'), closesOn: parseLocalDate('2027-02-15') };
      const moments = { opensAt: new Date('2027-02-01T07:00:00Z'), closesAt: new Date('2027-02-15T14:00:00Z') };
      const least = { leastInvited: 7, leastAnswers: 5, leastComments: 8 };
      const confirmed = { confirmedBy: elin, confirmedAt: new Date('2027-01-10T07:00:00Z') };
      const row = {
        id,
        workspaceId,
        period,
        formVersion: 1,
        keyFingerprint: '',
        ...days,
        ...moments,
        ...least,
        ...confirmed,
      };
      if (!(await insertRound(tx, row))) throw new Error('there is another round');
      await changeRound(tx, id, { state, outcome, invited: 14, commentsUntil });
      const year = { workspaceId, year: Number(period.slice(0, 4)), roundId: id, invited: 14 };
      const counts = { promoters: answers, passives: 0, critics: 0 };
      if (outcome === 'result')
        await tx
          .insertInto('enpsYear')
          .values({ ...year, ...counts })
          .execute();
      if (comments.length > 0)
        await tx
          .insertInto('enpsComment')
          .values(comments.map(words => ({ id: randomUUID(), roundId: id, workspaceId, words })))
          .execute();
    });
    return id;
  };

  const words = (changes: Partial<ActionWords> & { due?: string | null } = {}): ActionWords => {
    const { due = '2027-04-01', ...rest } = changes;
    const dueOn = due === null ? null : parseLocalDate(due);
    return {
      said: 'Too many meetings',
      answer: 'No meetings on Fridays',
      state: 'open',
      dueOn,
      owner: slackOf(ana),
      ...rest,
    };
  };

  /** Somebody, at some time, with the verbs in hand. */
  const as = (personId: string, at = afterwards) => {
    const context = firm.context(at);
    const me = () => firm.read(personId, at);
    return {
      writes: async (roundId: string, what = words(), id: string = randomUUID()) => ({
        id,
        outcome: await writeAction(ports, context, await me(), { id, roundId, words: what }),
      }),
      changes: async (id: string, version: number, what: ActionWords) =>
        changeAction(ports, context, await me(), { id, version, words: what }),
      settles: async (id: string, version: number, settlement: Settlement) =>
        settleAction(ports, context, await me(), { id, version, settlement }),
      previews: async (roundId: string) => previewPost(ports, context, await me(), roundId),
      sends: async (roundId: string, number: number, seen: string) =>
        sendPost(ports, context, await me(), { roundId, number, seen }),
    };
  };

  const listenersAt = (at = afterwards) => {
    const clock = { now: () => new Date(at) };
    const team = { workspaceId, slackTeamId: workspaceId };
    const roster = rosterOf({ db, clock, log, shelf, team });
    const { clicks = {}, submissions = {} } = afterListeners({ ...ports, clock, slack: noSlack, shelf, roster });
    return { clicks, submissions };
  };

  const due = { ...ports, shelf };
  const ticking = {
    db,
    log,
    cadences: afterCadences(due),
    open: occurrenceGate,
    batch: 25,
    lanes: 1,
    markEverybody: async () => {},
  };
  /** One tick at that moment. */
  const wakesUp = (at: string) => tick(ticking, new Date(at));
  /** Ticks whenever something wakes, up to that moment. */
  const until = async (at: string) => {
    for (let next = await nextWake(db, occurrenceGate); next && next <= new Date(at); ) {
      await tick(ticking, next);
      next = await nextWake(db, occurrenceGate);
    }
  };
  const outboxOf = (kind: string, subjectId?: string) =>
    db
      .selectFrom('outbox')
      .select(['id', 'workspaceId', 'kind', 'subjectId', 'period', 'dueAt', 'replacesId'])
      .where('workspaceId', '=', workspaceId)
      .where('kind', '=', kind)
      .$if(subjectId !== undefined, query => query.where('subjectId', '=', subjectId ?? ''))
      .orderBy('dueAt')
      .orderBy('period')
      .execute();
  /** What becomes of each message of a kind at that moment: to whom by which rule, or why not; and what it says. */
  const becomes = async (kind: string, at = afterwards, subjectId?: string) => {
    const delivery = afterDeliveries(due).find(each => each.kind === kind);
    const items = await outboxOf(kind, subjectId);
    const drafts = await db.transaction().execute(async tx => delivery?.drafts(tx, items, new Date(at)));
    const made: { period: string; to: string; message: Message | undefined }[] = [];
    for (const { id, period } of items) {
      const draft = drafts?.get(id);
      if (typeof draft === 'object' && 'to' in draft) {
        const reader = { ...(await firm.read(draft.to, at)), personId: draft.to, reachable: true };
        made.push({ period, to: `${draft.rule} ${reader.name}`, message: await draft.draw(reader) });
      } else
        made.push({
          period,
          to: draft && typeof draft === 'object' && 'drop' in draft ? draft.drop : String(draft),
          message: undefined,
        });
    }
    return made;
  };
  /** How the reminders of an action stand, as `period state reason due`. */
  const reminders = async (id: string) =>
    (await occurrencesOf(db, id)).map(({ period, state, reason, dueAt }) =>
      [period, state, reason, dueAt.toISOString().slice(0, 16)].filter(Boolean).join(' '),
    );
  const action = (id: string) => actionById(db, id);
  const posts = (roundId: string) => postsOf(db, roundId);
  const leaves = (id: string) =>
    db.updateTable('person').set({ slackStatus: 'deactivated' }).where('id', '=', id).execute();
  const people = { elin, kari, ana, mikko, gil };
  return {
    ...{ db, firm, ports, lines, slackOf, aRound, words, as, leads, leaves, listenersAt },
    ...{ wakesUp, until, outboxOf, becomes, reminders, action, posts },
    ...people,
  };
}

export type AfterFirm = Awaited<ReturnType<typeof afterFirm>>;
