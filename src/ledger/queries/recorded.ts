import type { Executor } from '../../db/connect.ts';
import { parseLocalDate } from '../../time/calendar.ts';
import type { PointForClient } from './points.ts';
import type { Satisfaction } from './satisfaction.ts';

/** What one meeting has brought into the ledger. */
export interface RecordedIn {
  readonly satisfaction: Satisfaction | undefined;
  readonly plans: string | null;
  /** what the client was told, the oldest first */
  readonly points: readonly PointForClient[];
}

/** So that whoever corrects an outcome finds what she wrote. */
export async function recordedIn(db: Executor, meetingId: string): Promise<RecordedIn> {
  const satisfaction = await db
    .selectFrom('satisfaction')
    .select(['onDay', 'satisfaction', 'satisfactionWhy', 'value', 'valueWhy'])
    .where('meetingId', '=', meetingId)
    .executeTakeFirst();
  const plans = await db.selectFrom('clientNote').select('words').where('meetingId', '=', meetingId).executeTakeFirst();
  const points = await db
    .selectFrom('talkingPoint as t')
    .innerJoin('person as p', 'p.id', 't.personId')
    .select(['t.id', 't.personId', 'p.name', 't.words', 't.saidOn'])
    .where('t.way', '=', 'to_client')
    .where('t.broughtIn', '=', meetingId)
    .where('t.takenBack', '=', false)
    .orderBy('t.saidOn')
    .orderBy('t.id')
    .execute();
  return {
    satisfaction: satisfaction && { ...satisfaction, onDay: parseLocalDate(satisfaction.onDay) },
    plans: plans?.words ?? null,
    points: points.map(row => ({ ...row, saidOn: parseLocalDate(row.saidOn) })),
  };
}
