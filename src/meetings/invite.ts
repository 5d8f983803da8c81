import type { Tx } from '../db/connect.ts';
import { enqueue, newestMessage } from '../delivery/index.ts';
import { type Client, type PeopleContext, type Person, people } from '../roster/index.ts';
import { messageKinds } from './kinds.ts';
import type { Meeting } from './queries.ts';
import * as queries from './queries.ts';

/** A file for the calendar says that there is a meeting, or that there is not. */
export type Method = 'request' | 'cancel';

export interface InvitationKey {
  readonly sequence: number;
  readonly personId: string;
  readonly method: Method;
}

/** `3 <person> request`: with the meeting the key of an invitation. */
export const invitationPeriod = ({ sequence, personId, method }: InvitationKey): string =>
  `${sequence} ${personId} ${method}`;

export function invitationKeyOf(period: string): InvitationKey | undefined {
  const [sequence, personId, word] = period.split(' ');
  const method = word === 'request' || word === 'cancel' ? word : undefined;
  return method && personId ? { sequence: Number(sequence), personId, method } : undefined;
}

interface Coming {
  readonly actor: Person;
  readonly client: Client;
  /** Slack user ids of who comes along */
  readonly guests: readonly string[];
}

/** The ids of everybody who comes: whoever books, the lead, and the guests. `guest_gone`: one of those does not work here (any more). */
export async function comingTo(
  tx: Tx,
  context: PeopleContext,
  { actor, client, guests }: Coming,
): Promise<readonly string[] | 'guest_gone'> {
  const { workspaceId } = actor;
  const ids = client.leadId ? [client.leadId] : [];
  const found = await people(tx, context, { workspaceId, ids, slackUserIds: guests });
  const active = found.filter(person => person.active && person.workspaceId === workspaceId);
  const isMissing = guests.some(guest => !active.some(({ slackUserId }) => slackUserId === guest));
  return isMissing ? 'guest_gone' : [...new Set([actor.id, ...active.map(({ id }) => id)])].toSorted();
}

/** Everybody who comes gets the meeting as it now stands, and whoever no longer does that it is off. It has its new sequence already. */
export async function invite(
  tx: Tx,
  meeting: Called,
  date: { readonly sequence: number; readonly startsAt: Date; readonly personIds: readonly string[] },
  now: Date,
): Promise<void> {
  const { sequence, startsAt, personIds } = date;
  const before = await invitedTo(tx, meeting.id);
  await queries.replaceInvited(tx, meeting, personIds);
  const about = { ...aboutInvitation(meeting), dueAt: now };
  const period = (personId: string) => invitationPeriod({ sequence, personId, method: 'request' });
  await enqueue(
    tx,
    personIds.map(personId => ({ ...about, period: period(personId), expiresAt: startsAt })),
  );
  for (const id of before) if (!personIds.includes(id)) await cancelFor(tx, meeting, { sequence, personId: id }, now);
}

/** It is off for everybody who was invited. */
export async function callOff(tx: Tx, meeting: Called, sequence: number, now: Date): Promise<void> {
  for (const personId of await invitedTo(tx, meeting.id)) await cancelFor(tx, meeting, { sequence, personId }, now);
}

type Called = Pick<Meeting, 'id' | 'workspaceId'>;

const aboutInvitation = ({ id, workspaceId }: Called) =>
  ({ workspaceId, kind: messageKinds.invitation, subjectId: id, class: 'now' }) as const;

/** After the request that it takes back: whoever never got that one does not hear that it is off. */
async function cancelFor(
  tx: Tx,
  meeting: Called,
  { sequence, personId }: Omit<InvitationKey, 'method'>,
  now: Date,
): Promise<void> {
  const about = aboutInvitation(meeting);
  const periods = Array.from({ length: sequence }, (_, each) =>
    invitationPeriod({ sequence: each, personId, method: 'request' }),
  );
  const { workspaceId, subjectId, kind } = about;
  const afterId = await newestMessage(tx, { workspaceId, subjectId, kinds: [kind], periods });
  const period = invitationPeriod({ sequence, personId, method: 'cancel' });
  if (afterId) await enqueue(tx, [{ ...about, period, dueAt: now, afterId }]);
}

async function invitedTo(tx: Tx, meetingId: string): Promise<string[]> {
  const guests = await queries.guestsOf(tx, [meetingId]);
  return guests.filter(({ invited }) => invited).map(({ personId }) => personId);
}
