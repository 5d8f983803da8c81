import type { Tx } from '../../db/connect.ts';
import { type ClientFacts, clientFacts } from '../../roster/index.ts';
import { type Occurrence, planOccurrences, type ScheduledCadence, type Step } from '../../schedule/index.ts';
import { settingsOf, workspaceOf } from '../../settings/index.ts';
import { instantOf, type LocalDate, localDateOf, parseLocalTime, type Rhythm } from '../../time/calendar.ts';
import { dueCadence, roundKey } from '../kinds.ts';
import type { PromiseDuePorts } from '../ports.ts';
import * as queries from '../queries.ts';
import { type Coming, dueMove, nextLook, seenOverdueOn } from '../rules.ts';
import { breakPromise, remind, remindedOf } from './passing.ts';

/** Promises come due: one occurrence for each round of terms that was accepted, from its first reminder until its day has passed. */
export const dueWatch = (ports: PromiseDuePorts): ScheduledCadence => ({
  name: dueCadence,
  wake: async (tx, occurrences, now) => {
    // All at once, in one order, so that two never wait for each other.
    const locked = await queries.lockPromises(
      tx,
      occurrences.map(({ subjectId }) => subjectId),
    );
    const steps = new Map<string, Step>();
    for (const [workspaceId, own] of Map.groupBy(occurrences, each => each.workspaceId))
      for (const [id, step] of await wakeOwn(ports, tx, { workspaceId, occurrences: own, locked }, now))
        steps.set(id, step);
    return steps;
  },
});

/** Plans when keepers are reminded, and when a promise is overdue. */
export async function planDues(
  ports: PromiseDuePorts,
  tx: Tx,
  { workspaceId, clientIds }: { readonly workspaceId: string; readonly clientIds: readonly string[] },
  now: Date,
): Promise<void> {
  const promises = await queries.promisesWhere(tx, { clientIds, states: ['promised', 'moving'] });
  if (promises.length === 0 || (await workspaceOf(tx, workspaceId)).goAt === null) return;
  const comingOf = await comings(ports, tx, { workspaceId, promises }, now);
  const rows = promises.flatMap(promise => {
    const known = comingOf(promise);
    if (!known?.client.active) return [];
    const { coming, round } = known;
    const dueAt = lookAt(coming, coming.acceptedOn);
    const seenAt = instantOf(seenOverdueOn(coming), coming.rhythm.opens, coming.rhythm);
    // Whoever took it over after its day said so later than that.
    const closesAt = seenAt < dueAt ? dueAt : seenAt;
    return [{ workspaceId, cadence: dueCadence, subjectId: promise.id, period: roundKey(round), dueAt, closesAt }];
  });
  await planOccurrences(tx, rows);
}

/** When to look again after that day: before the morning in which somebody is reminded, and in the one in which it is overdue. */
function lookAt(coming: Known['coming'], after: LocalDate): Date {
  const day = nextLook(coming, after);
  const time = day < seenOverdueOn(coming) ? parseLocalTime('00:00') : coming.rhythm.opens;
  return instantOf(day, time, coming.rhythm);
}

interface Known {
  readonly client: ClientFacts;
  /** of the terms in force */
  readonly round: number;
  readonly coming: Coming & { readonly rhythm: Rhythm };
}

interface Those {
  readonly workspaceId: string;
  readonly promises: readonly queries.ClientPromise[];
}

/** What decides when each comes up; undefined for what is not promised. */
async function comings(
  { shelf }: PromiseDuePorts,
  tx: Tx,
  { workspaceId, promises }: Those,
  now: Date,
): Promise<(promise: queries.ClientPromise) => Known | undefined> {
  const { promiseRemindDays: remindDays } = await settingsOf(tx, workspaceId);
  const clients = await clientFacts(tx, { shelf, now }, [...new Set(promises.map(({ clientId }) => clientId))]);
  const accepted = await queries.acceptedAt(
    tx,
    promises.map(({ id }) => id),
  );
  return ({ id, clientId, inForce }) => {
    const [client, at] = [clients.get(clientId), accepted.get(id)];
    if (!client || !at || !inForce) return undefined;
    const { rhythm } = client;
    const { dueOn, number: round } = inForce;
    return { client, round, coming: { dueOn, acceptedOn: localDateOf(at, rhythm), remindDays, rhythm } };
  };
}

interface WokenTogether {
  readonly workspaceId: string;
  readonly occurrences: readonly Occurrence[];
  readonly locked: ReadonlyMap<string, queries.ClientPromise>;
}

async function wakeOwn(
  ports: PromiseDuePorts,
  tx: Tx,
  { workspaceId, occurrences, locked }: WokenTogether,
  now: Date,
): Promise<[string, Step][]> {
  const ids = occurrences.map(({ subjectId }) => subjectId);
  const promises = ids.flatMap(id => locked.get(id) ?? []);
  const comingOf = await comings(ports, tx, { workspaceId, promises }, now);
  const reminded = await remindedOf(tx, { workspaceId, ids });
  const steps: [string, Step][] = [];
  for (const occurrence of occurrences) {
    const promise = locked.get(occurrence.subjectId);
    const known = promise && comingOf(promise);
    const woken = promise && known ? { occurrence, promise, known, reminded: reminded(promise) } : undefined;
    steps.push([occurrence.id, woken ? await wakeOne(ports, tx, woken, now) : closed('not_promised')]);
  }
  return steps;
}

const closed = (reason: string): Step => ({ state: 'closed', reason });

interface Woken {
  readonly occurrence: Occurrence;
  readonly promise: queries.ClientPromise;
  readonly known: Known;
  /** of the terms in force, by how many working days before */
  readonly reminded: readonly number[];
}

/** It stays planned between its days, so that it follows the client's calendar and is taken up again when work goes on. */
async function wakeOne(
  ports: PromiseDuePorts,
  tx: Tx,
  { occurrence, promise, known, reminded }: Woken,
  now: Date,
): Promise<Step> {
  const { coming, round, client } = known;
  if (roundKey(round) !== occurrence.period) return closed('moved');
  const today = localDateOf(now, coming.rhythm);
  const move = dueMove({ ...coming, state: promise.state, saidLate: promise.lateOn !== null, reminded }, today);
  if (move.do === 'over') return closed(promise.state);
  if (!client.active) return { state: 'not_applicable', reason: 'paused' };
  if (move.do === 'break') {
    await breakPromise(ports, tx, promise, now);
    return closed('overdue');
  }
  if (move.do === 'remind') await remind(tx, { promise, move, reminded, rhythm: coming.rhythm }, now);
  return { state: 'planned', stage: 0, wakeAt: lookAt(coming, today) };
}
