import type { Tx } from '../../db/connect.ts';
import { type DeliveryKind, type Draft, type Item, type Told, toldAbout } from '../../delivery/index.ts';
import { type ClientFacts, clientFacts } from '../../roster/index.ts';
import { wallClock } from '../../time/calendar.ts';
import { type Invitation, type Invited, invitationFile } from '../invitation.ts';
import { type InvitationKey, invitationKeyOf } from '../invite.ts';
import { messageKinds } from '../kinds.ts';
import * as queries from '../queries.ts';
import { invitationMessage } from '../views.ts';
import type { MeetingDuePorts } from './moves.ts';

/** The file for somebody’s calendar, as the meeting stands when it is sent; one that a newer one overtakes is not sent. */
export const invitations = ({ shelf }: Pick<MeetingDuePorts, 'shelf'>): DeliveryKind => ({
  kind: messageKinds.invitation,
  drafts: async (tx, items, now) => {
    const subjectIds = [...new Set(items.map(({ subjectId }) => subjectId))];
    const meetings = await queries.meetingsById(tx, subjectIds);
    const clientIds = [...new Set([...meetings.values()].map(({ clientId }) => clientId))];
    const known = {
      meetings,
      clients: await clientFacts(tx, { shelf, now }, clientIds),
      guests: await queries.guestsOf(tx, subjectIds),
      changes: await queries.lastChanges(tx, subjectIds),
    };
    const drafts = new Map<string, Draft>();
    for (const item of items) drafts.set(item.id, await draftOf(tx, item, known, now));
    return drafts;
  },
});

interface Known {
  readonly meetings: ReadonlyMap<string, queries.Meeting>;
  readonly clients: ReadonlyMap<string, ClientFacts>;
  readonly guests: readonly queries.Guest[];
  readonly changes: ReadonlyMap<string, queries.Change>;
}

async function draftOf(tx: Tx, item: Item, { meetings, clients, guests, changes }: Known, now: Date): Promise<Draft> {
  const key = invitationKeyOf(item.period);
  const meeting = meetings.get(item.subjectId);
  const client = meeting && clients.get(meeting.clientId);
  if (!key || !meeting || !client) return { drop: 'gone' };
  const coming = guests.filter(({ meetingId, invited }) => invited && meetingId === meeting.id);
  if (isOvertaken(key, meeting, coming)) return { drop: 'outdated' };
  const at = meeting.booking ?? formerly(changes.get(meeting.id));
  if (!at) return { drop: 'gone' };
  const word = key.method === 'cancel' ? 'cancelled' : (await wasInvited(tx, item, key)) ? 'moved' : 'booked';
  const zone = meeting.booking?.zone ?? client.rhythm.zone;
  const whose = await whoMeets(tx, client.client.leadId, key, coming);
  const model = { ...invitationOf(meeting, key), ...at, zone, ...whose, now };
  const { date: onDay, time: atTime } = wallClock(at.startsAt, zone);
  return {
    to: key.personId,
    rule: 'invited',
    draw: ({ language }) =>
      invitationMessage({ ...meeting, onDay, atTime, zone, file: invitationFile(model, language) }, word, language),
  };
}

function isOvertaken(
  { method, sequence, personId }: InvitationKey,
  { state, sequence: newest }: queries.Meeting,
  coming: readonly queries.Guest[],
): boolean {
  const isComing = state === 'booked' && coming.some(guest => guest.personId === personId);
  return method === 'cancel' ? isComing : !isComing || sequence !== newest;
}

/** When it was, for whoever is told that it is off. */
const formerly = (change: queries.Change | undefined) =>
  change?.startsAt && change.minutes !== null
    ? { startsAt: change.startsAt, minutes: change.minutes, place: null }
    : undefined;

/** Has she a request in her calendar that this one changes? */
async function wasInvited(tx: Tx, { workspaceId, subjectId }: Item, { personId, sequence }: InvitationKey) {
  const said = await toldAbout(tx, { workspaceId, kinds: [messageKinds.invitation], subjectIds: [subjectId] });
  const earlier = said
    .flatMap(told => sentKey(told) ?? [])
    .filter(key => key.personId === personId && key.sequence < sequence);
  const [newest] = earlier.toSorted((a, b) => b.sequence - a.sequence);
  return newest?.method === 'request';
}

const sentKey = ({ period, sentAt }: Told): InvitationKey | undefined =>
  sentAt === null ? undefined : invitationKeyOf(period);

const invitationOf = ({ id, kind, client }: queries.Meeting, { method, sequence }: InvitationKey) =>
  ({ meetingId: id, kind, client, sequence, method: method === 'cancel' ? 'CANCEL' : 'REQUEST' }) as const;

/** Whoever leads the client has called the meeting; it names everybody who comes, and one that is off whom it is off for. */
async function whoMeets(
  tx: Tx,
  leadId: string | undefined,
  { method, personId }: InvitationKey,
  coming: readonly queries.Guest[],
): Promise<Pick<Invitation, 'organizer' | 'attendees'>> {
  const addresses = await queries.addressesOf(tx, [personId, ...(leadId ? [leadId] : [])]);
  const hers = addresses.get(personId);
  const nobody: Invited = { name: '–', mail: null };
  const organizer = (leadId && addresses.get(leadId)) || coming[0] || hers || nobody;
  return { organizer, attendees: method === 'cancel' ? (hers ? [hers] : []) : coming };
}
