import type { Db, Tx } from '../db/connect.ts';
import type { Log, NewId } from '../ports.ts';
import type { Occurrence, Plan, ScheduledCadence, Since, Subject } from './cadence.ts';
import * as queries from './queries.ts';

/** What the tick works with. */
export interface Ticking {
  readonly db: Db;
  readonly log: Log;
  readonly newId: NewId;
  readonly cadences: readonly ScheduledCadence[];
  /** rows in one transaction; small on the embedded database, where a query stops the process */
  readonly batch: number;
  /** marks everybody of a workspace for planning; the roster knows who that is */
  readonly markEverybody: (tx: Tx, workspaceId: string) => Promise<void>;
}

const mostFailures = 5;
const firstRetryMinutes = 5;

/**
 * Does everything that is due at `now`: plans what the roster changed, then wakes occurrences until none is due.
 * Any number of processes may tick at once; a second tick at the same minute finds nothing. Returns how many woke.
 */
export async function tick(ticking: Ticking, now: Date): Promise<number> {
  while (await planMarked(ticking, now));
  let woken = 0;
  for (let batch = await wakeBatch(ticking, now); batch > 0; batch = await wakeBatch(ticking, now)) woken += batch;
  return woken;
}

/** Plans a batch of the subjects that were marked; false when no mark is left. */
async function planMarked(ticking: Ticking, now: Date): Promise<boolean> {
  return ticking.db.transaction().execute(async tx => {
    const marks = await queries.takeMarks(tx, ticking.batch);
    for (const { workspaceId } of marks.filter(mark => mark.kind === 'workspace'))
      await ticking.markEverybody(tx, workspaceId);
    for (const cadence of ticking.cadences) {
      const marked = marks.filter(mark => mark.kind === cadence.enrols);
      if (marked.length > 0) await planSubjects(ticking, tx, cadence, marked, now);
    }
    return marks.length > 0;
  });
}

async function planSubjects(
  ticking: Pick<Ticking, 'newId'>,
  tx: Tx,
  cadence: ScheduledCadence,
  marked: readonly { workspaceId: string; subjectId: string }[],
  now: Date,
): Promise<void> {
  const ids = marked.map(mark => mark.subjectId);
  const last = await queries.newestRun(tx, cadence.name, ids);
  const planned = await queries.plannedPeriods(tx, cadence.name, ids);
  const since = (id: string): Since => {
    const period = planned.get(id);
    return period ? { planned: period } : { begins: true, lastRan: last.get(id)?.period };
  };
  const subjects = marked.map(({ workspaceId, subjectId }) => ({
    workspaceId,
    id: subjectId,
    since: since(subjectId),
  }));
  await planAhead(ticking, tx, cadence, subjects, now);
}

/** Asks the cadence for each subject's next occurrence and writes it; what was planned otherwise and not sent gives way. */
async function planAhead(
  { newId }: Pick<Ticking, 'newId'>,
  tx: Tx,
  cadence: ScheduledCadence,
  subjects: readonly Subject[],
  now: Date,
): Promise<void> {
  if (!cadence.plan || subjects.length === 0) return;
  const plans = await cadence.plan(tx, subjects, now);
  const planOf = (subject: Subject): Plan => plans.get(subject.id) ?? { enrolled: false, reason: 'unknown' };
  await queries.dropPlanned(
    tx,
    cadence.name,
    subjects.map(subject => {
      const plan = planOf(subject);
      return plan.enrolled
        ? { subjectId: subject.id, keepPeriod: plan.period, reason: 'replanned' }
        : { subjectId: subject.id, keepPeriod: undefined, reason: plan.reason };
    }),
  );
  await queries.upsertPlanned(
    tx,
    subjects.flatMap(subject => {
      const plan = planOf(subject);
      if (!plan.enrolled) return [];
      const { period, dueAt, closesAt } = plan;
      return [
        {
          id: newId(),
          workspaceId: subject.workspaceId,
          cadence: cadence.name,
          subjectId: subject.id,
          period,
          dueAt,
          closesAt,
        },
      ];
    }),
  );
}

/** Wakes one batch in one transaction. When a cadence throws, the batch is done again one by one, so that only the broken one waits. */
async function wakeBatch(ticking: Ticking, now: Date): Promise<number> {
  const claimed: Occurrence[] = [];
  try {
    return await ticking.db.transaction().execute(async tx => {
      claimed.push(...(await queries.claimWaking(tx, now, ticking.batch)));
      await wakeAll(ticking, tx, claimed, now);
      return claimed.length;
    });
  } catch (error) {
    if (claimed.length === 0) throw error;
    for (const { id } of claimed) await wakeAlone(ticking, id, now);
    return claimed.length;
  }
}

async function wakeAlone(ticking: Ticking, id: string, now: Date): Promise<void> {
  try {
    await ticking.db.transaction().execute(async tx => {
      const occurrence = await queries.claimOne(tx, id, now);
      if (occurrence) await wakeAll(ticking, tx, [occurrence], now);
    });
  } catch (error) {
    ticking.log.error('occurrence_failed', { occurrence: id, error: error instanceof Error ? error.name : 'unknown' });
    await queries.postpone(ticking.db, id, new Date(now.getTime() + firstRetryMinutes * 60_000), mostFailures);
  }
}

async function wakeAll(ticking: Ticking, tx: Tx, occurrences: readonly Occurrence[], now: Date): Promise<void> {
  for (const cadence of ticking.cadences) {
    const own = occurrences.filter(occurrence => occurrence.cadence === cadence.name);
    if (own.length === 0) continue;
    const steps = await cadence.wake(tx, own, now);
    const taken = own.map(occurrence => {
      const step = steps.get(occurrence.id);
      if (!step) throw new Error(`${cadence.name} left an occurrence without a step`);
      return { occurrence, step };
    });
    await queries.applySteps(tx, taken);
    await planAhead(
      ticking,
      tx,
      cadence,
      taken.flatMap(({ occurrence, step }) => subjectThatRan(occurrence, step.state)),
      now,
    );
  }
}

/** Whoever's planned occurrence has run gets her next one planned in the same transaction. */
function subjectThatRan(occurrence: Occurrence, state: Occurrence['state']): Subject[] {
  if (occurrence.state !== 'planned' || state === 'planned') return [];
  return [{ workspaceId: occurrence.workspaceId, id: occurrence.subjectId, since: { ran: occurrence.period } }];
}

/** Marks subjects whose facts changed; the next tick recomputes whatever is not yet sent. */
export const replanLater = queries.markForReplan;

/** Plans an occurrence of a cadence that enrols nobody by itself. */
export async function planOccurrences(tx: Tx, rows: readonly queries.PlannedRow[]): Promise<void> {
  await queries.upsertPlanned(tx, rows);
}
