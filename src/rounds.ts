/** One round after the other. A round asked for while one runs is run after it, once, however often it was asked for. */
export interface Rounds {
  /** Asks for a round; resolves when a whole round has run since. */
  run(): Promise<void>;
  /** Lets the running round end and starts no other. */
  stop(): Promise<void>;
}

export function rounds(round: () => Promise<void>): Rounds {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  let stopped = false;
  const start = (): Promise<void> => {
    running = stopped ? Promise.resolve() : round();
    const ended = running.finally(() => {
      running = undefined;
    });
    ended.catch(() => undefined);
    return ended;
  };
  const follow = (before: Promise<void>): Promise<void> => {
    const following = before
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        return start();
      });
    // Whoever asks need not wait; a failure that nobody waits for must not end the process.
    following.catch(() => undefined);
    return following;
  };
  const run = (): Promise<void> => {
    // Between the end of one round and the start of the next, only `next` is set.
    if (running) next ??= follow(running);
    return next ?? start();
  };
  return {
    run,
    stop: async () => {
      stopped = true;
      await running?.catch(() => undefined);
      await next?.catch(() => undefined);
    },
  };
}
