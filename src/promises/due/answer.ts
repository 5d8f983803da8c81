import { addDays as daysLater } from 'date-fns/addDays';
import type { Tx } from '../../db/connect.ts';
import { enqueue, leftForSlack } from '../../delivery/index.ts';
import { type ClientFacts, clientFacts, type Person, people } from '../../roster/index.ts';
import { type Occurrence, planOccurrences, type ScheduledCadence, type Step } from '../../schedule/index.ts';
import { workspaceOf } from '../../settings/index.ts';
import {
  addDays,
  instantOf,
  type LocalDate,
  localDateOf,
  officeDayMinutes,
  officeTimeLater,
  parseLocalTime,
  type Rhythm,
} from '../../time/calendar.ts';
import { lapseOffer } from '../answering.ts';
import { answerCadence, messageKinds, roundKey } from '../kinds.ts';
import { openOffer, reminderKey } from '../offer-messages.ts';
import type { PromiseDuePorts } from '../ports.ts';
import * as queries from '../queries.ts';
import { type AskFacts, askAgain, offerStanding, pausesInDays } from '../rules.ts';

/** Terms wait for their keeper's word. */
export const answerWatch = (ports: PromiseDuePorts): ScheduledCadence => ({
  name: answerCadence,
  wake: async (tx, occurrences, now) => {
    const stillWaiting = await waitings(ports, tx, occurrences, now);
    const steps = new Map<string, Step>();
    for (const occurrence of occurrences)
      steps.set(occurrence.id, await wakeOne(ports, tx, { occurrence, waiting: stillWaiting(occurrence) }, now));
    return steps;
  },
});

/** Plans when keepers are asked again. */
export async function planAnswers(
  { shelf }: PromiseDuePorts,
  tx: Tx,
  { workspaceId, clientIds }: { readonly workspaceId: string; readonly clientIds: readonly string[] },
  now: Date,
): Promise<void> {
  const waiting = await queries.waitingOffers(tx, clientIds);
  if (waiting.length === 0 || (await workspaceOf(tx, workspaceId)).goAt === null) return;
  const context = { shelf, now };
  const facts = await clientFacts(tx, context, [...new Set(waiting.map(({ clientId }) => clientId))]);
  const found = await people(tx, context, { ids: [...new Set(waiting.map(({ keeperId }) => keeperId))] });
  const keepers = new Map(found.map(person => [person.id, person]));
  const rows = waiting.flatMap(({ promiseId: subjectId, clientId, keeperId, round, givenAt, dueOn, handsOver }) => {
    const [client, keeper] = [facts.get(clientId), keepers.get(keeperId)];
    if (!client?.active || !keeper) return [];
    const askedAt = officeDaysLater(givenAt, pausesInDays[0], keeper);
    const lastAt = officeDaysLater(givenAt, allPauses, keeper);
    const closesAt = handsOver ? lastAt : overAt(dueOn, client.rhythm);
    const dueAt = earlier(askedAt, closesAt);
    return [{ workspaceId, cadence: answerCadence, subjectId, period: roundKey(round), dueAt, closesAt }];
  });
  await planOccurrences(tx, rows);
}

/** From when it is put to her until it waits no longer, where nothing comes between. */
const allPauses = pausesInDays.reduce((sum, days) => sum + days, 0);

/** When the day of terms is over where the client is. */
const overAt = (dueOn: LocalDate, rhythm: Rhythm): Date =>
  instantOf(addDays(dueOn, 1), parseLocalTime('00:00'), rhythm);

const earlier = (one: Date, other: Date): Date => (one < other ? one : other);

/** Only days on which she works and is there count. Away without an end: a day later, to look again. */
function officeDaysLater(from: Date, days: number, { rhythm, away }: Person): Date {
  return officeTimeLater(from, days * officeDayMinutes(rhythm), rhythm, away) ?? daysLater(from, 1);
}

interface Waiting {
  readonly promise: queries.ClientPromise;
  readonly terms: queries.Terms;
  readonly client: ClientFacts;
  readonly keeper: Person;
}

