import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { silentLog } from '../../src/log.ts';
import { clientsSeenBy, createClient, editClient, openClient } from '../../src/roster/clients.ts';
import { rosterDeliveries } from '../../src/roster/due.ts';
import { importRoster } from '../../src/roster/index.ts';
import { changeLead } from '../../src/roster/lead.ts';
import { clientById } from '../../src/roster/queries.ts';
import { parseLocalDate } from '../../src/time/calendar.ts';
import { migratedDatabase, onBothKinds } from '../support/database.ts';
import { type RosterBuilder, rosterBuilder } from '../support/roster.ts';

const now = '2026-12-01T10:00:00Z';

onBothKinds('a client', engine => {
  let connection: Connection & AsyncDisposable;
  beforeAll(async () => {
    connection = await migratedDatabase(engine);
  });
  afterAll(() => connection.close());

  const firm = async () => {
    const roster = await rosterBuilder(connection.db);
    const refused: string[] = [];
    const log = { ...silentLog, warn: (_: string, fields?: object) => void refused.push(JSON.stringify(fields)) };
    const ports = { db: roster.db, log, newId: randomUUID };
    const [kari, olav, elin, ana, mikko] = [
      await roster.person({ name: 'Kari' }),
      await roster.person({ name: 'Olav' }),
      await roster.person({ name: 'Elin' }),
      await roster.person({ name: 'Ana' }),
      await roster.person({ name: 'Mikko' }),
    ];
    await roster.setting('leadershipContact', roster.slackIdOf(elin));
    await roster.setting('admins', [roster.slackIdOf(elin)]);
    const place = await roster.engagement({ lead: kari });
    await roster.member(ana, place);
    const context = roster.context(now);
    return { roster, ports, context, kari, olav, elin, ana, mikko, clientId: place.clientId, refused };
  };
  const fields = { name: 'Sampo', clientsClient: 'Patients', clientsClientBy: null, keepInTouch: false };
  const slack = (roster: RosterBuilder, id: string) => roster.slackIdOf(id);
  const marked = async ({ db, workspaceId }: RosterBuilder) => {
    const rows = await db.deleteFrom('replan').where('workspaceId', '=', workspaceId).returning('subjectId').execute();
    return rows.map(row => row.subjectId).toSorted();
  };
  const leadsOf = async ({ db }: RosterBuilder, clientId: string) =>
    db
      .selectFrom('clientLead')
      .select(['personId', 'since', 'until', 'reason'])
      .where('clientId', '=', clientId)
      .orderBy('since')
      .execute();

  /** What waits to be said to whom, as it would be said now. */
  const told = async ({ db, shelf, workspaceId }: RosterBuilder) => {
    const items = await db
      .selectFrom('outbox')
      .select(['id', 'workspaceId', 'kind', 'subjectId', 'period', 'class'])
      .where('workspaceId', '=', workspaceId)
      .execute();
    const kind = rosterDeliveries({ shelf }).find(each => each.kind === 'roster.lead_changed');
    const drafts = await db.transaction().execute(async tx => kind?.drafts(tx, items, new Date(now)));
    return Object.fromEntries(
      [...(drafts?.values() ?? [])].flatMap(draft =>
        typeof draft === 'object' && 'to' in draft ? [[draft.to, draft.rule]] : [],
      ),
    );
  };

  describe('that is new', () => {
    it('has a lead from today, who hears of it, and is made once however often the form is sent', async () => {
      const { roster, ports, context, kari, olav } = await firm();
      const actor = await roster.read(kari, now);
      const wanted = { id: randomUUID(), ...fields, lead: slack(roster, olav) };
      await marked(roster);
      expect(await createClient(ports, context, actor, wanted)).toBe('created');
      expect(await createClient(ports, context, actor, wanted)).toBe('created');
      expect(await clientById(roster.db, wanted.id)).toMatchObject({ ...fields, leadId: olav });
      expect(await leadsOf(roster, wanted.id)).toEqual([
        { personId: olav, since: '2026-12-01', until: null, reason: null },
      ]);
      expect(await marked(roster)).toEqual([wanted.id]);
      expect(await told(roster)).toEqual({ [olav]: 'lead' });
    });

    it('has a name of its own, however it is written, and a lead who works here', async () => {
      const { roster, ports, context, kari } = await firm();
      const actor = await roster.read(kari, now);
      const create = (change: object) =>
        createClient(ports, context, actor, { id: randomUUID(), ...fields, lead: slack(roster, kari), ...change });
      expect(await create({})).toBe('created');
      expect(await create({ name: 'SAMPO' })).toBe('name_taken');
      for (const status of ['guest', 'bot', 'deactivated', 'stranger'] as const)
        expect(await create({ name: status, lead: slack(roster, await roster.person({ status })) })).toBe('not_active');
      expect(await create({ name: 'nobody', lead: 'U0NOBODY' })).toBe('not_active');
    });

    it('is brought by leads, leadership and admins, and by nobody else; a refusal is logged', async () => {
      const { roster, ports, context, kari, elin, ana, refused } = await firm();
      const bring = async (who: string, name: string) =>
        createClient(ports, context, await roster.read(who, now), {
          id: randomUUID(),
          ...fields,
          name,
          lead: slack(roster, kari),
        });
      expect(await bring(kari, 'one')).toBe('created');
      expect(await bring(elin, 'two')).toBe('created');
      expect(refused).toEqual([]);
      expect(await bring(ana, 'three')).toBe('not_yours');
      expect(refused).toEqual([JSON.stringify({ what: 'client.create', person: ana })]);
    });
  });

  it('is edited by its lead under a name that is free, and by nobody of the team', async () => {
    const { roster, ports, context, kari, ana, clientId } = await firm();
    const other = await roster.engagement({ lead: kari });
    const taken = (await clientById(roster.db, other.clientId))?.name.toUpperCase() ?? '';
    const edit = async (who: string, name: string) =>
      editClient(ports, context, await roster.read(who, now), { clientId, ...fields, name });
    await marked(roster);
    expect(await edit(kari, taken)).toBe('name_taken');
    expect(await edit(ana, 'Sampo')).toBe('not_yours');
    expect(await marked(roster)).toEqual([]);
    expect(await edit(kari, 'Sampo')).toBe('changed');
    expect(await edit(kari, 'sampo')).toBe('changed');
    expect(await clientById(roster.db, clientId)).toMatchObject({ name: 'sampo', clientsClient: 'Patients' });
    expect(await marked(roster)).toEqual([clientId]);
  });

  it('is seen by whoever has to do with it', async () => {
    const { roster, ports, context, kari, olav, elin, ana, mikko, clientId } = await firm();
    const other = await roster.engagement({ lead: olav });
    const seen = async (who: string) => {
      const { clients } = await clientsSeenBy(roster.db, context, await roster.read(who, now));
      for (const id of [clientId, other.clientId]) {
        const page = await openClient(ports, context, await roster.read(who, now), id);
        expect([who, id, page !== 'not_yours']).toEqual([who, id, clients.some(client => client.id === id)]);
      }
      return clients.map(({ id }) => id).toSorted();
    };
    const both = [clientId, other.clientId].toSorted();
    expect(await seen(kari)).toEqual([clientId]);
    expect(await seen(ana)).toEqual([clientId]);
    expect(await seen(olav)).toEqual([other.clientId]);
    expect(await seen(elin)).toEqual(both);
    expect(await seen(mikko)).toEqual([]);
    await roster.db.updateTable('person').set({ deputyId: mikko }).where('id', '=', kari).execute();
    const absence = { id: randomUUID(), workspaceId: roster.workspaceId, personId: kari };
    await roster.db
      .insertInto('absence')
      .values({ ...absence, firstDay: '2026-12-01', lastDay: '2026-12-01' })
      .execute();
    expect(await seen(mikko)).toEqual([clientId]);
    await roster.db.updateTable('person').set({ slackStatus: 'guest' }).where('id', '=', elin).execute();
    expect(await seen(elin)).toEqual([]);
  });

  describe('whose lead changes', () => {
    const reason = 'Kari is leaving for a year';

    it('is led by the new one from today, and what was stays written', async () => {
      const { roster, ports, context, kari, olav, ana, clientId } = await firm();
      const change = async () =>
        changeLead(ports, context, await roster.read(kari, now), { clientId, lead: slack(roster, olav), reason });
      await marked(roster);
      expect(await change()).toBe('changed');
      expect(await leadsOf(roster, clientId)).toEqual([
        { personId: kari, since: '2026-01-01', until: '2026-11-30', reason: null },
        { personId: olav, since: '2026-12-01', until: null, reason },
      ]);
      expect(await marked(roster)).toEqual([clientId, ana].toSorted());
      expect(await change()).toBe('not_yours');
    });

    it('tells her, the leadership contact, and whoever led it; not whoever did it; nobody twice', async () => {
      const { roster, ports, context, kari, olav, elin, mikko, clientId } = await firm();
      const change = async (who: string, to: string, why = reason) =>
        changeLead(ports, context, await roster.read(who, now), { clientId, lead: slack(roster, to), reason: why });
      expect(await change(kari, olav)).toBe('changed');
      expect(await told(roster)).toEqual({ [olav]: 'lead', [elin]: 'contact' });
      // A second one on the same day overtakes what has not been said yet.
      expect(await change(elin, mikko)).toBe('changed');
      expect(await change(elin, mikko)).toBe('changed');
      expect(await change(elin, mikko, 'another reason')).toBe('same');
      expect(await told(roster)).toEqual({ [mikko]: 'lead', [olav]: 'former_lead' });
      expect((await leadsOf(roster, clientId)).map(({ personId, until }) => [personId, until])).toEqual([
        [kari, '2026-11-30'],
        [mikko, null],
      ]);
      const kinds = await roster.db
        .selectFrom('outbox')
        .select('class')
        .where('workspaceId', '=', roster.workspaceId)
        .execute();
      expect(new Set(kinds.map(row => row.class))).toEqual(new Set(['morning']));
    });

    it('is not led after herself by one who gave it away and took it back on one day', async () => {
      const { roster, ports, context, kari, olav, clientId } = await firm();
      for (const [who, to] of [
        [kari, olav],
        [olav, kari],
      ] as const)
        await changeLead(ports, context, await roster.read(who, now), {
          clientId,
          lead: slack(roster, to),
          reason: 'x',
        });
      const page = await openClient(ports, context, await roster.read(kari, now), clientId);
      expect(page === 'not_yours' ? page : [page.lead?.name, page.lead?.former]).toEqual(['Kari', null]);
    });

    it('is refused to the team, and to nobody who works here in name only', async () => {
      const { roster, ports, context, kari, olav, ana, clientId } = await firm();
      const change = async (who: string, to: string) =>
        changeLead(ports, context, await roster.read(who, now), { clientId, lead: to, reason });
      expect(await change(ana, slack(roster, ana))).toBe('not_yours');
      expect(await change(olav, slack(roster, olav))).toBe('not_yours');
      expect(await change(kari, slack(roster, await roster.person({ status: 'guest' })))).toBe('not_active');
      expect(await change(kari, slack(roster, kari))).toBe('same');
      expect(await told(roster)).toEqual({});
    });

    it('is nobody’s in another workspace', async () => {
      const [here, there] = [await firm(), await firm()];
      const actor = await there.roster.read(there.elin, now);
      const wanted = { clientId: here.clientId, lead: there.roster.slackIdOf(there.olav), reason };
      expect(await changeLead(there.ports, there.context, actor, wanted)).toBe('not_yours');
      expect(await openClient(there.ports, there.context, actor, here.clientId)).toBe('not_yours');
    });
  });

  it('shows its lead’s deputy only while that one works here, and who stands in', async () => {
    const { roster, ports, context, kari, olav, elin, clientId } = await firm();
    const page = async () => {
      const found = await openClient(ports, context, await roster.read(elin, now), clientId);
      return found === 'not_yours' ? found : { deputy: found.lead?.deputy, standIn: found.standIn };
    };
    expect(await page()).toEqual({ deputy: null, standIn: undefined });
    await roster.db.updateTable('person').set({ deputyId: olav }).where('id', '=', kari).execute();
    const absence = { id: randomUUID(), workspaceId: roster.workspaceId, personId: kari };
    await roster.db
      .insertInto('absence')
      .values({ ...absence, firstDay: '2026-12-01', lastDay: '2026-12-01' })
      .execute();
    expect(await page()).toEqual({ deputy: 'Olav', standIn: 'Olav' });
    await roster.db.updateTable('person').set({ slackStatus: 'deactivated' }).where('id', '=', olav).execute();
    expect(await page()).toEqual({ deputy: null, standIn: 'Elin' });
  });

  it('keeps the day by which its client will be known until the roster file says whom it works for', async () => {
    const { roster, ports, kari, clientId } = await firm();
    await roster.db
      .updateTable('client')
      .set({ name: 'Sampo', clientsClientBy: '2027-01-01' })
      .where('id', '=', clientId)
      .execute();
    const imported = async (worksFor: string) => {
      const csv = `kind,client,lead,clients_client,keep_in_touch\nclient,Sampo,${roster.slackIdOf(kari)},${worksFor},yes`;
      const wanted = { workspaceId: roster.workspaceId, csv, today: parseLocalDate('2026-12-01'), apply: true };
      expect(await importRoster(ports, wanted)).toMatchObject({ applied: true, mistakes: [] });
      const { clientsClient, clientsClientBy } = (await clientById(roster.db, clientId)) ?? {};
      return [clientsClient, clientsClientBy];
    };
    expect(await imported('')).toEqual([null, '2027-01-01']);
    expect(await imported('Patients')).toEqual(['Patients', null]);
  });
});
