import type { Tx } from '../db/connect.ts';
import { idOf, isId } from '../db/ids.ts';
import { type PeopleContext, type Person, todayOf, towardClient } from '../roster/index.ts';
import { replanLater } from '../schedule/index.ts';
import { type LocalDate, localDateOf } from '../time/calendar.ts';
import type { LedgerPorts } from './ports.ts';
import * as queries from './queries.ts';
import type { Purpose } from './rules.ts';
import { breakSilence } from './silence.ts';

export interface ContactInput {
  /** made when the form was drawn, so that a doubled click is one contact */
  readonly contactId: string;
  readonly clientId: string;
  readonly purpose: Purpose;
  readonly onDay: LocalDate;
}

/** She was in touch with a client (4.06). Ends its silence. */
export async function logContact(
  ports: LedgerPorts,
  context: PeopleContext,
  actor: Person,
  { contactId, clientId, purpose, onDay }: ContactInput,
): Promise<'logged' | 'already' | 'in_future' | 'not_yours'> {
  return towardClient(ports, context, actor, { clientId, act: 'contact.log' }, async (tx, { workspaceId }) => {
    if (onDay > todayOf(actor, context)) return 'in_future';
    const row = { id: contactId, workspaceId, clientId, personId: actor.id, onDay, purpose, recordedAt: context.now };
    if (!isId(contactId) || !(await queries.insertContact(tx, row))) return 'already';
    await breakSilence(ports, tx, row, context.now);
    return 'logged';
  });
}

/** It was another day, or for something else: her own, as long as it is the day on which she logged it. */
export async function moveContact(
  ports: LedgerPorts,
  context: PeopleContext,
  actor: Person,
  { contactId, onDay, purpose }: Omit<ContactInput, 'clientId'>,
): Promise<'moved' | 'in_future' | 'gone' | 'not_yours'> {
  return towardOwn(ports, context, actor, contactId, async (tx, contact, workspaceId) => {
    if (onDay > todayOf(actor, context)) return 'in_future';
    await queries.changeContact(tx, contactId, { onDay, purpose });
    await breakSilence(ports, tx, { workspaceId, clientId: contact.clientId, onDay }, context.now);
    return 'moved';
  });
}

/** It was a slip: her own, the same day only. The silence that it ended counts again. */
export async function removeContact(
  ports: LedgerPorts,
  context: PeopleContext,
  actor: Person,
  contactId: string,
): Promise<'removed' | 'not_yours' | 'gone'> {
  return towardOwn<'removed'>(ports, context, actor, contactId, async (tx, { clientId }, workspaceId) => {
    await queries.deleteContact(tx, contactId);
    await replanLater(tx, 'client', workspaceId, [clientId]);
    return 'removed';
  });
}

/** Does something to a contact that she logged herself today; one that came with a meeting follows its outcome. */
async function towardOwn<T>(
  ports: LedgerPorts,
  context: PeopleContext,
  actor: Person,
  contactId: string,
  work: (tx: Tx, contact: queries.Contact, workspaceId: string) => Promise<T>,
): Promise<T | 'gone' | 'not_yours'> {
  const found = isId(contactId) ? await queries.contactById(ports.db, contactId) : undefined;
  if (!found) return 'gone';
  const { clientId } = found;
  return towardClient(ports, context, actor, { clientId, act: 'contact.log' }, async (tx, { workspaceId }) => {
    const contact = await queries.contactById(tx, contactId);
    if (!contact) return 'gone';
    const loggedOn = localDateOf(contact.recordedAt, actor.settings.zone);
    const isHers = contact.personId === actor.id && contact.meetingId === null;
    return isHers && loggedOn === todayOf(actor, context) ? work(tx, contact, workspaceId) : 'not_yours';
  });
}

export interface MeetingContact {
  readonly workspaceId: string;
  readonly clientId: string;
  readonly personId: string;
  readonly meetingId: string;
  readonly purpose: Purpose;
  readonly onDay: LocalDate;
}

/** A meeting that was held is contact, one each; a corrected outcome corrects it. Ends the client's silence. */
export async function contactOnMeeting(tx: Tx, contact: MeetingContact, now: Date): Promise<void> {
  await queries.upsertContactOfMeeting(tx, { ...contact, recordedAt: now });
  const newId = () => idOf('silence_ended', contact.meetingId, now.toISOString());
  await breakSilence({ newId }, tx, contact, now);
}
