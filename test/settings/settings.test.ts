import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import {
  changeSetting,
  defaults,
  go,
  setHalted,
  settingsOf,
  upsertWorkspace,
  workspaceOf,
} from '../../src/settings/index.ts';
import { migratedDatabase, onEveryDatabase } from '../support/database.ts';
import { type RosterBuilder, rosterBuilder } from '../support/roster.ts';

const now = new Date('2026-11-23T08:00:00Z');
const later = new Date('2026-11-24T08:00:00Z');

onEveryDatabase('settings', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const aFirm = (): Promise<RosterBuilder> => {
    if (!opened.connection) throw new Error('not open yet');
    return rosterBuilder(opened.connection.db);
  };
  const change = ({ db, workspaceId }: RosterBuilder, name: string, text: string) =>
    changeSetting(db, workspaceId, name, text, now);
  const marks = ({ db, workspaceId }: RosterBuilder) =>
    db.selectFrom('replan').select(['kind', 'subjectId']).where('workspaceId', '=', workspaceId).execute();

  it('are the defaults until they are changed, each firm’s its own', async () => {
    const [firm, other] = [await aFirm(), await aFirm()];
    expect(await settingsOf(firm.db, firm.workspaceId)).toEqual(defaults);
    expect(await change(firm, 'own_days', ' 2026-12-24,2026-12-31 ')).toEqual({ outcome: 'set' });
    expect(await change(firm, 'pulse.time', '13:30')).toEqual({ outcome: 'set' });
    expect(await change(firm, 'pulse.time', '14:30')).toEqual({ outcome: 'set' });
    expect(await settingsOf(firm.db, firm.workspaceId)).toEqual({
      ...defaults,
      ownDays: ['2026-12-24', '2026-12-31'],
      pulseTime: '14:30',
    });
    expect(await settingsOf(other.db, other.workspaceId)).toEqual(defaults);
  });

  it('may be emptied again', async () => {
    const firm = await aFirm();
    for (const [name, text] of [
      ['leadership_contact', 'U0ELIN0000'],
      ['admins', 'U0ELIN0000'],
      ['leadership_contact', 'none'],
      ['admins', ''],
    ] as const)
      expect(await change(firm, name, text)).toEqual({ outcome: 'set' });
    expect(await settingsOf(firm.db, firm.workspaceId)).toEqual(defaults);
  });

  it('that are changed mark everybody for planning; what is refused marks nobody and changes nothing', async () => {
    const firm = await aFirm();
    expect(await change(firm, 'pulse.tiem', '13:30')).toEqual({ outcome: 'unknown_key' });
    for (const [name, text] of [
      ['pulse.time', '25:00'],
      ['opens', '18:00'],
      ['calendar', 'XX'],
      ['calendar', 'DE-XX'],
      ['calendar', 'DE+eves'],
      ['pulse.reminder_days', '2,10'],
      ['zone', '<!channel>'],
    ] as const)
      expect(await change(firm, name, text)).toEqual({ outcome: 'refused', expected: expect.any(String) });
    expect(await settingsOf(firm.db, firm.workspaceId)).toEqual(defaults);
    expect(await marks(firm)).toEqual([]);
    await change(firm, 'calendar', 'NO+eves');
    await change(firm, 'pulse.time', '13:30');
    expect(await marks(firm)).toEqual([{ kind: 'workspace', subjectId: firm.workspaceId }]);
  });

  it('let a firm go once', async () => {
    const firm = await aFirm();
    expect((await workspaceOf(firm.db, firm.workspaceId)).goAt).toBeNull();
    expect(await go(firm.db, firm.workspaceId, now)).toBe('gone');
    expect(await marks(firm)).toEqual([{ kind: 'workspace', subjectId: firm.workspaceId }]);
    expect(await go(firm.db, firm.workspaceId, later)).toBe('went_before');
    expect((await workspaceOf(firm.db, firm.workspaceId)).goAt).toEqual(now);
  });

  it('let a firm go once, whoever says it at the same time', async () => {
    const firm = await aFirm();
    const outcomes = await Promise.all([now, later, now].map(at => go(firm.db, firm.workspaceId, at)));
    expect(outcomes.toSorted()).toEqual(['gone', 'went_before', 'went_before']);
  });

  it('keep a firm halted until its token works again, and know it again by its Slack team', async () => {
    const firm = await aFirm();
    await setHalted(firm.db, firm.workspaceId, 'token_revoked');
    expect((await workspaceOf(firm.db, firm.workspaceId)).halted).toBe('token_revoked');
    const again = { id: crypto.randomUUID(), slackTeamId: firm.workspaceId, slackBotUserId: 'UBOT2', name: 'Firm AB' };
    expect(await upsertWorkspace(firm.db, again)).toMatchObject({
      id: firm.workspaceId,
      name: 'Firm AB',
      halted: null,
    });
  });
});
