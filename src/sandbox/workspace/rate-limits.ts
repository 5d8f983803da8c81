/** How often a method may be called: Slack's tiers, per minute; `special` has no tier of its own. */
export type Tier = 1 | 2 | 3 | 4 | 'special';

/** Counts calls on the workspace's clock. */
export interface RateBook {
  enabled: boolean;
  /** name of a bucket → Unix milliseconds of its calls within the window, oldest first */
  readonly calls: Map<string, number[]>;
}

interface Limit {
  readonly bucket: string;
  readonly calls: number;
  readonly windowMs: number;
}

const PER_MINUTE = { 1: 1, 2: 20, 3: 50, 4: 100, special: 600 } as const satisfies Record<Tier, number>;

export function createRateBook(enabled: boolean): RateBook {
  return { enabled, calls: new Map() };
}

/**
 * Counts a call, or answers after how many seconds to try again. A refused call is not counted.
 * Posting is held to one message a second in a conversation besides the method's tier.
 */
export function countCall(
  book: RateBook,
  now: Date,
  method: string,
  tier: Tier,
  channel: string | null,
): number | null {
  if (!book.enabled) return null;
  const limits: Limit[] = [{ bucket: method, calls: PER_MINUTE[tier], windowMs: 60_000 }];
  if (channel !== null) limits.push({ bucket: `${method} ${channel}`, calls: 1, windowMs: 1_000 });
  const waits = limits.map(limit => waitFor(book, now.getTime(), limit));
  const wait = Math.max(...waits);
  if (wait > 0) return Math.ceil(wait / 1000);
  for (const { bucket } of limits) book.calls.get(bucket)?.push(now.getTime());
  return null;
}

/** Milliseconds until the limit has room for one more call; 0 if it has now. */
function waitFor(book: RateBook, now: number, { bucket, calls, windowMs }: Limit): number {
  const recent = (book.calls.get(bucket) ?? []).filter(at => at > now - windowMs);
  book.calls.set(bucket, recent);
  const oldest = recent[recent.length - calls];
  return oldest === undefined ? 0 : oldest + windowMs - now;
}
