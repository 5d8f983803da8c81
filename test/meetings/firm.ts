import { randomUUID } from 'node:crypto';
import type { Connection } from '../../src/db/connect.ts';
import type { Draft, Item } from '../../src/delivery/index.ts';
import { silentLog } from '../../src/log.ts';
import { meetingCadences, meetingDeliveries } from '../../src/meetings/due.ts';
import { messageKinds } from '../../src/meetings/kinds.ts';
import {
  addClientWord,
  bookMeeting,
  cancelMeeting,
  type MeetingKey,
  type NewBooking,
  type NewOutcome,
  openAgenda,
  openBooking,
  openMeetings,
  openOutcome,
  type Result,
  recordOutcome,
  setRhythm,
} from '../../src/meetings/meetings.ts';
import { meetingByKey } from '../../src/meetings/queries.ts';
import { type MeetingKind, type MeetingRhythm, periodOf } from '../../src/meetings/rules.ts';
import { replanLater, type ScheduledCadence, type Step, tick } from '../../src/schedule/index.ts';
import { occurrenceGate } from '../../src/settings/index.ts';
import type { Message } from '../../src/slack/blocks.ts';
import { parseLocalDate, parseLocalTime, wallClock } from '../../src/time/calendar.ts';
import { rosterBuilder } from '../support/roster.ts';

export const day = parseLocalDate;
const said = { learnt: 'They grow', explained: 'Why we were late', actions: 'Send the plan' };
export const scored = {
  ...said,
  kind: 'follow_up',
  score: { satisfaction: 4, satisfactionWhy: 'Quick answers', value: 3, valueWhy: null },
  promises: [],
  suggestions: [],
} as const satisfies Result;
export const planned = {
  ...said,
  kind: 'development',
  plans: 'A shop in Oslo',
  needs: [],
  suggestions: [],
} as const satisfies Result;
export const resultOf = (kind: MeetingKind): Result => (kind === 'follow_up' ? scored : planned);

/** The first Tuesday of December, when most of this happens. */
export const noon = '2026-12-01T10:00:00Z';

/** The clock of a deviation is another room's: here it ends at once. */
const noClock: ScheduledCadence = {
  name: 'deviation',
  wake: async (_tx, occurrences) =>
    new Map(occurrences.map(({ id }): [string, Step] => [id, { state: 'closed', reason: 'elsewhere' }])),
};

