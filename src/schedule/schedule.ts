import type { Tx } from '../db/connect.ts';
import { isDatabasesFault } from '../db/errors.ts';
import type { Occurrence, Step, Subject } from './cadence.ts';
import { inLanes, nameOf, planAhead, planAllMarked, type Ticking } from './plan.ts';
import * as queries from './queries.ts';

const mostFailures = 5;
const firstRetryMinutes = 5;
const minute = 60_000;

/**
 * Does everything that is due at `now`: plans what the roster changed, then wakes occurrences until none is due.
 * Any number of processes may tick at once; a second tick at the same minute finds nothing. Returns how many woke.
 */
export async function tick(ticking: Ticking, now: Date): Promise<number> {
  await planAllMarked(ticking, now);
  if (!(await queries.anyWaking(ticking.db, ticking.open, now))) return 0;
  const woken = await inLanes(ticking, () => wakeBatches(ticking, now));
  return woken.reduce((sum, each) => sum + each, 0);
}

async function wakeBatches(ticking: Ticking, now: Date): Promise<number> {
  let woken = 0;
  for (let batch = 1; batch > 0 && !ticking.ending?.aborted; ) {
    batch = await wakeBatch(ticking, now);
    woken += batch;
  }
  return woken;
}

/** Wakes one batch in one transaction. When a cadence throws, the batch is done again one by one, so that only the broken one waits. */
async function wakeBatch(ticking: Ticking, now: Date): Promise<number> {
  const claimed: Occurrence[] = [];
  try {
    return await ticking.db.transaction().execute(async tx => {
      claimed.push(...(await queries.claimWaking(tx, ticking.open, now, ticking.batch)));
      await wakeAll(ticking, tx, claimed, now);
      return claimed.length;
    });
  } catch (error) {
    // What the database does is no occurrence's fault: the next tick goes on.
    if (claimed.length === 0 || isDatabasesFault(error)) throw error;
    for (const occurrence of claimed) await wakeAlone(ticking, occurrence, now);
    return claimed.length;
  }
}

async function wakeAlone(
  ticking: Ticking,
  { id, cadence, subjectId, workspaceId }: Occurrence,
  now: Date,
): Promise<void> {
  try {
    await ticking.db.transaction().execute(async tx => {
      const occurrence = await queries.claimOne(tx, id, now);
      if (occurrence) await wakeAll(ticking, tx, [occurrence], now);
    });
  } catch (error) {
    if (isDatabasesFault(error)) throw error;
    ticking.log.error('occurrence_failed', { occurrence: id, error: nameOf(error) });
    const again = new Date(now.getTime() + firstRetryMinutes * minute);
    const parked = await queries.postpone(ticking.db, { id, now, again, mostFailures });
    const kind = ticking.cadences.find(each => each.name === cadence)?.enrols;
    // The broken period is over for her; the next one is planned like anybody's who begins.
    if (parked && kind) await queries.markForReplan(ticking.db, kind, workspaceId, [subjectId]);
  }
}

async function wakeAll(ticking: Ticking, tx: Tx, occurrences: readonly Occurrence[], now: Date): Promise<void> {
  const stray = occurrences.find(({ cadence }) => !ticking.cadences.some(({ name }) => name === cadence));
  if (stray) throw new Error(`nobody registered the cadence ${stray.cadence}`);
  for (const cadence of ticking.cadences) {
    const own = occurrences.filter(occurrence => occurrence.cadence === cadence.name);
    if (own.length === 0) continue;
    const steps = await cadence.wake(tx, own, now);
    const taken = own.map(occurrence => {
      const step = steps.get(occurrence.id);
      if (!step) throw new Error(`${cadence.name} left an occurrence without a step`);
      return { occurrence, step: notAtOnce(step, now) };
    });
    await queries.applySteps(tx, taken);
    await planAhead(
      tx,
      cadence,
      taken.flatMap(({ occurrence, step }) => subjectThatRan(occurrence, step.state)),
      now,
    );
  }
}

/** What wants to wake again at once wakes in a minute, so that a tick always ends. */
function notAtOnce(step: Step, now: Date): Step {
  return 'wakeAt' in step && step.wakeAt <= now ? { ...step, wakeAt: new Date(now.getTime() + minute) } : step;
}

/** Whoever's planned occurrence has run gets her next one planned in the same transaction. */
function subjectThatRan(occurrence: Occurrence, state: Occurrence['state']): Subject[] {
  if (occurrence.state !== 'planned' || state === 'planned') return [];
  return [{ workspaceId: occurrence.workspaceId, id: occurrence.subjectId, since: { ran: occurrence.period } }];
}

/** Marks subjects whose facts changed; the next tick recomputes whatever is not yet sent. */
export const replanLater = queries.markForReplan;

/** The same for one subject, which nobody plans until the transaction ends: for whoever goes on to change what planning writes. */
export const holdPlanning = queries.holdForReplan;

/** Plans an occurrence of a cadence that enrols nobody by itself. */
export async function planOccurrences(tx: Tx, rows: readonly queries.PlannedRow[]): Promise<void> {
  await queries.upsertPlanned(tx, rows);
}
