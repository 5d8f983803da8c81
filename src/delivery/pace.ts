/** How long to wait before the next post, so that no more than `perMinute` go out evenly. Milliseconds by a rising clock. */
export function waitBefore(lastAt: number | undefined, perMinute: number, at: number): number {
  return lastAt === undefined ? 0 : Math.max(0, lastAt + 60_000 / perMinute - at);
}

export interface Pacing {
  /** a clock that only rises, in milliseconds */
  readonly monotonic: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** Lets posts through one by one, evenly spaced. `perMinute` is asked each time, so that a changed setting holds at once. */
export function pacer({ monotonic, pause }: Pacing, perMinute: () => number): () => Promise<void> {
  let lastAt: number | undefined;
  return async () => {
    const wait = waitBefore(lastAt, perMinute(), monotonic());
    if (wait > 0) await pause(wait);
    lastAt = monotonic();
  };
}
