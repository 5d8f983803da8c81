import { randomUUID } from 'node:crypto';
import type { Connection } from '../../src/db/connect.ts';
import { observe } from '../../src/deviations/index.ts';
import { silentLog } from '../../src/log.ts';
import { promiseCadences, promiseDeliveries } from '../../src/promises/due.ts';
import type { PromiseWords } from '../../src/promises/giving.ts';
import { answerCadence } from '../../src/promises/kinds.ts';
import { noteFromMeeting } from '../../src/promises/meeting.ts';
import { putTerms } from '../../src/promises/offer.ts';
import { answerOffer, givePromise, regivePromise, withdrawPromise } from '../../src/promises/promises.ts';
import { changePromise, entriesOf, noteEntry, promiseById } from '../../src/promises/queries.ts';
import { nextWake, occurrencesOf, replanLater, tick } from '../../src/schedule/index.ts';
import { occurrenceGate } from '../../src/settings/index.ts';
import { parseLocalDate } from '../../src/time/calendar.ts';
import { rosterBuilder } from '../support/roster.ts';

/** A Monday morning in Helsinki. */
export const monday = '2026-02-02T08:00:00Z';

/** A lead with a deputy and a client, colleagues who may keep what she promises, and the verbs as each takes them; and the clock. */
export async function givingFirm({ db }: Connection) {
  const firm = await rosterBuilder(db);
  const { workspaceId, shelf } = firm;
  const goAt = new Date('2026-01-12T08:00:00Z');
  await db.updateTable('workspace').set({ goAt }).where('id', '=', workspaceId).execute();
  const deputy = await firm.person({ name: 'Olav' });
  const lead = await firm.person({ name: 'Kari', deputy });
  const [ana, mikko] = [await firm.person({ name: 'Ana' }), await firm.person({ name: 'Mikko' })];
  const guest = await firm.person({ name: 'Gil', status: 'guest' });
  const engagement = await firm.engagement({ lead });
  const { clientId, engagementId } = engagement;
  await firm.member(mikko, engagement);
  const ports = { db, newId: randomUUID, log: silentLog };

  const aPromise = ({
    due = '2026-03-27',
    ...changes
  }: Partial<PromiseWords> & { due?: string } = {}): PromiseWords => ({
    words: 'Refills without a phone call',
    toWhom: 'Tiina',
    written: 'https://mail.example.com/42',
    dueOn: parseLocalDate(due),
    estimateDays: 4.5,
    keeper: firm.slackIdOf(ana),
    goalId: null,
    ...changes,
  });

  /** Somebody, at some time, with the verbs in hand. */
  const as = (personId: string, at = monday) => {
    const context = firm.context(at);
    const me = () => firm.read(personId, at);
    return {
      gives: async (words = aPromise(), id: string = randomUUID(), of = clientId) => ({
        id,
        outcome: await givePromise(ports, context, await me(), { id, clientId: of, words }),
      }),
      regives: async (id: string, version: number, words = aPromise()) =>
        regivePromise(ports, context, await me(), { id, version, words }),
      answers: async (id: string, accepts: boolean, { round = 1, words = null as string | null } = {}) =>
        answerOffer(ports, context, await me(), { id, round, accepts, words }),
      withdraws: async (id: string, why: string | null = null, seen?: number) => {
        const version = seen ?? (await promiseById(db, id))?.version ?? 0;
        return withdrawPromise(ports, context, await me(), { id, version, why });
      },
      /** New terms of what is promised, which she agreed on with the client. */
      moves: async (id: string, due: string, round: number) => {
        const { now } = context;
        const { goalId: _, keeper: __, ...terms } = aPromise({ due });
        await db.transaction().execute(async tx => {
          const given = { ...terms, keeperId: ana, reason: 'They wait for a release' };
          await putTerms(tx, { id, workspaceId, round }, given, { actor: await me(), today: parseLocalDate(due), now });
          await noteEntry(tx, { promiseId: id, workspaceId, event: 'move', at: now, personId });
          await changePromise(tx, id, { state: 'moving', round });
        });
      },
    };
  };

  /** Its day has passed, as the clock would say it. */
  const comesDue = (id: string, onDay: string) =>
    db.transaction().execute(async tx => {
      const at = new Date(`${onDay}T08:00:00Z`);
      await noteEntry(tx, { promiseId: id, workspaceId, event: 'come_due', at });
      await changePromise(tx, id, { state: 'overdue', brokenOn: parseLocalDate(onDay) });
      const about = { workspaceId, family: 'promise', subject: { kind: 'client', id: clientId }, topic: id } as const;
      await observe(ports, tx, { ...about, reasons: ['promise_overdue'], period: '#1' }, at);
    });
  const openDeviations = async (id: string) =>
    (
      await db
        .selectFrom('deviation')
        .select('state')
        .where('family', '=', 'promise')
        .where('topic', '=', id)
        .where('state', '<>', 'closed')
        .execute()
    ).length;

  const promise = async (id: string) => {
    const found = await promiseById(db, id);
    if (!found) throw new Error(`there is no promise ${id}`);
    return found;
  };
  const events = async (id: string) =>
    (await entriesOf(db, id)).map(({ event, by }) => [event, by].filter(Boolean).join(' '));
  const meetingNotes = (meetingId: string, ...lines: string[]) =>
    db
      .transaction()
      .execute(tx =>
        noteFromMeeting(tx, { workspaceId, clientId, meetingId, leadId: lead, actorId: lead, lines }, new Date(monday)),
      );
  const notedIn = async (meetingId: string) =>
    db.selectFrom('promise').select(['id', 'noted']).where('meetingId', '=', meetingId).orderBy('noted').execute();

  const messages = (subjectId: string) =>
    db
      .selectFrom('outbox')
      .select(['id', 'workspaceId', 'kind', 'subjectId', 'period', 'class', 'replacesId', 'editsId'])
      .where('subjectId', '=', subjectId)
      .where('kind', 'like', 'promises.%')
      .orderBy('kind')
      .orderBy('period')
      .execute();
  const short = (kind: string) => kind.replace('promises.', '');
  /** What is to be said, as `kind period class`. */
  const said = async (subjectId: string) =>
    (await messages(subjectId)).map(({ kind, period, class: when }) => `${short(kind)} ${period} ${when}`);
  /** All that was to be said about it by now stands in Slack. */
  const sent = (subjectId: string) =>
    db
      .updateTable('outbox')
      .set(eb => ({ state: 'sent', sentAt: eb.ref('dueAt'), channel: 'D1', slackTs: '1.1' }))
      .where('subjectId', '=', subjectId)
      .where('state', '=', 'waiting')
      .execute();
  const duePorts = { shelf, newId: randomUUID };
  const deliveries = promiseDeliveries(duePorts);
  /** What becomes of each message about it at that moment, as `kind period: whom, or why not`. */
  const becomes = async (subjectId: string, at = monday) => {
    const names = new Map(
      [lead, deputy, ana, mikko, guest].map((id, index) => [id, 'Kari Olav Ana Mikko Gil'.split(' ')[index]]),
    );
    const found: string[] = [];
    for (const item of await messages(subjectId)) {
      const kind = deliveries.find(each => each.kind === item.kind);
      const drafts = await db.transaction().execute(async tx => kind?.drafts(tx, [item], new Date(at)));
      const draft = drafts?.get(item.id);
      const end =
        typeof draft !== 'object' ? draft : 'to' in draft ? names.get(draft.to) : 'drop' in draft && draft.drop;
      found.push(`${short(item.kind)} ${item.period}: ${end}`);
    }
    return found;
  };

  const ticking = {
    db,
    log: silentLog,
    cadences: promiseCadences(duePorts),
    open: occurrenceGate,
    batch: 25,
    lanes: 1,
  };
  const atOnce = { ...ticking, markEverybody: async () => {} };
  const mark = () => replanLater(db, 'client', workspaceId, [clientId]);
  /** Ticks whenever something wakes, up to that moment; what is written meanwhile stands in Slack at once. */
  const until = async (id: string, from: string, at: string) => {
    await tick(atOnce, new Date(from));
    for (let next = await nextWake(db, occurrenceGate); next && next <= new Date(at); ) {
      await sent(id);
      await tick(atOnce, next);
      const after = await nextWake(db, occurrenceGate);
      next = after && after > next ? after : undefined;
    }
  };
  const wakesUp = (at: string) => tick(atOnce, new Date(at));
  /** How the waiting for its keeper's word went, as `period state reason`. */
  const waited = async (id: string) =>
    (await occurrencesOf(db, id))
      .filter(({ cadence }) => cadence === answerCadence)
      .map(({ period, state, reason }) => [period, state, reason].filter(Boolean).join(' '));
  const wakesAt = async (id: string) =>
    (
      await db
        .selectFrom('occurrence')
        .select('wakeAt')
        .where('subjectId', '=', id)
        .where('cadence', '=', answerCadence)
        .where('wakeAt', 'is not', null)
        .execute()
    ).map(({ wakeAt }) => wakeAt?.toISOString().slice(0, 16));
  const setEngagement = (state: 'active' | 'ended') =>
    db.updateTable('engagement').set({ state }).where('id', '=', engagementId).execute();
  const setStatus = (personId: string, slackStatus: 'active' | 'deactivated') =>
    db.updateTable('person').set({ slackStatus }).where('id', '=', personId).execute();
  const setAway = (personId: string, firstDay: string, lastDay: string) =>
    db.insertInto('absence').values({ id: randomUUID(), workspaceId, personId, firstDay, lastDay }).execute();

  return {
    ...{ db, firm, ports, clientId, aPromise, as, comesDue, openDeviations, promise, events, meetingNotes, notedIn },
    ...{ said, sent, becomes, messages, mark, until, wakesUp, waited, wakesAt, setEngagement, setStatus, setAway },
    ...{ lead, deputy, ana, mikko, guest },
  };
}

export type GivingFirm = Awaited<ReturnType<typeof givingFirm>>;
