import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import {
  beginMembership,
  clientById,
  clientsOf,
  createEngagement,
  type Engagement,
  endMembership,
  engagementById,
  engagementsOf,
  membershipsOf,
  setEngagementState,
} from '../../src/roster/index.ts';
import { parseLocalDate } from '../../src/time/calendar.ts';
import { migratedDatabase, onBothKinds } from '../support/database.ts';
import { rosterBuilder } from '../support/roster.ts';

const today = parseLocalDate('2026-12-01');

onBothKinds('a client’s team', engine => {
  let connection: Connection & AsyncDisposable;
  beforeAll(async () => {
    connection = await migratedDatabase(engine);
  });
  afterAll(() => connection.close());

  const firm = async () => {
    const roster = await rosterBuilder(connection.db);
    const lead = await roster.person({ name: 'Kari' });
    const place = await roster.engagement({ lead });
    const project = (facts: Partial<Engagement> = {}): Engagement => ({
      id: randomUUID(),
      workspaceId: roster.workspaceId,
      clientId: place.clientId,
      name: 'Portal',
      state: 'proposed',
      startsOn: today,
      endsOn: null,
      sellerId: null,
      ...facts,
    });
    const seat = (personId: string, since = '2026-11-01') => ({
      id: randomUUID(),
      workspaceId: roster.workspaceId,
      ...place,
      personId,
      role: 'developer' as const,
      share: 80,
      since: parseLocalDate(since),
    });
    const marked = async () => {
      const { workspaceId } = roster;
      const rows = await connection.db
        .deleteFrom('replan')
        .where('workspaceId', '=', workspaceId)
        .returning('subjectId')
        .execute();
      return rows.map(row => row.subjectId).toSorted();
    };
    return { roster, lead, place, project, seat, marked, db: connection.db };
  };

  it('knows a client by its id and among all, with who leads it', async () => {
    const { roster, lead, place, db } = await firm();
    const expected = {
      id: place.clientId,
      leadId: lead,
      clientsClient: null,
      clientsClientBy: null,
      keepInTouch: false,
    };
    expect(await clientById(db, place.clientId)).toMatchObject(expected);
    expect(await clientsOf(db, roster.workspaceId)).toMatchObject([expected]);
    expect(await clientById(db, randomUUID())).toBeUndefined();
  });

  it('refuses two engagements of one name with a client, however they are written', async () => {
    const { place, project, db } = await firm();
    const [first, second] = [project(), project({ name: 'PORTAL' })];
    const create = (engagement: Engagement) => db.transaction().execute(tx => createEngagement(tx, engagement));
    expect(await create(first)).toBe('created');
    expect(await create(second)).toBe('name_taken');
    expect(await engagementById(db, first.id)).toEqual(first);
    expect((await engagementsOf(db, place.clientId)).map(({ name }) => name)).toEqual(['Portal', 'Project']);
  });

  it('shows who is on the team and who will be, and not who was', async () => {
    const { roster, place, seat, db } = await firm();
    const [ana, bo, eva] = [
      await roster.person({ name: 'Ana' }),
      await roster.person({ name: 'Bo' }),
      await roster.person({ name: 'Eva' }),
    ];
    await db.transaction().execute(async tx => {
      await beginMembership(tx, seat(ana));
      await beginMembership(tx, seat(bo, '2027-01-01'));
      const gone = seat(eva);
      await beginMembership(tx, gone);
      await endMembership(tx, gone.id, parseLocalDate('2026-11-30'));
    });
    const team = await membershipsOf(db, { clientId: place.clientId }, today);
    expect(team.map(({ person, engagement, share, since }) => ({ person, engagement, share, since }))).toEqual([
      { person: 'Ana', engagement: 'Project', share: 80, since: '2026-11-01' },
      { person: 'Bo', engagement: 'Project', share: 80, since: '2027-01-01' },
    ]);
    expect(await membershipsOf(db, { personId: eva }, today)).toEqual([]);
  });

  it('ends a membership with its engagement', async () => {
    const { roster, place, seat, db } = await firm();
    const ana = await roster.person();
    await db.transaction().execute(tx => beginMembership(tx, seat(ana)));
    expect(await membershipsOf(db, { personId: ana }, today)).toHaveLength(1);
    await db.transaction().execute(tx => setEngagementState(tx, place.engagementId, 'ended'));
    expect(await membershipsOf(db, { personId: ana }, today)).toEqual([]);
  });

  it('gives nobody the same role on the same team twice', async () => {
    const { roster, place, seat, db } = await firm();
    const ana = await roster.person();
    const join = (since: string) => db.transaction().execute(tx => beginMembership(tx, seat(ana, since)));
    expect(await join('2026-11-01')).toBe('begun');
    expect(await join('2026-11-15')).toBe('already_there');
    expect(await membershipsOf(db, { clientId: place.clientId }, today)).toHaveLength(1);
  });

  it('takes a membership away that would end before it began', async () => {
    const { roster, seat, db } = await firm();
    const there = seat(await roster.person(), '2026-12-10');
    await db.transaction().execute(tx => beginMembership(tx, there));
    await db.transaction().execute(tx => endMembership(tx, there.id, today));
    expect(await db.selectFrom('membership').select('id').where('id', '=', there.id).execute()).toEqual([]);
  });

  it('marks for planning the client and whoever is or was on its teams', async () => {
    const { roster, place, seat, project, marked, db } = await firm();
    const [ana, bo] = [await roster.person(), await roster.person()];
    const [first, second] = [seat(ana), seat(bo, '2026-12-10')];
    const steps = [
      () => db.transaction().execute(tx => beginMembership(tx, first)),
      () => db.transaction().execute(tx => endMembership(tx, first.id, today)),
      () => db.transaction().execute(tx => createEngagement(tx, project())),
      () => db.transaction().execute(tx => setEngagementState(tx, place.engagementId, 'ended')),
    ];
    for (const step of steps) {
      await step();
      expect(await marked()).toEqual([place.clientId, ana].toSorted());
    }
    await db.transaction().execute(tx => beginMembership(tx, second));
    await marked();
    await db.transaction().execute(tx => endMembership(tx, second.id, today));
    expect(await marked()).toEqual([place.clientId, ana, bo].toSorted());
  });
});
