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
  /** She has not left, is not away, and is at work. */
  readonly welcome: boolean;
}

export interface RowThen {
  readonly kind: string;
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
      .select(['kind', 'period', 'state', 'dueAt', 'expiresAt'])
      .where('id', '=', message.deliveryId)
      .executeTakeFirst();
    const { at, to } = message;
    const [reader] = await people(db, { shelf, now: at }, { workspaceId, slackUserIds: [to] });
    const isAtWork = reader !== undefined && isInOfficeHours(at, reader.rhythm);
    const welcome = isAtWork && (await isThere(db, to, localDateOf(at, reader.rhythm.zone)));
    return { message, row, welcome };
  };
}

/** By the rows themselves: an app that misreads them must not be its own witness. */
async function isThere(db: Db, slackUserId: string, today: string): Promise<boolean> {
  const { rows } = await sql`select from person p where slack_user_id = ${slackUserId} and slack_status = 'active'
    and not exists (select from absence a where a.person_id = p.id and ${today} between first_day and last_day)`.execute(
    db,
  );
  return rows.length === 1;
}
