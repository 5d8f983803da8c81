import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { silentLog } from '../../src/log.ts';
import { endEngagement, newEngagement } from '../../src/roster/engagements.ts';
import { membershipsOf } from '../../src/roster/index.ts';
import { addAdvisor, changeSeat, leaveTeam } from '../../src/roster/seats.ts';
import { parseLocalDate } from '../../src/time/calendar.ts';
import { migratedDatabase, onBothKinds } from '../support/database.ts';
import { rosterBuilder } from '../support/roster.ts';

const now = '2026-12-01T10:00:00Z';
const day = parseLocalDate;
const today = day('2026-12-01');

onBothKinds('the team of a client', engine => {
  let connection: Connection & AsyncDisposable;
  beforeAll(async () => {
    connection = await migratedDatabase(engine);
  });
  afterAll(() => connection.close());

  const firm = async () => {
    const roster = await rosterBuilder(connection.db);
    const ports = { db: roster.db, log: silentLog, newId: randomUUID };
    const [kari, ana, olav] = [
      await roster.person({ name: 'Kari' }),
      await roster.person({ name: 'Ana' }),
      await roster.person({ name: 'Olav' }),
    ];
    const place = await roster.engagement({ lead: kari });
    await roster.member(ana, place, { share: 80 });
    const lead = await roster.read(kari, now);
    const [seat] = await membershipsOf(roster.db, { personId: ana }, today);
    if (!seat) throw new Error('Ana is on no team');
    const rows = async (personId = ana) =>
      (
        await roster.db
          .selectFrom('membership')
          .select(['role', 'share', 'since', 'until'])
          .where('personId', '=', personId)
          .orderBy('since')
          .orderBy('role')
          .execute()
      ).map(({ role, share, since, until }) => `${role} ${share} ${since}..${until ?? ''}`);
    return { roster, ports, context: roster.context(now), lead, kari, ana, olav, ...place, seat, rows };
  };

  it('remembers what somebody was before she became something else', async () => {
    const { ports, context, lead, clientId, seat, rows } = await firm();
    const wanted = { clientId, membershipId: seat.id, nextId: randomUUID() };
    const change = { role: 'lead_developer', share: 100, from: today } as const;
    expect(await changeSeat(ports, context, lead, { ...wanted, ...change })).toBe('changed');
    expect(await changeSeat(ports, context, lead, { ...wanted, ...change })).toBe('changed');
    expect(await rows()).toEqual(['developer 80 2026-01-01..2026-11-30', 'lead_developer 100 2026-12-01..']);
  });

  it('forgets what was never true: another role from the very first day', async () => {
    const { ports, context, lead, clientId, seat, rows } = await firm();
    const wanted = { clientId, membershipId: seat.id, nextId: randomUUID() };
    const change = { role: 'advisor', share: 80, from: day('2026-01-01') } as const;
    expect(await changeSeat(ports, context, lead, { ...wanted, ...change })).toBe('changed');
    expect(await rows()).toEqual(['advisor 80 2026-01-01..']);
  });

  it('gives nobody a role that she has already, nor a day on which she was not there', async () => {
    const { roster, ports, context, lead, ana, clientId, engagementId, seat, rows } = await firm();
    await roster.member(ana, { clientId, engagementId }, { role: 'advisor', share: 10, since: '2026-06-01' });
    const before = await rows();
    const change = (role: 'advisor' | 'developer', share: number, from: string) =>
      changeSeat(ports, context, lead, {
        clientId,
        membershipId: seat.id,
        nextId: randomUUID(),
        role,
        share,
        from: day(from),
      });
    expect(await change('advisor', 80, '2026-12-01')).toBe('already_there');
    expect(await change('developer', 80, '2026-12-01')).toBe('same');
    expect(await change('developer', 20, '2025-12-31')).toBe('outside');
    expect(await rows()).toEqual(before);
    expect(await change('developer', 20, '2026-12-01')).toBe('changed');
  });

  it('is left on a day, and by whoever has not begun as if she never had', async () => {
    const { roster, ports, context, lead, clientId, engagementId, olav, seat, rows } = await firm();
    const leave = (membershipId: string, lastDay: string) =>
      leaveTeam(ports, context, lead, { clientId, membershipId, lastDay: day(lastDay) });
    expect(await leave(seat.id, '2025-12-31')).toBe('before_start');
    expect(await leave(seat.id, '2026-12-24')).toBe('left');
    expect(await rows()).toEqual(['developer 80 2026-01-01..2026-12-24']);
    await roster.member(olav, { clientId, engagementId }, { since: '2027-01-01' });
    const [later] = await membershipsOf(roster.db, { personId: olav }, today);
    expect(await leave(later?.id ?? '', '2026-12-01')).toBe('left');
    expect(await rows(olav)).toEqual([]);
    expect(await leave(later?.id ?? '', '2026-12-01')).toBe('gone');
  });

  it('is joined by an advisor on no engagement in particular', async () => {
    const { roster, ports, context, lead, clientId, olav, rows } = await firm();
    const add = (person: string, id = randomUUID()) =>
      addAdvisor(ports, context, lead, { id, clientId, person, since: today });
    const id = randomUUID();
    expect(await add(roster.slackIdOf(olav), id)).toBe('begun');
    expect(await add(roster.slackIdOf(olav), id)).toBe('begun');
    expect(await add(roster.slackIdOf(olav))).toBe('already_there');
    expect(await add(roster.slackIdOf(await roster.person({ status: 'guest' })))).toBe('not_active');
    expect(await rows(olav)).toEqual(['advisor 0 2026-12-01..']);
  });

  it('is changed by nobody but the lead and whoever stands in, and only at her own client', async () => {
    const { roster, ports, context, kari, ana, clientId, engagementId, seat } = await firm();
    const member = await roster.read(ana, now);
    const other = await roster.engagement({ lead: ana });
    const leave = { membershipId: seat.id, lastDay: today };
    expect(await leaveTeam(ports, context, member, { clientId, ...leave })).toBe('not_yours');
    // Through a client of her own she reaches no other client's team.
    expect(await leaveTeam(ports, context, member, { clientId: other.clientId, ...leave })).toBe('gone');
    const end = { engagementId, lastDay: today };
    expect(await endEngagement(ports, context, member, { clientId, ...end })).toBe('not_yours');
    expect(await endEngagement(ports, context, member, { clientId: other.clientId, ...end })).toBe('gone');
    expect(await endEngagement(ports, context, await roster.read(kari, now), { clientId, ...end })).toBe('ended');
  });

  it('gets an engagement, sold by somebody who works here', async () => {
    const { roster, ports, context, lead, clientId, olav } = await firm();
    const wanted = {
      id: randomUUID(),
      clientId,
      name: 'Portal',
      state: 'active' as const,
      startsOn: today,
      endsOn: null,
    };
    const create = (seller: string | null, change: object = {}) =>
      newEngagement(ports, context, lead, { ...wanted, ...change, seller });
    expect(await create(roster.slackIdOf(olav))).toBe('created');
    expect(await create(roster.slackIdOf(olav))).toBe('created');
    expect(await create(null, { id: randomUUID(), name: 'portal' })).toBe('name_taken');
    expect(await create('U0NOBODY', { id: randomUUID(), name: 'Cranes' })).toBe('not_active');
    expect(await create(null, { id: randomUUID(), name: 'Cranes' })).toBe('created');
    const rows = await roster.db
      .selectFrom('engagement')
      .select(['name', 'sellerId'])
      .where('clientId', '=', clientId)
      .where('name', '<>', 'Project')
      .orderBy('name')
      .execute();
    expect(rows).toEqual([
      { name: 'Cranes', sellerId: null },
      { name: 'Portal', sellerId: olav },
    ]);
  });
});
