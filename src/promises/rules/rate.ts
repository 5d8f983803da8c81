import type { LocalDate } from '../../time/calendar.ts';
import { isOpen, type PromiseState } from './path.ts';

/** How promises were kept (2.27). A promise counts once: kept on time, by its last agreed day; or broken, whatever came after. */
export interface KeptRate {
  readonly kept: number;
  readonly broken: number;
  /** of all, those that were given other terms in time */
  readonly moved: number;
  /** neither kept nor broken yet */
  readonly open: number;
}

/** What of a promise counts. */
export interface RatedPromise {
  readonly state: PromiseState;
  /** the day that passed without it */
  readonly brokenOn: LocalDate | null;
  /** its keeper accepted other terms that were given to her before the day had passed */
  readonly movedInTime: boolean;
}

/** What became of it; undefined: it was never promised, or let go before its day. */
export function verdictOn({
  state,
  brokenOn,
}: Pick<RatedPromise, 'state' | 'brokenOn'>): 'kept' | 'broken' | 'open' | undefined {
  if (brokenOn !== null) return 'broken';
  if (state === 'kept') return 'kept';
  return isOpen(state) ? 'open' : undefined;
}

export function rateOf(promises: readonly RatedPromise[]): KeptRate {
  const judged = promises.map(promise => ({ promise, verdict: verdictOn(promise) }));
  const count = (wanted: ReturnType<typeof verdictOn>) => judged.filter(({ verdict }) => verdict === wanted).length;
  const moved = judged.filter(({ promise, verdict }) => verdict !== undefined && promise.movedInTime).length;
  return { kept: count('kept'), broken: count('broken'), moved, open: count('open') };
}

/** Between 0 and 1; undefined: none has come due yet. */
export const keptShare = ({ kept, broken }: Pick<KeptRate, 'kept' | 'broken'>): number | undefined =>
  kept + broken === 0 ? undefined : kept / (kept + broken);
