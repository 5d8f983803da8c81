import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { secret } from '../../src/config.ts';
import { type Connection, connect, type Db } from '../../src/db/connect.ts';
import { migrate } from '../../src/db/migrate.ts';
import { ticking } from '../../src/inside.ts';
import { silentLog } from '../../src/log.ts';
import { tick } from '../../src/schedule/index.ts';
import { changeSetting, go } from '../../src/settings/index.ts';
import { calendarShelf } from '../../src/time/shelf.ts';
import { chance } from '../support/chance.ts';
import { type Row, timed } from './measure.ts';

const people = 5_000;
const now = new Date('2026-11-23T08:00:00Z');
export const due = new Date('2026-12-01T07:00:00Z');

/** From *go* to the queued prompt: everybody is planned, introduced, prompted, her talk and her next month planned. */
export async function aMonth(database: string): Promise<Row[]> {
  const connection = await connect({ kind: 'postgres', url: secret(database) });
  const { background: db } = connection;
  await firmThatWent(connection, people);
  const ticks = ticking({ connection, log: silentLog, newId: randomUUID, ...chance('bench'), shelf: calendarShelf() });
  const planned = await timed(() => tick(ticks, now));
  const prompted = await timed(() => tick(ticks, due));
  await everybodyIsPrompted(db);
  const perSecond = people / ((planned + prompted) / 1000);
  const bare = await timed(() => sameRowsBare(db));
  await connection.close();
  return [
    {
      what: 'a month planned, prompted and queued',
      bar: '≥ 1,500 people/s',
      measured: `${Math.round(perSecond)} people/s, ratio ${((planned + prompted) / bare).toFixed(1)}`,
      baseline: `bare multi-row inserts of the same rows: ${Math.round(people / (bare / 1000))} people/s`,
    },
  ];
}

/** A firm of so many consultants that said *go*; its workspace's id. */
async function firmThatWent({ background: db }: Connection, consultants: number): Promise<string> {
  await migrate(db);
  const workspaceId = await bigFirm(db, consultants);
  await changeSetting(db, workspaceId, 'pulse.spread_days', '1', now);
  await go(db, workspaceId, now);
  return workspaceId;
}

/** The same on the day when everybody is asked: each has her introduction and her prompt in the outbox. */
export async function promptedFirm(connection: Connection, consultants: number): Promise<string> {
  const workspaceId = await firmThatWent(connection, consultants);
  const ticks = ticking({ connection, log: silentLog, newId: randomUUID, ...chance('bench'), shelf: calendarShelf() });
  for (const at of [now, due]) await tick(ticks, at);
  return workspaceId;
}

/** A month in which nothing was done would be the fastest. */
async function everybodyIsPrompted(db: Db): Promise<void> {
  const { rows } = await sql<{ prompts: number; talks: number; planned: number }>`select
    (select count(*) from outbox where kind = 'pulse.prompt') as prompts,
    (select count(*) from occurrence where cadence = 'pulse_talk' and state = 'planned') as talks,
    (select count(*) from occurrence where cadence = 'pulse' and state = 'planned') as planned`.execute(db);
  const counts = Object.values(rows[0] ?? {});
  if (counts.length !== 3 || counts.some(count => count !== people))
    throw new Error(`of ${people} people only so many were prompted, have a talk, are planned: ${counts.join(', ')}`);
}

async function bigFirm(db: Db, consultants: number): Promise<string> {
  const [workspaceId, clientId, engagementId, leadId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  await db
    .insertInto('workspace')
    .values({ id: workspaceId, slackTeamId: 'T1', slackBotUserId: 'U1', name: 'Firm' })
    .execute();
  const known = { workspaceId, slackStatus: 'active', slackZone: 'Europe/Helsinki', knownSince: now };
  await db
    .insertInto('person')
    .values({ ...known, id: leadId, slackUserId: 'U0LEAD', name: 'Lead' })
    .execute();
  await db.insertInto('client').values({ id: clientId, workspaceId, name: 'Client' }).execute();
  await db
    .insertInto('clientLead')
    .values({ id: randomUUID(), workspaceId, clientId, personId: leadId, since: '2026-01-01' })
    .execute();
  await db
    .insertInto('engagement')
    .values({ id: engagementId, workspaceId, clientId, name: 'Project', state: 'active', startsOn: '2026-01-01' })
    .execute();
  await sql`insert into person (id, workspace_id, slack_user_id, name, slack_status, slack_zone, known_since)
    select gen_random_uuid(), ${workspaceId}, 'U0C' || i, 'Consultant ' || i, 'active', 'Europe/Helsinki', ${now}::timestamptz from generate_series(1, ${consultants}) i`.execute(
    db,
  );
  await sql`insert into membership (id, workspace_id, client_id, engagement_id, person_id, role, since)
    select gen_random_uuid(), ${workspaceId}, ${clientId}, ${engagementId}, id, 'developer', '2026-01-01' from person where id <> ${leadId}`.execute(
    db,
  );
  await sql`analyze`.execute(db);
  return workspaceId;
}

/** The rows that the month wrote, read back and written once more by inserts of 200 rows. */
async function sameRowsBare(db: Db): Promise<void> {
  for (const table of ['occurrence', 'outbox'] as const) {
    const rows = await db.selectFrom(table).selectAll().execute();
    const again = rows.map(row => ({ ...row, id: randomUUID(), period: `${row.period}*` }));
    for (let i = 0; i < again.length; i += 200)
      await db
        .insertInto(table)
        .values(again.slice(i, i + 200))
        .execute();
  }
}
