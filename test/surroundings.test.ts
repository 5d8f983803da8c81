import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../src/db/connect.ts';
import { databaseState } from '../src/db/state.ts';
import { silentLog } from '../src/log.ts';
import { setHalted, upsertWorkspace, type Workspace, workspaceOf } from '../src/settings/index.ts';
import { ClockSkew, isTokenTaken, lookAround } from '../src/surroundings.ts';
import { migratedDatabase, onDatabase } from './support/database.ts';

for (const engine of ['postgres15', 'postgres18'] as const)
  onDatabase(engine, 'the surroundings', () => {
    let connection: Connection;
    let workspace: Workspace;
    beforeAll(async () => {
      connection = await migratedDatabase(engine);
      const team = { id: randomUUID(), slackTeamId: 'T1', slackBotUserId: 'UBOT', name: 'Firm' };
      workspace = await upsertWorkspace(connection.background, team);
    });
    afterAll(() => connection.close());

    const around = (maxClockSkewSeconds: number, identity = async () => ({}) as never) => ({
      connection,
      workspace,
      log: silentLog,
      maxClockSkewSeconds,
      slack: { identity },
    });
    /** Our clock, so many seconds off the database's. */
    const off = async (seconds: number) =>
      new Date((await databaseState(connection.background)).now.getTime() + seconds * 1000);

    it.each([-90, 90])('let nothing be done while the clocks differ by %i seconds', async seconds => {
      await expect(lookAround(around(60), await off(seconds))).rejects.toThrow(ClockSkew);
      await expect(lookAround(around(120), await off(seconds))).resolves.toBeUndefined();
    });

    it('are of no concern where no bound is set', async () => {
      await expect(lookAround(around(0), new Date('2031-01-01T00:00:00Z'))).resolves.toBeUndefined();
    });

    it('are well again as soon as Slack takes the token, and not before', async () => {
      expect(await isTokenTaken(around(0))).toBe(true);
      await setHalted(connection.background, workspace.id, 'token_revoked');
      const refused = async () => {
        throw new Error('token_revoked');
      };
      expect(await isTokenTaken(around(0, refused))).toBe(false);
      expect(await isTokenTaken(around(0))).toBe(true);
      expect(await workspaceOf(connection.background, workspace.id)).toMatchObject({ halted: null });
    });
  });
