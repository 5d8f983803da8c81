import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { setEngagementState, splitHats, turnDay } from '../../src/roster/index.ts';
import { markEverybody } from '../../src/roster/queries.ts';
import { parseLocalDate } from '../../src/time/calendar.ts';
import { migratedDatabase, onBothKinds } from '../support/database.ts';
import { type RosterBuilder, rosterBuilder } from '../support/roster.ts';

const today = parseLocalDate('2026-12-01');
const noon = new Date('2026-12-01T10:00:00Z');

onBothKinds('hats', engine => {
  let connection: Connection & AsyncDisposable;
  beforeAll(async () => {
    connection = await migratedDatabase(engine);
  });
  afterAll(() => connection.close());

  const seller = (firm: RosterBuilder, engagementId: string, sellerId: string) =>
    firm.db.updateTable('engagement').set({ sellerId }).where('id', '=', engagementId).execute();
  const marked = async ({ db, workspaceId }: RosterBuilder) => {
    const rows = await db.deleteFrom('replan').where('workspaceId', '=', workspaceId).returning('subjectId').execute();
    return rows.map(row => row.subjectId).toSorted();
  };

  it('of a client are split by each active engagement that another sold, until it ends', async () => {
    const firm = await rosterBuilder(connection.db);
    const [kari, olav] = [await firm.person(), await firm.person()];
    const place = await firm.engagement({ lead: kari });
    const look = () => splitHats(firm.db, firm.workspaceId, { clientIds: [place.clientId] }, today);
    expect(await look()).toEqual([]);
    await seller(firm, place.engagementId, olav);
    const { clientId, engagementId } = place;
    const split = { kind: 'client', id: clientId, hat: 'seller', leadId: kari, wornBy: olav, engagementId };
    expect(await look()).toEqual([split]);
    await firm.db.transaction().execute(tx => setEngagementState(tx, engagementId, 'proposed'));
    expect(await look()).toEqual([]);
    await firm.db.transaction().execute(tx => setEngagementState(tx, engagementId, 'active'));
    await firm.db.updateTable('engagement').set({ endsOn: '2026-11-30' }).where('id', '=', engagementId).execute();
    expect(await look()).toEqual([]);
  });

  it('of a consultant are split by a supervisor who does not lead her largest engagement', async () => {
    const firm = await rosterBuilder(connection.db);
    const [kari, olav] = [await firm.person(), await firm.person()];
    const [large, small] = [await firm.engagement({ lead: kari }), await firm.engagement({ lead: olav })];
    const people = {
      split: await firm.person({ supervisor: olav }),
      together: await firm.person({ supervisor: kari }),
      unnamed: await firm.person(),
      later: await firm.person({ supervisor: olav }),
      between: await firm.person({ supervisor: olav }),
      gone: await firm.person({ supervisor: olav, status: 'deactivated' }),
    };
    const spans = { later: { since: '2027-01-01' }, between: { until: '2026-11-30' } };
    for (const [who, id] of Object.entries(people)) {
      const span = who === 'later' || who === 'between' ? spans[who] : {};
      await firm.member(id, large, { share: 60, ...span });
      if (who === 'split') await firm.member(id, small, { share: 40 });
    }
    const found = await splitHats(firm.db, firm.workspaceId, { personIds: Object.values(people) }, today);
    expect(found).toEqual([
      { kind: 'person', id: people.split, hat: 'supervisor', leadId: kari, wornBy: olav, engagementId: null },
    ]);
    expect(await splitHats(firm.db, randomUUID(), { personIds: Object.values(people) }, today)).toEqual([]);
  });

  it('are looked at after a start: everybody and every client is marked', async () => {
    const firm = await rosterBuilder(connection.db);
    const kari = await firm.person();
    const { clientId } = await firm.engagement({ lead: kari });
    await firm.db.transaction().execute(tx => markEverybody(tx, firm.workspaceId));
    expect(await marked(firm)).toEqual([kari, clientId].toSorted());
  });

  it('are looked at again when a day changes a team by itself', async () => {
    const firm = await rosterBuilder(connection.db);
    const [kari, ana, bo, eva] = [await firm.person(), await firm.person(), await firm.person(), await firm.person()];
    const [over, joins, still] = [
      await firm.engagement({ lead: kari, to: '2026-11-30' }),
      await firm.engagement({ lead: kari }),
      await firm.engagement({ lead: kari, to: '2026-12-01' }),
    ];
    await firm.member(ana, over);
    await firm.member(bo, joins, { since: '2026-12-01' });
    await firm.member(eva, still);
    await turnDay(firm.db, firm.workspaceId, noon);
    expect(await marked(firm)).toEqual([over.clientId, joins.clientId, ana, bo].toSorted());
    const states = await firm.db
      .selectFrom('engagement')
      .select(['id', 'state'])
      .where('workspaceId', '=', firm.workspaceId)
      .execute();
    expect(states.filter(({ state }) => state === 'ended').map(({ id }) => id)).toEqual([over.engagementId]);
  });
});
