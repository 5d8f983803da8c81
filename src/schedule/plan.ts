import type { RawBuilder } from 'kysely';
import type { Tx } from '../db/connect.ts';
import { isDatabasesFault } from '../db/errors.ts';
import type { Ports } from '../ports.ts';
import type { Plan, ScheduledCadence, Since, Subject } from './cadence.ts';
import * as queries from './queries.ts';

/** What the tick works with. */
export interface Ticking extends Pick<Ports, 'db' | 'log'> {
  readonly cadences: readonly ScheduledCadence[];
  /** a condition over a row of `occurrence`: may it wake? Not what a restored backup holds back */
  readonly open: RawBuilder<boolean>;
  /** rows in one transaction; small on the embedded database, where a query stops the process */
  readonly batch: number;
  /** batches at work at once, so that the database writes one while the next is thought out; 1 on the embedded database */
  readonly lanes: number;
  /** marks everybody of a workspace for planning; the roster knows who that is */
  readonly markEverybody: (tx: Tx, workspaceId: string) => Promise<void>;
  /** aborted when the app stops: the batch at hand is finished, no other is begun */
  readonly ending?: AbortSignal;
}

/** Plans whoever is marked. A workspace's mark comes first and alone, since it marks everybody. */
export async function planAllMarked(ticking: Ticking, now: Date): Promise<void> {
  if (!(await queries.anyMarked(ticking.db))) return;
  const broken: string[] = [];
  await planWhile(ticking, now, broken, marks => marks.some(mark => mark.kind === 'workspace'));
  await inLanes(ticking, () => planWhile(ticking, now, broken, marks => marks.length > 0));
}

/** All lanes end before the first failure is thrown: none is left alone. */
export async function inLanes<T>({ lanes }: Ticking, work: () => Promise<T>): Promise<T[]> {
  const ends = await Promise.allSettled(Array.from({ length: lanes }, work));
  const failure = ends.find(end => end.status === 'rejected');
  if (failure) throw failure.reason;
  return ends.flatMap(end => (end.status === 'fulfilled' ? [end.value] : []));
}

/** When a plan throws, the rest goes on one by one, and the broken one keeps its mark for the next tick: `broken` names it. */
async function planWhile(
  ticking: Ticking,
  now: Date,
  broken: string[],
  goesOn: (marks: readonly queries.Mark[]) => boolean,
): Promise<void> {
  for (let size = ticking.batch; !ticking.ending?.aborted; ) {
    const marks: queries.Mark[] = [];
    try {
      await ticking.db.transaction().execute(async tx => {
        marks.push(...(await queries.takeMarks(tx, size, broken)));
        await planMarked(ticking, tx, marks, now);
      });
      if (!goesOn(marks)) return;
    } catch (error) {
      const [mark] = marks;
      if (!mark || isDatabasesFault(error)) throw error;
      if (size === 1) {
        ticking.log.error('plan_failed', { what: mark.subjectId, error: nameOf(error) });
        broken.push(mark.subjectId);
      }
      size = 1;
    }
  }
}

async function planMarked(ticking: Ticking, tx: Tx, marks: readonly queries.Mark[], now: Date): Promise<void> {
  for (const { workspaceId } of marks.filter(mark => mark.kind === 'workspace'))
    await ticking.markEverybody(tx, workspaceId);
  for (const cadence of ticking.cadences) {
    const marked = marks.filter(mark => mark.kind === cadence.enrols);
    if (marked.length > 0) await planSubjects(tx, cadence, marked, now);
  }
}

async function planSubjects(
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
  await planAhead(tx, cadence, subjects, now);
}

/** Asks the cadence for each subject's next occurrence and writes it; what was planned otherwise and not sent gives way. */
export async function planAhead(
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

/** All that the log says of an error: its kind. */
export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
