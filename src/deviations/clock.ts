import { addYears } from 'date-fns/addYears';
import type { Tx } from '../db/connect.ts';
import { occurrenceKey, occurrencesAt, planOccurrences } from '../schedule/index.ts';
import { wakeRunning } from './queries.ts';

/** The cadence of a deviation: one occurrence each time it is opened, awake once a day and when it should have been taken up. */
export const clockCadence = 'deviation';

/** It has no day on which it is over: it ends with its deviation. */
const forEver = 100;

interface Opened {
  readonly id: string;
  readonly workspaceId: string;
  readonly opening: number;
}

export const beginClock = (tx: Tx, deviation: Opened, now: Date): Promise<void> => beginClocks(tx, [deviation], now);

/** Something has changed by which it may have to wake earlier. */
export const wakeClock = (tx: Tx, deviationId: string, now: Date): Promise<void> =>
  wakeRunning(tx, clockCadence, deviationId, now);

/** One for each that has none yet. */
export async function beginClocks(tx: Tx, deviations: readonly Opened[], now: Date): Promise<void> {
  const keys = deviations.map(({ id, opening }) => ({ subjectId: id, period: String(opening) }));
  const running = await occurrencesAt(tx, clockCadence, keys);
  const rows = deviations
    .filter(({ id, opening }) => !running.has(occurrenceKey(id, String(opening))))
    .map(({ id, workspaceId, opening }) => ({
      workspaceId,
      cadence: clockCadence,
      subjectId: id,
      period: String(opening),
      dueAt: now,
      closesAt: addYears(now, forEver),
    }));
  await planOccurrences(tx, rows);
}
