import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Health, healthOf, isWell, sharedLook } from '../src/health.ts';
import { smallFirm } from './support/firm.ts';
import { openStory, type Story } from './support/story.ts';

const at = '2026-11-23T08:00:00Z';

describe('an app that cannot do its work', () => {
  let story: Story;
  beforeAll(async () => {
    story = await openStory({ at, firm: smallFirm, way: 'socket' });
  });
  afterAll(() => story[Symbol.asyncDispose]());

  const workspace = (values: { halted?: string | null; restoredAt?: Date | null }) =>
    story.app.connection.background.updateTable('workspace').set(values).execute();

  it('is not ready before its first round', async () => {
    expect((await story.app.health()).tick).toBe('none yet');
    await story.begin();
    story.everybodyReads();
    expect(isWell(await story.app.health())).toBe(true);
  });

  it('says what is amiss, and no name', async () => {
    const well = await story.app.health();
    const parts: (keyof Health)[] = ['database', 'migrations', 'tick', 'messages', 'slack', 'keys'];
    expect(Object.keys(well).toSorted()).toEqual(parts.toSorted());
    for (const part of parts) expect(isWell({ ...well, [part]: 'amiss' })).toBe(false);
  });

  it('is not ready while Slack refuses its token, or while a restored backup waits', async () => {
    await workspace({ halted: 'token_revoked' });
    expect((await story.app.health()).slack).toContain('token_revoked');
    await workspace({ halted: null, restoredAt: story.now() });
    expect((await story.app.health()).messages).toContain('backup');
    await workspace({ restoredAt: null });
    expect(isWell(await story.app.health())).toBe(true);
  });

  it('is not ready when a migration is missing', async () => {
    const db = story.app.connection.background;
    const { rows } = await sql<{ name: string; timestamp: string }>`
      delete from kysely_migration where name = (select max(name) from kysely_migration) returning name, timestamp`.execute(
      db,
    );
    expect((await story.app.health()).migrations).toBe('1 to apply');
    for (const { name, timestamp } of rows)
      await sql`insert into kysely_migration values (${name}, ${timestamp})`.execute(db);
    expect(isWell(await story.app.health())).toBe(true);
  });

  it('is not ready once nothing could be sent for five minutes, until something can be', async () => {
    const db = story.app.connection.background;
    await sql`alter table outbox rename to lost`.execute(db);
    await expect(story.app.send()).rejects.toThrow();
    await sql`alter table lost rename to outbox`.execute(db);
    expect((await story.app.health()).messages).toBeUndefined();
    await story.until('2026-11-23T08:06:00Z');
    expect((await story.app.health()).messages).toBe('not sent for 6 minutes');
    await story.app.send();
    expect((await story.app.health()).messages).toBeUndefined();
  });

  it('is not ready when no tick has come for longer than the rarest schedule allows', async () => {
    const lastTick = story.now();
    const { connection, workspaceId } = story.app;
    const vitals = { connection, workspaceId, lastTick, unsentSince: undefined, isReachable: true };
    const tickAfter = async (minutes: number) =>
      (await healthOf({ ...vitals, now: new Date(lastTick.getTime() + minutes * 60_000) })).tick;
    expect(await tickAfter(6)).toBeUndefined();
    expect(await tickAfter(11)).toBe('the last one was 11 minutes ago');
  });

  it('is not ready while no socket reaches it', async () => {
    story.sandbox.sockets.cut();
    await story.comesTrue(async () => (await story.app.health()).slack === 'not connected');
    await story.comesTrue(async () => (await story.app.health()).slack === undefined);
  });
});

describe('a look that many ask for', () => {
  it('is one look while it lasts and for a second after, and then another', async () => {
    let now = 0;
    const looks: PromiseWithResolvers<string>[] = [];
    const look = sharedLook(
      () => {
        looks.push(Promise.withResolvers());
        return looks.at(-1)?.promise ?? Promise.reject(new Error('no look'));
      },
      () => now,
    );
    const first = look();
    now = 60_000;
    const second = look();
    looks[0]?.resolve('well');
    expect(await Promise.all([first, second])).toEqual(['well', 'well']);
    now = 61_000;
    expect(await look()).toBe('well');
    now = 61_001;
    const third = look();
    looks[1]?.reject(new Error('lost'));
    await expect(third).rejects.toThrow('lost');
    expect(looks).toHaveLength(2);
  });
});
