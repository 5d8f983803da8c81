import { randomUUID } from 'node:crypto';
import { addDays } from 'date-fns/addDays';
import { addMinutes } from 'date-fns/addMinutes';
import { subDays } from 'date-fns/subDays';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { databaseState } from '../../src/db/state.ts';
import { enqueue } from '../../src/delivery/index.ts';
import { claimDue } from '../../src/delivery/queries.ts';
import { nextWake, planOccurrences } from '../../src/schedule/index.ts';
import { claimWaking } from '../../src/schedule/queries.ts';
import {
  beat,
  confirmRestored,
  messageGate,
  occurrenceGate,
  restored,
  setHalted,
  workspaceOf,
} from '../../src/settings/index.ts';
import { type Engine, migratedDatabase, onDatabase, onEveryDatabase } from '../support/database.ts';

const now = new Date('2026-11-24T08:00:00Z');

const suite = (engine: Engine) => {
  let connection: Connection;
  let workspaceId: string;
  beforeAll(async () => {
    connection = await migratedDatabase(engine);
  });
  afterAll(() => connection.close());
  beforeEach(async () => {
    const db = connection.background;
    for (const table of ['outbox', 'occurrence', 'workspace'] as const) await db.deleteFrom(table).execute();
    workspaceId = randomUUID();
    const row = { id: workspaceId, slackTeamId: 'T1', slackBotUserId: 'UBOT', name: 'Firm', goAt: subDays(now, 90) };
    await db.insertInto('workspace').values(row).execute();
  });

  const beats = (identity: string | undefined, at = now) => beat(connection.background, workspaceId, identity, at);
  const inTransaction = <T>(work: Parameters<ReturnType<Connection['background']['transaction']>['execute']>[0]) =>
    connection.background.transaction().execute(work) as Promise<T>;
  /** A message that is due then; what the sender sees of it now. */
  const claimed = async (dueAt: Date, at = now) => {
    const message = {
      workspaceId,
      kind: 'toy.note',
      subjectId: randomUUID(),
      period: '1',
      class: 'now',
      dueAt,
    } as const;
    return inTransaction<Awaited<ReturnType<typeof claimDue>>[number] | undefined>(async tx => {
      await enqueue(tx, [message]);
      const [row] = await claimDue(tx, messageGate, at, 1);
      await tx.deleteFrom('outbox').execute();
      return row;
    });
  };

  it('is sure of itself when it first beats, and as long as nothing changes', async () => {
    expect([await beats('A'), await beats('A'), await beats('A')]).toEqual(['same', 'same', 'same']);
    expect((await claimed(now))?.doubt).toBeNull();
  });

  it('doubts for two weeks what was sent since the last beat that another one remembers', async () => {
    await beats('A');
    const later = addMinutes(now, 3);
    expect(await beats('B', later)).toBe('another');
    expect(await beats('B', later)).toBe('same');
    expect((await claimed(later, later))?.doubt).toEqual(now);
    expect((await claimed(later, addDays(later, 15)))?.doubt).toBeNull();
  });

  it('doubts since the earlier one when it changes twice', async () => {
    await beats('A');
    await beats('B', addMinutes(now, 3));
    await beats('C', addMinutes(now, 10));
    expect((await claimed(now, addMinutes(now, 11)))?.doubt).toEqual(now);
  });

  it('notices the change once, however many instances look', async () => {
    await beats('A');
    const lives = await Promise.all([1, 2, 3, 4].map(() => beats('B')));
    expect(lives.filter(life => life === 'another')).toHaveLength(1);
  });

  it('says nothing where the database cannot tell', async () => {
    expect([await beats(undefined), await beats('A'), await beats(undefined)]).toEqual(['same', 'same', 'same']);
  });

  it('holds after a restored backup what was due before, lets go what comes later, and all of it once it is confirmed', async () => {
    const lastBeat = subDays(now, 6);
    await beats('A', lastBeat);
    await restored(connection.background, workspaceId, now);
    expect(await claimed(subDays(now, 1))).toBeUndefined();
    expect(await claimed(now)).toBeUndefined();
    expect(await claimed(addMinutes(now, 1), addMinutes(now, 2))).toMatchObject({ doubt: lastBeat });
    expect(await confirmRestored(connection.background, workspaceId, now)).toBe('confirmed');
    expect(await claimed(subDays(now, 1))).toMatchObject({ doubt: lastBeat });
    expect((await claimed(now, addDays(now, 15)))?.doubt).toBeNull();
    expect(await confirmRestored(connection.background, workspaceId, now)).toBe('nothing_held');
  });

  it('goes on doubting since the same moment when it is said twice that a backup was restored', async () => {
    const lastBeat = subDays(now, 6);
    await beats('A', lastBeat);
    await restored(connection.background, workspaceId, now);
    await beats('A', addMinutes(now, 1));
    await restored(connection.background, workspaceId, addMinutes(now, 2));
    expect((await workspaceOf(connection.background, workspaceId)).restoredAt).toEqual(addMinutes(now, 2));
    await confirmRestored(connection.background, workspaceId, addMinutes(now, 3));
    expect((await claimed(now, addMinutes(now, 4)))?.doubt).toEqual(lastBeat);
  });

  it('doubts since the backup also when the app was started before it was told of it', async () => {
    const lastBeat = subDays(now, 6);
    await beats('A', lastBeat);
    await beats('B', now);
    await beats('B', addMinutes(now, 5));
    await restored(connection.background, workspaceId, addMinutes(now, 6));
    await confirmRestored(connection.background, workspaceId, addMinutes(now, 7));
    expect((await claimed(now, addMinutes(now, 8)))?.doubt).toEqual(lastBeat);
  });

  it('lets no occurrence wake that a restored backup holds back, and rings for none', async () => {
    const row = { workspaceId, cadence: 'toy', subjectId: randomUUID(), closesAt: addDays(now, 9) };
    await inTransaction(tx =>
      planOccurrences(tx, [
        { ...row, period: '1', dueAt: subDays(now, 1) },
        { ...row, period: '2', dueAt: addDays(now, 1) },
      ]),
    );
    const waking = () =>
      inTransaction<{ period: string }[]>(tx => claimWaking(tx, occurrenceGate, addDays(now, 2), 10)).then(rows =>
        rows.map(({ period }) => period),
      );
    await restored(connection.background, workspaceId, now);
    expect(await waking()).toEqual(['2']);
    expect(await nextWake(connection.background, occurrenceGate)).toEqual(addDays(now, 1));
    await confirmRestored(connection.background, workspaceId, now);
    expect(await waking()).toEqual(['1', '2']);
  });

  it('sends nothing while the token is refused, and says so once', async () => {
    const halted = await Promise.all([1, 2].map(() => setHalted(connection.background, workspaceId, 'token_revoked')));
    expect(halted.filter(Boolean)).toHaveLength(1);
    expect(await claimed(now)).toBeUndefined();
  });
};

onEveryDatabase('the life of a database', suite);

for (const engine of ['postgres15', 'postgres18'] as const)
  onDatabase(engine, 'the state of a database', () => {
    it('names its life to anybody who may connect, and the same life each time', async () => {
      const connection = await migratedDatabase(engine);
      const another = await migratedDatabase(engine);
      const { identity } = await databaseState(connection.background);
      expect(identity).toMatch(/^\d+\/[0-9A-F]{8}\/\d+$/);
      expect((await databaseState(connection.background)).identity).toBe(identity);
      expect((await databaseState(another.background)).identity).not.toBe(identity);
      const asNobody = await connection.background.transaction().execute(async tx => {
        await sql`create role nobody_${sql.raw(engine)}`.execute(tx);
        await sql`set local role nobody_${sql.raw(engine)}`.execute(tx);
        const state = await databaseState(tx);
        await sql`reset role`.execute(tx);
        await sql`drop role nobody_${sql.raw(engine)}`.execute(tx);
        return state;
      });
      expect(asNobody.identity).toBe(identity);
      await connection.close();
      await another.close();
    });
  });
