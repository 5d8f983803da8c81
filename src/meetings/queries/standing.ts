import type { Executor, Tx } from '../../db/connect.ts';
import type { MeetingRhythm } from '../rules.ts';

/** What is set for these clients; one that is left out goes by the workspace. */
export async function rhythmsOf(db: Executor, clientIds: readonly string[]): Promise<Map<string, MeetingRhythm>> {
  if (clientIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('clientRhythm')
    .select(['clientId', 'followUpMonths', 'developmentMonths'])
    .where('clientId', 'in', clientIds)
    .execute();
  return new Map(rows.map(({ clientId, ...rhythm }) => [clientId, rhythm]));
}

export async function writeRhythm(
  tx: Tx,
  row: MeetingRhythm & {
    readonly clientId: string;
    readonly workspaceId: string;
    readonly setBy: string;
    readonly setAt: Date;
  },
): Promise<void> {
  const { clientId: _, workspaceId: __, ...changed } = row;
  await tx
    .insertInto('clientRhythm')
    .values(row)
    .onConflict(conflict => conflict.column('clientId').doUpdateSet(changed))
    .execute();
}

export const changeEvents = ['booked', 'moved', 'cancelled', 'held', 'corrected'] as const;
export type ChangeEvent = (typeof changeEvents)[number];

/** A line of what became of a meeting. */
export interface Change {
  readonly meetingId: string;
  readonly event: ChangeEvent;
  readonly at: Date;
  readonly personId: string;
  /** her name */
  readonly by: string;
  /** where it stood in the calendars from then on, or until then if it was cancelled */
  readonly startsAt: Date | null;
  readonly minutes: number | null;
}

/** The newest line of each of these. */
export async function lastChanges(db: Executor, meetingIds: readonly string[]): Promise<Map<string, Change>> {
  if (meetingIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('clientMeetingChange as k')
    .innerJoin('person as p', 'p.id', 'k.personId')
    .distinctOn('k.meetingId')
    .select(['k.meetingId', 'k.event', 'k.at', 'k.personId', 'p.name as by', 'k.startsAt', 'k.minutes'])
    .where('k.meetingId', 'in', meetingIds)
    .orderBy('k.meetingId')
    .orderBy('k.number', 'desc')
    .execute();
  return new Map(rows.map(row => [row.meetingId, { ...row, event: eventOf(row.event) }]));
}

function eventOf(text: string): ChangeEvent {
  const found = changeEvents.find(event => event === text);
  if (found === undefined) throw new Error(`nothing happens to a meeting by the name of ${text}`);
  return found;
}
