import type { Tx } from '../db/connect.ts';
import { isId } from '../db/ids.ts';
import { bringDown, bringUp, contactOnMeeting, recordSatisfaction, replacePlans } from '../ledger/index.ts';
import { noteFromMeeting } from '../promises/index.ts';
import type { Client, Person } from '../roster/index.ts';
import { fileFromMeeting } from '../suggestions/index.ts';
import type { LocalDate } from '../time/calendar.ts';
import type { ClientScene } from './facts.ts';
import { callOff } from './invite.ts';
import type { Result } from './outcome-form.ts';
import * as queries from './queries.ts';
import type { Slot } from './rules.ts';
import type { MeetingRef } from './standing.ts';

export interface NewOutcome extends MeetingRef {
  readonly heldOn: LocalDate;
  /** Slack user ids */
  readonly attended: readonly string[];
  /** of the meeting’s own kind */
  readonly result: Result;
  /** ids of talking points that were told */
  readonly broughtUp: readonly string[];
  /** when the next of this kind is; ignored where an outcome is corrected */
  readonly next: Slot | undefined;
}

/** What somebody writes down of a meeting, with everything that it takes. */
export interface Recording {
  readonly actor: Person;
  readonly client: Client;
  readonly scene: ClientScene;
  readonly meeting: queries.Meeting;
  readonly given: NewOutcome;
  /** ids of who was there */
  readonly came: readonly string[];
}

/** Everything that came of the meeting; what was written of it before is replaced, but that registers only grow. */
export async function write(tx: Tx, recording: Recording, now: Date): Promise<void> {
  const { actor, meeting, given, came } = recording;
  const { id, workspaceId, booking, sequence } = meeting;
  const { heldOn, result } = given;
  // It was held earlier than it stands in the calendars: there it is off.
  const isOff = !meeting.held && booking !== undefined && booking.startsAt > now;
  if (isOff) await callOff(tx, meeting, sequence + 1, now);
  const { learnt, explained, actions } = result;
  const held = { heldOn, learnt, explained, actions, recordedBy: actor.id, recordedAt: now };
  await queries.writeHeld(tx, id, held, isOff ? sequence + 1 : sequence);
  await queries.writeAttendance(tx, meeting, came);
  const event = meeting.held ? ('corrected' as const) : ('held' as const);
  const { startsAt = null, minutes = null } = booking ?? {};
  await queries.noteChange(tx, {
    meetingId: id,
    workspaceId,
    event,
    at: now,
    personId: actor.id,
    startsAt,
    minutes,
    reason: null,
  });
  await writeLedger(tx, { actor, meeting, given }, now);
  await writeRegisters(tx, recording, now);
}

async function writeLedger(
  tx: Tx,
  { actor, meeting, given }: Pick<Recording, 'actor' | 'meeting' | 'given'>,
  now: Date,
) {
  const { id: meetingId, workspaceId, clientId, kind } = meeting;
  const { heldOn, result, broughtUp } = given;
  const about = { workspaceId, clientId, meetingId, recordedBy: actor.id };
  if (result.kind === 'follow_up') await recordSatisfaction(tx, { ...about, onDay: heldOn, ...result.score }, now);
  else await replacePlans(tx, { ...about, saidOn: heldOn, words: result.plans }, now);
  await bringDown(tx, { meetingId });
  await bringUp(tx, { clientId, ids: broughtUp.filter(isId), meetingId, on: heldOn });
  const purpose = kind === 'follow_up' ? 'status' : 'work';
  await contactOnMeeting(tx, { workspaceId, clientId, personId: actor.id, meetingId, purpose, onDay: heldOn }, now);
}

/** What was promised, needed and suggested, each into its register, where the same line of one meeting stands once. */
export async function writeRegisters(
  tx: Tx,
  { actor, client, meeting, given }: Omit<Recording, 'scene' | 'came'>,
  now: Date,
): Promise<void> {
  const { id: meetingId, workspaceId, clientId } = meeting;
  const { heldOn: saidOn, result } = given;
  const about = { workspaceId, clientId, meetingId };
  const said = { ...about, saidOn, actor };
  if (result.kind === 'follow_up') {
    const promised = { ...about, leadId: client.leadId ?? actor.id, actorId: actor.id };
    await noteFromMeeting(tx, { ...promised, lines: result.promises }, now);
  } else await fileFromMeeting(tx, { ...said, kind: 'need', lines: result.needs }, now);
  await fileFromMeeting(tx, { ...said, kind: 'suggestion', lines: result.suggestions }, now);
}
