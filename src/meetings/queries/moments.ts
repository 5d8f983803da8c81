import type { Executor } from '../../db/connect.ts';
import { type MeetingKind, meetingKinds } from '../rules.ts';

/** A meeting with a client that was held or has its time. Nothing of what was said. */
export interface MeetingMoment {
  readonly kind: MeetingKind;
  readonly client: string;
  readonly startsAt: Date | null;
  readonly heldOn: string | null;
}

/** The meetings of a workspace that were held or are booked, by client. */
export async function meetingMoments(db: Executor, workspaceId: string): Promise<MeetingMoment[]> {
  const rows = await db
    .selectFrom('clientMeeting as m')
    .innerJoin('client as c', 'c.id', 'm.clientId')
    .select(['m.kind', 'c.name as client', 'm.startsAt', 'm.heldOn'])
    .where('m.workspaceId', '=', workspaceId)
    .where('m.state', 'in', ['booked', 'held'])
    .orderBy('c.name')
    .orderBy('m.number')
    .execute();
  return rows.flatMap(row => {
    const kind = meetingKinds.find(each => each === row.kind);
    return kind ? [{ ...row, kind }] : [];
  });
}
