import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Connection } from '../../src/db/connect.ts';
import type { Occurrence, Plan, ScheduledCadence, Step, Subject } from '../../src/schedule/index.ts';
import { replanLater, type Ticking, tick } from '../../src/schedule/index.ts';

export const monthly = 'toy.monthly';

/** A cadence of every month: due on the first at nine UTC, open for ten days. Subjects may be told to behave otherwise. */
export interface ToyFirm {
  readonly workspaceId: string;
  readonly logged: string[];
  /** every waking, as `subject period` */
  readonly woken: string[];
  /** the hour at which everybody is due */
  hour: number;
  /** why somebody is not enrolled */
  readonly notEnrolled: Map<string, string>;
  /** throws instead of planning or waking her */
  readonly broken: Map<string, 'plan' | 'wake'>;
  /** what happens when she wakes, in place of the usual */
  readonly steps: Map<string, (occurrence: Occurrence, now: Date) => Step | undefined>;
  /** runs within the transaction that wakes her */
  readonly during: Map<string, () => Promise<void>>;
  ticking: Ticking;
  tick(at: string): Promise<number>;
  mark(...subjectIds: string[]): Promise<void>;
  /** a subject with her first occurrence planned */
  planned(at: string): Promise<string>;
  /** her occurrences, oldest first: `period state reason` */
  story(subjectId: string): Promise<string[]>;
  rows(): Promise<(Occurrence & { wakeAt: Date | null; failures: number })[]>;
}

const nextMonth = (period: string): string => {
  const [year = 0, month = 0] = period.split('-').map(Number);
  return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
};
const days = 86_400_000;

export async function toyFirm({ background: db }: Connection): Promise<ToyFirm> {
  for (const table of ['occurrence', 'replan', 'workspace'] as const) await db.deleteFrom(table).execute();
  const workspaceId = randomUUID();
  await db
    .insertInto('workspace')
    .values({ id: workspaceId, slackTeamId: 'T1', slackBotUserId: 'UBOT', name: 'Firm' })
    .execute();

  const periodOf = ({ since }: Subject, now: Date): string => {
    if ('planned' in since) return since.planned;
    if ('ran' in since) return nextMonth(since.ran);
    const present = now.toISOString().slice(0, 7);
    return nextMonth(since.lastRan && since.lastRan > present ? since.lastRan : present);
  };
  const planOf = (subject: Subject, now: Date): Plan => {
    if (firm.broken.get(subject.id) === 'plan') throw new RangeError('no calendar for that year');
    const reason = firm.notEnrolled.get(subject.id);
    if (reason) return { enrolled: false, reason };
    const period = periodOf(subject, now);
    const dueAt = new Date(`${period}-01T${String(firm.hour).padStart(2, '0')}:00:00Z`);
    return { enrolled: true, period, dueAt, closesAt: new Date(dueAt.getTime() + 10 * days) };
  };
  const stepOf = (occurrence: Occurrence, now: Date): Step | undefined => {
    firm.woken.push(`${occurrence.subjectId} ${occurrence.period}`);
    if (firm.broken.get(occurrence.subjectId) === 'wake') throw new TypeError('a private word');
    const own = firm.steps.get(occurrence.subjectId);
    if (own) return own(occurrence, now);
    if (occurrence.state === 'open') return { state: 'closed', reason: 'silent' };
    if (now >= occurrence.closesAt) return { state: 'skipped', reason: 'downtime' };
    return { state: 'open', stage: 1, openedAt: now, wakeAt: occurrence.closesAt };
  };
  const cadence: ScheduledCadence = {
    name: monthly,
    enrols: 'person',
    plan: async (_tx, subjects, now) => new Map(subjects.map(subject => [subject.id, planOf(subject, now)])),
    wake: async (_tx, occurrences, now) => {
      const steps = new Map<string, Step>();
      for (const occurrence of occurrences) {
        await firm.during.get(occurrence.subjectId)?.();
        const step = stepOf(occurrence, now);
        if (step) steps.set(occurrence.id, step);
      }
      return steps;
    },
  };
  const write = (event: string, fields?: object) => void firm.logged.push(`${event} ${JSON.stringify(fields ?? {})}`);

  const firm: ToyFirm = {
    workspaceId,
    logged: [],
    woken: [],
    hour: 9,
    notEnrolled: new Map(),
    broken: new Map(),
    steps: new Map(),
    during: new Map(),
    ticking: {
      db,
      log: { info: write, warn: write, error: write },
      cadences: [cadence],
      open: sql<boolean>`true`,
      batch: 3,
      lanes: 1,
      markEverybody: async () => undefined,
    },
    tick: at => tick(firm.ticking, new Date(at)),
    mark: (...subjectIds) => replanLater(db, 'person', workspaceId, subjectIds),
    planned: async at => {
      const id = randomUUID();
      await firm.mark(id);
      await firm.tick(at);
      return id;
    },
    story: async subjectId =>
      (await firm.rows())
        .filter(row => row.subjectId === subjectId)
        .map(row => [row.period, row.state, row.reason].filter(Boolean).join(' ')),
    rows: async () => {
      const rows = await db.selectFrom('occurrence').selectAll().orderBy('dueAt').orderBy('period').execute();
      return rows.map(row => ({ ...row, state: row.state as Occurrence['state'] }));
    },
  };
  return firm;
}
