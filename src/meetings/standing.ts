import type { Executor, Tx } from '../db/connect.ts';
import { isId } from '../db/ids.ts';
import type { Ports } from '../ports.ts';
import { type Act, type Client, clientFor, type PeopleContext, type Person, type SeenClient } from '../roster/index.ts';
import { holdPlanning } from '../schedule/index.ts';
import type { LocalDate } from '../time/calendar.ts';
import { wakeMeeting } from './clock.ts';
import * as queries from './queries.ts';
import { type MeetingKey, type MeetingRef, meetingKinds } from './rules.ts';

export type { MeetingKey, MeetingRef } from './rules.ts';

export type MeetingPorts = Pick<Ports, 'db' | 'newId' | 'log'>;

/** Somebody else was quicker; who and when. Nothing was written. */
export interface ChangedMeanwhile {
  readonly refused: 'changed_meanwhile';
  /** her name */
  readonly by: string;
  readonly at: Date;
}

/** Later than the rhythm allows. */
export interface TooLate {
  readonly refused: 'too_late';
  /** the last day that is allowed */
  readonly latest: LocalDate;
}

export interface Look {
  readonly context: PeopleContext;
  readonly actor: Person;
  readonly clientId: string;
  readonly act: Act;
}

/** A client, if the permission table lets her do this toward it at this moment. */
export const look = (
  { log }: Pick<MeetingPorts, 'log'>,
  db: Executor,
  { context, actor, ...about }: Look,
): Promise<SeenClient | 'not_yours'> => clientFor({ db, log }, context, actor, about);

export interface Step extends Omit<Look, 'clientId'> {
  readonly key: MeetingKey;
}

/**
 * Carries out one step of a meeting in one transaction, with the meeting held against others, if the permission table lets her. `gone`: there is
 * no such meeting. What it is asked next is looked at once more after this.
 */
export async function take<Outcome>(
  ports: MeetingPorts,
  { key, ...step }: Step,
  work: (tx: Tx, meeting: queries.Meeting, client: Client) => Promise<Outcome>,
): Promise<Outcome | 'not_yours' | 'gone'> {
  return ports.db.transaction().execute(async tx => {
    const seen = await look(ports, tx, { ...step, clientId: key.clientId });
    if (seen === 'not_yours') return 'not_yours';
    const { client } = seen;
    if (!(await isThere(tx, key))) return 'gone';
    // Planning holds the client's mark before all else, the tick the occurrence before the meeting: in one order, so that none waits for another.
    await holdPlanning(tx, 'client', client.workspaceId, client.id);
    await wakeMeeting(tx, { ...key, workspaceId: client.workspaceId }, step.context.now);
    await queries.insertToBook(tx, [{ ...key, workspaceId: client.workspaceId }]);
    const meeting = await queries.lockMeeting(tx, key);
    if (!meeting) throw new Error('a meeting that was just written is gone');
    return work(tx, meeting, client);
  });
}

/** It was written before, or is the next one. */
async function isThere(db: Executor, key: MeetingKey): Promise<boolean> {
  if (!isId(key.clientId) || !meetingKinds.includes(key.kind) || !Number.isInteger(key.number)) return false;
  const own = (meeting: queries.Meeting) => meeting.kind === key.kind;
  const ahead = (await queries.meetingsAhead(db, [key.clientId])).find(own);
  if (ahead) return key.number > 0 && key.number <= ahead.number;
  const last = (await queries.lastMeetings(db, [key.clientId])).find(own);
  return key.number > 0 && key.number <= (last?.number ?? 0) + 1;
}

/** Which meeting a form may be drawn for: the one that is meant, or that it is held or not there. */
export const ahead = (ref: MeetingRef, { number }: MeetingKey): 'this' | 'held' | 'gone' =>
  number === ref.number ? 'this' : number > 0 && number < ref.number ? 'held' : 'gone';

/** Who has changed it since the form was drawn; undefined: nobody. */
export async function changedMeanwhile(
  db: Executor,
  meeting: queries.Meeting,
  { version }: MeetingRef,
): Promise<ChangedMeanwhile | undefined> {
  if (meeting.version === version) return undefined;
  const last = (await queries.lastChanges(db, [meeting.id])).get(meeting.id);
  return last && { refused: 'changed_meanwhile', by: last.by, at: last.at };
}

/** The same form sent twice: the newest line is hers, and is what this form would write. */
export async function isSentAgain(
  db: Executor,
  meeting: queries.Meeting,
  { version }: MeetingRef,
  { actorId, events }: { readonly actorId: string; readonly events: readonly queries.ChangeEvent[] },
): Promise<queries.ChangeEvent | undefined> {
  if (meeting.version !== version + 1) return undefined;
  const last = (await queries.lastChanges(db, [meeting.id])).get(meeting.id);
  return last?.personId === actorId ? events.find(event => event === last.event) : undefined;
}
