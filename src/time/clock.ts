import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../ports.ts';

/** The wall clock of this machine. Nothing else in the app asks the time. */
export const systemClock: Clock = { now: () => new Date() };

/** The release of the IANA zone data that this runtime carries, such as `2026c`. */
export function tzdataVersion(): string {
  return process.versions.tz ?? 'unknown';
}

/** Milliseconds that only ever rise; for distances, never for dates. */
export const monotonic = (): number => performance.now();

/** Waits; an aborted wait ends at once. */
export async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, signal ? { signal } : {}).catch(() => undefined);
}
