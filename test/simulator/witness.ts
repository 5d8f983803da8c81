import { sql } from 'kysely';
import type { Db } from '../../src/db/connect.ts';
import { people } from '../../src/roster/index.ts';
import { isInOfficeHours, localDateOf } from '../../src/time/calendar.ts';
import { calendarShelf } from '../../src/time/shelf.ts';
import type { Posted } from './ledger.ts';

/** What the database knew at the moment when a message came to stand in Slack. */
export interface Sighting {
  readonly message: Posted;
  /** the outbox row, undefined when there was none */
  readonly row: RowThen | undefined;
  /** She has not left, is not away, and is at work; what may not wait also reaches her while she is awake. */
  readonly welcome: boolean;
  /** what it says of deviations that had ended, and when */
  readonly ended: readonly { readonly kind: string; readonly closedAt: Date }[];
}

export interface RowThen {
  readonly kind: string;
  readonly class: string;
  readonly period: string;
  readonly state: string;
  readonly dueAt: Date;
  readonly expiresAt: Date | null;
}

/** Looks at the database when a message appears. One for all runs: the calendars stay at hand. */
export function witness(db: Db, workspaceId: string): (message: Posted) => Promise<Sighting> {
  const shelf = calendarShelf();
  return async message => {
    const row = await db
      .selectFrom('outbox')
      .select(['kind', 'class', 'period', 'state', 'dueAt', 'expiresAt'])
      .where('id', '=', message.deliveryId)
      .executeTakeFirst();
    const { at, to } = message;
    const [reader] = await people(db, { shelf, now: at }, { workspaceId, slackUserIds: [to] });
    const isAtWork = reader !== undefined && isInOfficeHours(at, reader.rhythm);
    const mayBeTold = isAtWork || (reader !== undefined && row?.class === 'at_once' && isAwake(at, reader.rhythm.zone));
    const welcome = mayBeTold && (await isThere(db, to, localDateOf(at, reader.rhythm.zone)));
    return { message, row, welcome, ended: await endedIn(db, message.deliveryId) };
  };
}

/** From seven until nine in the evening, where she is. */
function isAwake(at: Date, timeZone: string): boolean {
  const hour = Number(at.toLocaleString('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }));
  return hour >= 7 && hour < 21;
}

/** Deviations that had ended of which a message still wants something. What came of them may be told afterwards. */
async function endedIn(db: Db, deliveryId: string): Promise<Sighting['ended']> {
  const { rows } = await sql<Sighting['ended'][number]>`select o.kind, d.closed_at from outbox o
    left join deviation_action x on x.id = o.subject_id
    join deviation d on d.id = coalesce(x.deviation_id, o.subject_id)
    where ${deliveryId} in (o.id, o.bundle_id) and d.closed_at is not null
      and o.kind not in ('deviations.told', 'deviations.checked')`.execute(db);
  return rows;
}

/** By the rows themselves: an app that misreads them must not be its own witness. */
async function isThere(db: Db, slackUserId: string, today: string): Promise<boolean> {
  const { rows } = await sql`select from person p where slack_user_id = ${slackUserId} and slack_status = 'active'
    and not exists (select from absence a where a.person_id = p.id and ${today} between first_day and last_day)`.execute(
    db,
  );
  return rows.length === 1;
}