async function wakeOne(
  ports: PromiseDuePorts,
  tx: Tx,
  { occurrence, waiting }: { readonly occurrence: Occurrence; readonly waiting: Waiting | string },
  now: Date,
): Promise<Step> {
  if (typeof waiting === 'string') return { state: 'closed', reason: waiting };
  const { promise, terms, client, keeper } = waiting;
  const { stage } = occurrence;
  const wakeIn = (days: number) => {
    const later = officeDaysLater(now, days, keeper);
    return terms.handsOver ? later : earlier(later, overAt(terms.dueOn, client.rhythm));
  };
  switch (askAgain(await factsOf(tx, waiting, stage, now))) {
    case 'lapse':
      await lapseOffer(ports, tx, promise, now);
      return { state: 'closed', reason: keeper.active ? 'lapsed' : 'left' };
    case 'wait':
      return { state: occurrence.state === 'open' ? 'open' : 'planned', stage, wakeAt: wakeIn(1) };
    case 'remind':
      await remind(tx, promise, { round: terms.number, number: stage + 1 }, now);
      return { state: 'open', stage: stage + 1, openedAt: now, wakeAt: wakeIn(pausesInDays[stage + 1] ?? 1) };
  }
}

/** The terms that each occurrence is about, or why nobody waits for a word on them. All are held at once, in one order, so that two never wait for each other. */
async function waitings(
  { shelf }: PromiseDuePorts,
  tx: Tx,
  occurrences: readonly Occurrence[],
  now: Date,
): Promise<(occurrence: Occurrence) => Waiting | string> {
  const ids = occurrences.map(({ subjectId }) => subjectId);
  const promises = await queries.lockPromises(tx, ids);
  const all = [...promises.values()];
  const context = { shelf, now };
  const clients = await clientFacts(tx, context, [...new Set(all.map(({ clientId }) => clientId))]);
  const keeperIds = [...new Set(all.flatMap(({ newest }) => newest?.keeperId ?? []))];
  const found = keeperIds.length > 0 ? await people(tx, context, { ids: keeperIds }) : [];
  const keepers = new Map(found.map(person => [person.id, person]));
  return ({ subjectId, period }) => {
    const promise = promises.get(subjectId);
    const terms = promise?.newest;
    if (!promise || !terms) return 'gone';
    if (roundKey(terms.number) !== period) return 'replaced';
    const [client, keeper] = [clients.get(promise.clientId), keepers.get(terms.keeperId)];
    if (!client || !keeper) return 'gone';
    const standing = offerStanding({ state: promise.state, newest: terms }, localDateOf(now, client.rhythm));
    const waiting = { promise, terms, client, keeper };
    return standing === 'waits' || standing === 'past' ? waiting : standing;
  };
}

async function factsOf(
  tx: Tx,
  { promise, terms, client, keeper }: Waiting,
  reminded: number,
  now: Date,
): Promise<AskFacts> {
  const { id: subjectId, workspaceId } = promise;
  const key = { workspaceId, subjectId, kinds: [messageKinds.offer], periods: [roundKey(terms.number)] };
  const isAsked = await leftForSlack(tx, key);
  const isAway = keeper.away(localDateOf(now, keeper.rhythm));
  const whereabouts = !keeper.active ? 'left' : isAway ? 'away' : isAsked ? 'there' : 'unasked';
  const today = localDateOf(now, client.rhythm);
  const dueOn = terms.handsOver ? null : terms.dueOn;
  return { today, dueOn, keeper: whereabouts, isPaused: !client.active, reminded };
}

/** Once more, with a button that takes the place of the former one. */
async function remind(
  tx: Tx,
  { id, workspaceId }: queries.ClientPromise,
  { round, number }: { readonly round: number; readonly number: number },
  now: Date,
): Promise<void> {
  const replacesId = await openOffer(tx, { id, workspaceId }, round);
  const about = { workspaceId, kind: messageKinds.offerReminder, subjectId: id, period: reminderKey(round, number) };
  await enqueue(tx, [{ ...about, class: 'now', dueAt: now, replacesId }]);
}
