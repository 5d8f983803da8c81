import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { parse } from 'yaml';
import { startApp } from '../../src/app.ts';
import { secret } from '../../src/config.ts';
import type { Db } from '../../src/db/connect.ts';
import { silentLog } from '../../src/log.ts';
import { describeApp, openSandbox, type Sandbox } from '../../src/sandbox/index.ts';
import { seededIds } from '../../src/sandbox/seeded-ids.ts';
import { chance } from '../support/chance.ts';
import type { RunningTime } from './time.ts';

const zone = 'Europe/Helsinki';
const lead = { id: 'U0LEAD0000', name: 'lead', realName: 'Kari Niemi', zone, isAdmin: true };

/** A firm of that many consultants and one lead works in Slack. */
export async function openSlack(consultants: number, clock: RunningTime): Promise<Sandbox> {
  const people = Array.from({ length: consultants }, (_, i) => {
    const number = String(i).padStart(6, '0');
    return { id: `U0C0${number}`, name: `c${number}`, realName: `Consultant ${number}`, zone };
  });
  return openSandbox({
    clock,
    newId: seededIds('kill'),
    app: describeApp(parse(await readFile(join(import.meta.dirname, '../../manifest.yml'), 'utf8'))),
    people: [lead, ...people],
  });
}

/** *Go* was said long before; everybody is asked at the same moment, and has not been told yet what it is about. */
export const goAt = new Date('2026-11-23T08:00:00Z');
/** on the day itself, when nobody may be written to yet */
export const nightAt = new Date('2026-12-01T04:00:00Z');
/** some minutes after her day has begun, so that what comes first can be sent before */
export const dueAt = new Date('2026-12-01T07:05:00Z');
export const period = '2026-12';

/** Sets the app up on an empty database: the people as Slack has them, all on one project, everybody planned, nothing sent. */
export async function settleIn(url: string, sandbox: Sandbox, perMinute: number): Promise<void> {
  const outside = { clock: { now: () => goAt }, log: silentLog, newId: randomUUID, ...chance('kill'), paced: false };
  const slack = {
    mode: 'socket' as const,
    botToken: secret(sandbox.botToken),
    appToken: secret(sandbox.appToken),
    apiUrl: sandbox.apiUrl,
  };
  const app = await startApp({ slack, database: { kind: 'postgres', url: secret(url) } }, outside);
  try {
    await app.tick();
    await oneProject(app.connection.background, app.workspaceId);
    for (const [name, value] of [
      ['pulse.spread_days', '1'],
      ['pulse.time', '09:05'],
      ['send_per_minute', String(perMinute)],
    ] as const)
      await app.changeSetting(name, value);
    await app.go();
    await app.tick();
  } finally {
    await app.stop();
  }
}

/** Everybody but the lead works for her only client. */
async function oneProject(db: Db, workspaceId: string): Promise<void> {
  const [clientId, engagementId, since] = [randomUUID(), randomUUID(), '2026-01-01'];
  await db.insertInto('client').values({ id: clientId, workspaceId, name: 'Client' }).execute();
  await sql`insert into client_lead (id, workspace_id, client_id, person_id, since)
    select gen_random_uuid(), ${workspaceId}, ${clientId}, id, ${since} from person where slack_user_id = ${lead.id}`.execute(
    db,
  );
  await db
    .insertInto('engagement')
    .values({ id: engagementId, workspaceId, clientId, name: 'Project', state: 'active', startsOn: since })
    .execute();
  await sql`insert into membership (id, workspace_id, client_id, engagement_id, person_id, role, since)
    select gen_random_uuid(), ${workspaceId}, ${clientId}, ${engagementId}, id, 'developer', ${since}
    from person where name like 'Consultant %'`.execute(db);
  await sql`analyze`.execute(db);
}
