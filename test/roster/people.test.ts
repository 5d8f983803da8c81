import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { people } from '../../src/roster/people.ts';
import type { PersonSelection } from '../../src/roster/queries.ts';
import { migratedDatabase, onBothKinds } from '../support/database.ts';
import { type RosterBuilder, rosterBuilder } from '../support/roster.ts';

const now = '2026-06-01T10:00:00Z';

onBothKinds('the people of a selection', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const aFirm = (): Promise<RosterBuilder> => {
    if (!opened.connection) throw new Error('not open yet');
    return rosterBuilder(opened.connection.db);
  };
  const idsOf = async (firm: RosterBuilder, selection: PersonSelection) =>
    (await people(firm.db, firm.context(now), selection)).map(person => person.id);

  it('are added up over its conditions, each of them once, oldest first', async () => {
    const firm = await aFirm();
    const deputy = await firm.person({ knownSince: '2026-01-01T00:00:00Z' });
    const owner = await firm.person({ deputy, knownSince: '2026-01-02T00:00:00Z' });
    const named = await firm.person({ knownSince: '2026-01-03T00:00:00Z' });
    const admin = await firm.person({ slackAdmin: true, knownSince: '2026-01-04T00:00:00Z' });
    const gone = await firm.person({ slackAdmin: true, status: 'deactivated', knownSince: '2026-01-05T00:00:00Z' });
    const { workspaceId } = firm;
    expect(await idsOf(firm, { ids: [owner] })).toEqual([owner]);
    expect(await idsOf(firm, { deputiesOf: [owner, named] })).toEqual([deputy]);
    expect(await idsOf(firm, { workspaceId, slackUserIds: [firm.slackIdOf(named)] })).toEqual([named]);
    expect(await idsOf(firm, { workspaceId, slackAdmins: true })).toEqual([admin]);
    expect(await idsOf(firm, { workspaceId, active: true })).toEqual([deputy, owner, named, admin]);
    const allAtOnce = { ids: [owner, gone], deputiesOf: [owner], slackUserIds: [firm.slackIdOf(named)], workspaceId };
    expect(await idsOf(firm, { ...allAtOnce, slackAdmins: true })).toEqual([deputy, owner, named, admin, gone]);
  });

  it('are nobody where nothing is asked for', async () => {
    const firm = await aFirm();
    await firm.person({ slackAdmin: true });
    expect(await idsOf(firm, { workspaceId: firm.workspaceId })).toEqual([]);
    expect(await idsOf(firm, { ids: [], deputiesOf: [], slackUserIds: [], workspaceId: firm.workspaceId })).toEqual([]);
  });

  it('each have the settings of their own workspace, in the same reading', async () => {
    const [north, south] = [await aFirm(), await aFirm()];
    await north.setting('opens', '07:30');
    await south.setting('opens', '10:00');
    const ids = [await north.person(), await north.person(), await south.person(), await south.person()];
    const found = await people(north.db, north.context(now), { ids });
    const opens = ids.map(id => found.find(person => person.id === id)?.rhythm.opens);
    expect(opens).toEqual(['07:30', '07:30', '10:00', '10:00']);
  });
});
