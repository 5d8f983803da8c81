import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { silentLog } from '../src/log.ts';
import { retryPause, ring } from '../src/ring.ts';

describe('the ring', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-11-24T08:00:30Z') });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** An app that counts what is asked of it. */
  const counting = (does: Partial<Parameters<typeof ring>[0]> = {}) => {
    const asked = { ticks: 0, sends: 0 };
    const app = {
      tick: async () => void (await (does.tick ?? (async () => undefined))()),
      send: async () => void (await (does.send ?? (async () => undefined))()),
      nextMoment: does.nextMoment ?? (async () => undefined),
    };
    const ringing = ring(
      {
        ...app,
        tick: () => {
          asked.ticks += 1;
          return app.tick();
        },
        send: () => {
          asked.sends += 1;
          return app.send();
        },
      },
      '* * * * *',
      { clock: { now: () => new Date() }, log: silentLog },
    );
    return { asked, ringing };
  };

  it('rings at once, and then every minute', async () => {
    const { asked, ringing } = counting();
    await vi.advanceTimersByTimeAsync(100);
    expect(asked).toEqual({ ticks: 1, sends: 1 });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toEqual({ ticks: 2, sends: 2 });
    await ringing.stop();
    await vi.advanceTimersByTimeAsync(300_000);
    expect(asked).toEqual({ ticks: 2, sends: 2 });
  });

  it('rings in between for what falls due within the minute', async () => {
    const due = new Date('2026-11-24T08:00:37Z');
    const { asked, ringing } = counting({ nextMoment: async () => (new Date() < due ? due : undefined) });
    await vi.advanceTimersByTimeAsync(8_000);
    expect(asked.ticks).toBe(2);
    await ringing.stop();
  });

  it('goes on ticking while a long queue is sent', async () => {
    const { asked, ringing } = counting({ send: () => new Promise(() => undefined) });
    await vi.advanceTimersByTimeAsync(180_000);
    expect(asked.ticks).toBe(4);
    await ringing.stop();
  });

  it('asks for nothing more once it was stopped while messages were being sent', async () => {
    const sent = Promise.withResolvers<void>();
    const nextMoment = vi.fn(async () => undefined);
    const { ringing } = counting({ send: () => sent.promise, nextMoment });
    await vi.advanceTimersByTimeAsync(100);
    await ringing.stop();
    sent.resolve();
    await vi.advanceTimersByTimeAsync(100);
    expect(nextMoment).not.toHaveBeenCalled();
  });

  it.each(['tick', 'send'] as const)(
    'tries again soon when a %s fails, with growing pauses, until it goes',
    async what => {
      let failures = 3;
      const failing = async () => {
        if (failures-- > 0) throw new Error('the database is away');
      };
      const { asked, ringing } = counting({ [what]: failing });
      await vi.advanceTimersByTimeAsync(900);
      expect(asked.ticks).toBe(1);
      await vi.advanceTimersByTimeAsync(1_000 + 2_000 + 4_000);
      expect(asked.ticks).toBe(4);
      await vi.advanceTimersByTimeAsync(15_000);
      expect(asked.ticks).toBe(4);
      await ringing.stop();
    },
  );

  it('waits a minute at most before it tries again', () => {
    expect([1, 2, 3, 6, 7, 60].map(retryPause)).toEqual([1_000, 2_000, 4_000, 32_000, 60_000, 60_000]);
  });
});
