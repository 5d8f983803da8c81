import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { sharedTurns } from '../../src/delivery/turns.ts';
import { type Engine, migratedDatabase, onEveryDatabase } from '../support/database.ts';
import { emptyOffice } from './office.ts';

const suite = (engine: Engine) => {
  let database: Connection;
  let workspaceId: string;
  beforeAll(async () => {
    database = await migratedDatabase(engine);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    workspaceId = (await emptyOffice(database)).workspaceId;
  });

  /** An instance, and the pauses that it was told to make, in seconds. */
  const instance = (perMinute: () => number) => {
    const pauses: number[] = [];
    const turns = sharedTurns({
      db: database.background,
      workspaceId,
      perMinute,
      monotonic: () => 0,
      pause: async ms => void pauses.push(ms / 1000),
    });
    return { turns, pauses };
  };
  const inTransaction = <T>(work: (tx: Parameters<ReturnType<typeof instance>['turns']['slot']>[0]) => Promise<T>) =>
    database.background.transaction().execute(work);

  it('are spaced evenly over all instances, the first at once', async () => {
    const [one, two] = [instance(() => 6), instance(() => 6)];
    await Promise.all([one.turns.post(), two.turns.post(), one.turns.post(), two.turns.post()]);
    const pauses = [...one.pauses, ...two.pauses].toSorted((a, b) => a - b);
    // Ten seconds apart, less what the test itself took.
    expect(pauses.map(pause => Math.round(pause / 10))).toEqual([1, 2, 3]);
  });

  it('follow a changed cap at once', async () => {
    const cap = { perMinute: 1 };
    const { turns, pauses } = instance(() => cap.perMinute);
    await turns.post();
    await turns.post();
    cap.perMinute = 6_000;
    await turns.post();
    await turns.post();
    expect(pauses.map(pause => Math.round(pause / 30))).toEqual([2, 4, 4]);
  });

  it('are held for every instance while Slack asks to wait, and only for what it asked about', async () => {
    const [one, two] = [instance(() => 600), instance(() => 600)];
    await one.turns.hold('post', 30);
    await two.turns.post();
    expect(Math.round((two.pauses[0] ?? 0) / 10)).toBe(3);
    expect(await inTransaction(tx => two.turns.slot(tx, 'edit'))).toBe(0);
  });

  it('make whoever took one before Slack asked to wait, wait as well', async () => {
    const { turns, pauses } = instance(() => 6_000);
    await turns.hold('post', 30);
    await turns.post();
    expect(pauses.at(-1)).toBe(30);
  });

  it('let a person have one message a second, whatever others get', async () => {
    const { turns } = instance(() => 600);
    const [ana, bo] = [randomUUID(), randomUUID()];
    expect(await inTransaction(tx => turns.reader(tx, ana))).toBe(0);
    expect(await inTransaction(tx => turns.reader(tx, ana))).toBeGreaterThan(0);
    expect(await inTransaction(tx => turns.reader(tx, bo))).toBe(0);
  });

  it('of a transaction that came to nothing are free again', async () => {
    const { turns } = instance(() => 600);
    const ana = randomUUID();
    await expect(
      inTransaction(async tx => {
        await turns.reader(tx, ana);
        throw new Error('the feature throws');
      }),
    ).rejects.toThrow();
    expect(await inTransaction(tx => turns.reader(tx, ana))).toBe(0);
  });

  it('keep the changes of messages and the lookups within Slack’s fifty a minute', async () => {
    const { turns } = instance(() => 600);
    for (const lane of ['edit', 'look'] as const) {
      const waits: number[] = [];
      for (let i = 0; i < 51; i += 1) waits.push(await inTransaction(tx => turns.slot(tx, lane)));
      expect(waits[0]).toBe(0);
      expect(Math.round((waits.at(-1) ?? 0) / 10_000)).toBe(6);
    }
  });
};

onEveryDatabase('the slots that Slack’s limits leave', suite);
