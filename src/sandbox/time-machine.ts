/** The sandbox's own clock: it goes on by itself, and can be set forward. */
export interface SandboxClock {
  now(): Date;
  /** Sets it; it goes on from there. */
  set(at: Date): void;
  /** Resolves when it may be set, or `signal` ends the waiting; absent or undefined: it may be set now. */
  held?(signal?: AbortSignal): Promise<void> | undefined;
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
 * A clock that is held it waits for at every stop. Throws when the actors never come to rest; an aborted journey ends where it is.
 */
export async function travel(
  clock: SandboxClock,
  actors: readonly Actor[],
  target: Date,
  signal?: AbortSignal,
): Promise<void> {
  for (let stop = 0; stop < mostStops; stop += 1) {
    if (signal?.aborted) return;
    const next = await earliest(actors);
    if (!next || next > target) {
      await setOn(clock, target, signal);
      return;
    }
    await setOn(clock, next, signal);
    if (signal?.aborted) return;
    for (const actor of actors) await actor.act();
  }
  throw new Error('time does not pass: something is due again and again');
}

/** Nothing comes between the look at what holds it and the setting. A clock that is further already stays there. */
async function setOn(clock: SandboxClock, at: Date, signal: AbortSignal | undefined): Promise<void> {
  for (let held = clock.held?.(signal); held; held = clock.held?.(signal)) await held;
  if (!signal?.aborted && at > clock.now()) clock.set(at);
}

/** Moves the clock to the next moment at which something happens, and lets it happen. False: nothing is to come. */
export async function travelToNext(
  clock: SandboxClock,
  actors: readonly Actor[],
  signal?: AbortSignal,
): Promise<boolean> {
  const next = await earliest(actors);
  if (!next) return false;
  await travel(clock, actors, next > clock.now() ? next : clock.now(), signal);
  return true;
}

async function earliest(actors: readonly Actor[]): Promise<Date | undefined> {
  const moments = await Promise.all(actors.map(actor => actor.nextMoment()));
  return moments.filter(moment => moment !== undefined).sort((a, b) => a.getTime() - b.getTime())[0];
}
