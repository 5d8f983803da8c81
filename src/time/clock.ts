import type { Clock } from '../ports.ts';

/** The clock of this computer. The only place that reads it. */
export const systemClock: Clock = { now: () => new Date() };

/** The release of the time-zone data in this runtime, '2026c'; 'unknown' for a Node built without it. */
export function tzdataVersion(): string {
  return process.versions.tz ?? 'unknown';
}
