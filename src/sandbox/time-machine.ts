/** The sandbox's own clock: it goes on by itself, and can be set forward. */
export interface SandboxClock {
  now(): Date;
  /** Sets it; it goes on from there. */
  set(at: Date): void;
}

/** Begins at `start`. `monotonic`: milliseconds that only rise. */
export function sandboxClock(start: Date, monotonic: () => number): SandboxClock {
  let base = start.getTime() - monotonic();
  return {
    now: () => new Date(base + monotonic()),
    set: at => {
      base = at.getTime() - monotonic();
    },
  };
}

/** Whoever does something as time goes by: the app, and people with habits. */
export interface Actor {
  /** undefined: nothing is to come */
  nextMoment(): Promise<Date | undefined>;
  /** does what is due at the clock's time */
  act(): Promise<void>;
}

/** More stops than this on one journey means that something never comes to rest. */
const mostStops = 100_000;

/**
 * Moves the clock to `target`, stopping wherever something is due, so that everything happens at its own time and in order.
 * Throws when the actors never come to rest; an aborted journey ends where it is.
 */
export async function travel(
  clock: Pick<SandboxClock, 'now' | 'set'>,
  actors: readonly Actor[],
  target: Date,
  signal?: AbortSignal,
): Promise<void> {
  for (let stop = 0; stop < mostStops; stop += 1) {
    if (signal?.aborted) return;
    const next = await earliest(actors);
    if (!next || next > target) {
      if (clock.now() < target) clock.set(target);
      return;
    }
    if (next > clock.now()) clock.set(next);
    for (const actor of actors) await actor.act();
  }
  throw new Error('time does not pass: something is due again and again');
}

/** Moves the clock to the next moment at which something happens, and lets it happen. False: nothing is to come. */
export async function travelToNext(clock: SandboxClock, actors: readonly Actor[]): Promise<boolean> {
  const next = await earliest(actors);
  if (!next) return false;
  await travel(clock, actors, next > clock.now() ? next : clock.now());
  return true;
}

async function earliest(actors: readonly Actor[]): Promise<Date | undefined> {
  const moments = await Promise.all(actors.map(actor => actor.nextMoment()));
  return moments.filter(moment => moment !== undefined).sort((a, b) => a.getTime() - b.getTime())[0];
}
