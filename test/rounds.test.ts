import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rounds } from '../src/rounds.ts';

/** Rounds that end when the test says so. */
function controlled() {
  const log = { begun: 0, ended: 0, atOnce: 0, most: 0 };
  const gates: PromiseWithResolvers<void>[] = [];
  const round = async (): Promise<void> => {
    log.begun += 1;
    log.atOnce += 1;
    log.most = Math.max(log.most, log.atOnce);
    const gate = Promise.withResolvers<void>();
    gates.push(gate);
    try {
      await gate.promise;
    } finally {
      log.atOnce -= 1;
      log.ended += 1;
    }
  };
  const running = () => {
    const gate = gates.at(-1);
    if (!gate) throw new Error('no round runs');
    return gate;
  };
  return { log, round, running };
}

/** Lets everything happen that waits for nothing outside. */
const settled = () => new Promise<void>(resolve => setImmediate(resolve));

describe('rounds', () => {
  it('run one after the other, and one for all who ask meanwhile', async () => {
    const { log, round, running } = controlled();
    const { run } = rounds(round);
    const first = run();
    const others = [run(), run(), run()];
    await settled();
    expect(log).toMatchObject({ begun: 1, ended: 0 });
    running().resolve();
    await first;
    await settled();
    expect(log).toMatchObject({ begun: 2, ended: 1 });
    running().resolve();
    await Promise.all(others);
    await settled();
    expect(log).toEqual({ begun: 2, ended: 2, atOnce: 0, most: 1 });
  });

  it('never overlap, and whoever asks gets a whole round that began after she asked, at whatever moment it was', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.tuple(fc.nat(6), fc.boolean()), { minLength: 1, maxLength: 6 }),
        async (scheduler, asks) => {
          const log = { begun: 0, atOnce: 0, most: 0 };
          const { run } = rounds(async () => {
            log.begun += 1;
            log.most = Math.max(log.most, ++log.atOnce);
            await scheduler.schedule(Promise.resolve(), 'work');
            log.atOnce -= 1;
            if (log.begun % 3 === 0) throw new Error('this round breaks');
          });
          const begunSince: boolean[] = [];
          const asking = asks.map(async ([ticks, again]) => {
            await scheduler.schedule(Promise.resolve(), 'ask');
            // Microtasks apart: between the end of a round and the start of the next there are some.
            for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
            const before = log.begun;
            await run().catch(() => undefined);
            begunSince.push(log.begun > before);
            if (again) await run().catch(() => undefined);
          });
          await scheduler.waitFor(Promise.all(asking));
          expect(log.most).toBe(1);
          expect(begunSince).not.toContain(false);
        },
      ),
    );
  });

  it('leave no gap in which two could start', async () => {
    for (let ticks = 0; ticks < 12; ticks += 1) {
      const { log, round, running } = controlled();
      const { run } = rounds(round);
      void run();
      void run();
      const { resolve, promise } = running();
      const asked = promise.then(async () => {
        for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
        void run();
      });
      resolve();
      await asked;
      await settled();
      expect(log.most).toBe(1);
    }
  });

  it('go on after one that failed, and whoever does not wait for it brings nothing down', async () => {
    const broken: unknown[] = [];
    const listen = (reason: unknown) => broken.push(reason);
    process.on('unhandledRejection', listen);
    const { log, round, running } = controlled();
    const { run } = rounds(round);
    const first = run();
    void run();
    running().reject(new Error('the first'));
    await expect(first).rejects.toThrow('the first');
    await settled();
    running().reject(new Error('the second'));
    await settled();
    await settled();
    process.off('unhandledRejection', listen);
    expect(broken).toEqual([]);
    const third = run();
    running().resolve();
    await third;
    expect(log).toMatchObject({ begun: 3, ended: 3 });
  });

  it('end with the one that runs when they are stopped', async () => {
    const { log, round, running } = controlled();
    const { run, stop } = rounds(round);
    const asked = [run(), run()];
    const stopped = stop();
    running().resolve();
    await Promise.all([...asked, stopped, run()]);
    expect(log).toMatchObject({ begun: 1, ended: 1 });
  });
});
