import { sql } from 'kysely';
import type { Db } from '../../src/db/connect.ts';
import { pause } from './chance.ts';
import { period } from './firm.ts';
import type { Fleet } from './fleet.ts';
import type { RunningTime } from './time.ts';

export interface Waiting {
  readonly db: Db;
  readonly fleet: Fleet;
  readonly time: RunningTime;
  /** milliseconds of real time */
  readonly patience: number;
  /** seconds that the clocks jump ahead when nothing moves any more but by time; 0: they never do */
  readonly jump: number;
}

const look = 250;
/** Nothing has moved for so many looks: whoever still holds a message is dead, or stands still. */
const calm = 4;

/** Waits until everything that is due was done, or patience ends. True when it was done. */
export async function untilQuiet({ db, fleet, time, patience, jump }: Waiting): Promise<boolean> {
  let before = '';
  let same = 0;
  for (const until = Date.now() + patience; Date.now() < until; await pause(look)) {
    const { open, movement } = await progress(db);
    if (open === 0) return true;
    same = movement === before ? same + 1 : 0;
    before = movement;
    if (jump === 0 || same < calm) continue;
    await skip(db, jump);
    time.jump(jump);
    fleet.tell(time.ahead());
    same = 0;
  }
  return false;
}

/** What waits for a morning has its time; all else is due. */
async function progress(db: Db): Promise<{ open: number; movement: string }> {
  const found = await sql<{ open: number; movement: string }>`
    select open::int, concat_ws(' ', open, asked, tried) as movement from
      (select (select count(*) from outbox where class <> 'morning' and state in ('waiting', 'sending', 'unclear'))
          + (select count(*) from occurrence where period = ${period} and state = 'planned' and cadence = 'pulse')
          + (select count(*) from replan) as open,
        (select count(*) from occurrence) as asked,
        (select string_agg(concat(state, attempts, lookups, error), '' order by id) from outbox
          where class <> 'morning' and state in ('waiting', 'sending', 'unclear')) as tried) counted`.execute(db);
  const [row] = found.rows;
  if (!row) throw new Error('the database did not count');
  return row;
}

/** Leases and turns run by the database's clock, which cannot jump: they age instead. */
async function skip(db: Db, seconds: number): Promise<void> {
  const ago = sql`make_interval(secs => ${seconds})`;
  await sql`update outbox set lease_until = lease_until - ${ago} where lease_until is not null`.execute(db);
  await sql`update slot set free_at = free_at - ${ago}`.execute(db);
}