/** A lead with a deputy and one client since autumn, a lead developer, a developer; go was on 1 October, so a follow-up was due by the end of it. */
export async function meetingFirm({ db }: Connection) {
  const firm = await rosterBuilder(db);
  const { workspaceId } = firm;
  await db
    .updateTable('workspace')
    .set({ goAt: new Date('2026-10-01T08:00:00Z') })
    .where('id', '=', workspaceId)
    .execute();
  const deputy = await firm.person({ name: 'Olav' });
  const lead = await firm.person({ name: 'Kari', deputy, away: ['2027-07-01', '2027-07-31'] });
  const [mikko, ana] = [await firm.person({ name: 'Mikko' }), await firm.person({ name: 'Ana' })];
  const engagement = await firm.engagement({ lead });
  await firm.member(mikko, engagement, { role: 'lead_developer' });
  await firm.member(ana, engagement);
  const { clientId } = engagement;
  const ports = { db, newId: randomUUID, log: silentLog };
  const next = (kind: MeetingKind, number = 1): MeetingKey => ({ clientId, kind, number });

  /** Somebody, at some time, with the verbs of this room in hand. */
  const as = (personId: string, at = noon) => {
    const context = firm.context(at);
    const me = () => firm.read(personId, at);
    return {
      books: async (changes: Partial<NewBooking> = {}) =>
        bookMeeting(ports, context, await me(), { ...aBooking(clientId), ...changes }),
      cancels: async (changes: Partial<NewBooking> = {}) =>
        cancelMeeting(ports, context, await me(), { ...aBooking(clientId), version: 2, ...changes }),
      records: async (changes: Partial<NewOutcome> = {}) => {
        const given = { ...anOutcome(clientId), ...changes };
        const result = changes.result ?? resultOf(given.kind);
        return recordOutcome(ports, context, await me(), { ...given, result });
      },
      adds: async (word: {
        pointId?: string;
        personId: string;
        words?: string;
        kind?: MeetingKind;
        number?: number;
      }) => {
        const {
          pointId = randomUUID(),
          words = 'Ana explains well',
          kind = 'follow_up',
          number,
          personId: whom,
        } = word;
        return addClientWord(ports, context, await me(), { ...next(kind, number), pointId, words, personId: whom });
      },
      sets: async (rhythm: Partial<MeetingRhythm>) =>
        setRhythm(ports, context, await me(), { clientId, followUpMonths: 3, developmentMonths: 6, ...rhythm }),
      sees: async () => openMeetings(ports, context, await me(), clientId),
      opens: async (kind: MeetingKind, number = 1) => openBooking(ports, context, await me(), next(kind, number)),
      opensAgenda: async (kind: MeetingKind, number = 1) => openAgenda(ports, context, await me(), next(kind, number)),
      opensOutcome: async (kind: MeetingKind, number = 1) =>
        openOutcome(ports, context, await me(), next(kind, number)),
    };
  };

  const meeting = async (kind: MeetingKind = 'follow_up', number = 1) => {
    const found = await meetingByKey(db, next(kind, number));
    if (!found) throw new Error(`there is no ${kind} ${number}`);
    return found;
  };
  const names = new Map([
    [lead, 'Kari'],
    [deputy, 'Olav'],
    [mikko, 'Mikko'],
    [ana, 'Ana'],
  ]);
  /** Every invitation that was written, such as `0 Kari request`. */
  const invitations = async (kind: MeetingKind = 'follow_up', number = 1) => {
    const { id } = await meeting(kind, number);
    const rows = db.selectFrom('outbox').select('period').where('kind', '=', messageKinds.invitation);
    const periods = await rows.where('subjectId', '=', id).execute();
    const named = periods.map(({ period }) => period.replace(/ (\S+) /, (_, who: string) => ` ${names.get(who)} `));
    return named.toSorted();
  };
  const occurrence = async (kind: MeetingKind, number: number) =>
    db
      .selectFrom('occurrence')
      .select(['state', 'reason', 'wakeAt'])
      .where('subjectId', '=', clientId)
      .where('cadence', '=', `meeting_${kind}`)
      .where('period', '=', periodOf(number))
      .executeTakeFirst();

  const kinds = new Map(meetingDeliveries({ ...ports, shelf: firm.shelf }).map(kind => [kind.kind, kind]));
  const draftOf = async (item: Item, at: Date): Promise<Draft | undefined> => {
    const kind = kinds.get(item.kind);
    const drafts = await db.transaction().execute(async tx => kind?.drafts(tx, [item], at));
    return drafts?.get(item.id);
  };
  /** Says every message that waits, without regard to hours: those have tests of their own. */
  const speak = async (at: Date): Promise<string[]> => {
    const waiting = db
      .selectFrom('outbox as o')
      .select(['o.id', 'o.workspaceId', 'o.kind', 'o.subjectId', 'o.period', 'o.afterId'])
      .where('o.workspaceId', '=', workspaceId)
      .where('o.state', '=', 'waiting')
      .where('o.kind', 'like', 'meetings.%')
      .orderBy('o.afterId', order => order.asc().nullsFirst())
      .orderBy('o.kind');
    const said: string[] = [];
    for (const item of await waiting.execute()) {
      const draft = (await isAfterNothing(item.afterId)) ? { drop: 'came_after_nothing' } : await draftOf(item, at);
      const to = typeof draft === 'object' && 'to' in draft ? (names.get(draft.to) ?? draft.to) : undefined;
      const why = typeof draft === 'object' && 'drop' in draft ? draft.drop : String(draft);
      const ended = to ? { state: 'sent', sentAt: at, slackTs: '1', channel: 'D1' } : { state: 'dropped', error: why };
      await db.updateTable('outbox').set(ended).where('id', '=', item.id).execute();
      said.push(`${item.kind.replace('meetings.', '')} ${to ?? `(${why})`}`);
    }
    return said;
  };
  const isAfterNothing = async (id: string | null): Promise<boolean> => {
    if (id === null) return false;
    const { state } = await db.selectFrom('outbox').select('state').where('id', '=', id).executeTakeFirstOrThrow();
    return state === 'dropped';
  };
  /** The roster has changed: one tick at that moment, and one whenever something wakes until `to`. What was said, and when in Helsinki. */
  const lives = async (from: string, to: string = from): Promise<string[]> => {
    const ticking = {
      ...{ db, log: silentLog, open: occurrenceGate, batch: 25, lanes: 1, markEverybody: async () => {} },
      cadences: [...meetingCadences({ ...ports, shelf: firm.shelf }), noClock],
    };
    const said: string[] = [];
    await replanLater(db, 'client', workspaceId, [clientId]);
    for (let at: Date | undefined = new Date(from); at && at <= new Date(to); ) {
      await tick(ticking, at);
      const { date, time } = wallClock(at, 'Europe/Helsinki');
      said.push(...(await speak(at)).map(each => `${date} ${time} ${each}`));
      const next = db.selectFrom('occurrence').select('wakeAt').where('workspaceId', '=', workspaceId);
      const row = await next.where('wakeAt', '>', at).orderBy('wakeAt').limit(1).executeTakeFirst();
      at = row?.wakeAt ?? undefined;
    }
    return said;
  };
  /** The newest message of that kind as it would be drawn then, in English. */
  const drawn = async (name: keyof typeof messageKinds, at: string): Promise<Message | undefined> => {
    const rows = db.selectFrom('outbox').select(['id', 'workspaceId', 'kind', 'subjectId', 'period']);
    const own = rows.where('workspaceId', '=', workspaceId).where('kind', '=', messageKinds[name]);
    const draft = await draftOf(await own.orderBy('dueAt', 'desc').executeTakeFirstOrThrow(), new Date(at));
    const reader = typeof draft === 'object' && 'draw' in draft ? await firm.read(draft.to, at) : undefined;
    return reader && typeof draft === 'object' && 'draw' in draft
      ? ((await draft.draw({ ...reader, personId: reader.id, language: 'en', reachable: true })) ?? undefined)
      : undefined;
  };
  /** Its deviations, as kind of meeting and state. */
  const deviations = async () => {
    const rows = await db.selectFrom('deviation').select(['topic', 'state']).where('clientId', '=', clientId).execute();
    return rows.map(({ topic, state }) => `${topic} ${state}`).toSorted();
  };

  return {
    ...{ lives, drawn, deviations, names, slackOf: firm.slackIdOf },
    ...{ db, firm, lead, deputy, mikko, ana, clientId, engagement, as, meeting, invitations, occurrence, ports },
  };
}

export type MeetingFirm = Awaited<ReturnType<typeof meetingFirm>>;

const slot = { onDay: day('2026-12-08'), atTime: parseLocalTime('10:00'), minutes: 60 };

const aBooking = (clientId: string): NewBooking => ({
  ...slot,
  clientId,
  kind: 'follow_up',
  number: 1,
  version: 1,
  place: 'Their office',
  guests: [],
  reason: null,
});

const anOutcome = (clientId: string): NewOutcome => ({
  clientId,
  kind: 'follow_up',
  number: 1,
  version: 1,
  heldOn: day('2026-12-01'),
  attended: [],
  result: scored,
  broughtUp: [],
  next: { ...slot, onDay: day('2027-02-23') },
});
