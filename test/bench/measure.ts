import { performance } from 'node:perf_hooks';

export interface Row {
  readonly what: string;
  readonly bar: string;
  readonly measured: string;
  readonly baseline: string;
}

/** The value below which `share` of the others lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** How long something takes, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

export const ms = (value: number): string => `${value.toFixed(1)} ms`;
