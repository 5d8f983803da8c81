import { isId } from '../db/ids.ts';
import { type Client, clientFor, may, type PeopleContext, type Person, todayOf } from '../roster/index.ts';
import { agreementsShown, goalsShown } from './look.ts';
import type { LedgerPorts } from './ports.ts';
import * as queries from './queries.ts';

/** How many contacts and meetings are shown. */
const newest = { contacts: 8, satisfactions: 4 };

/** Everything that is known with a client, as far as whoever looks may know it. */
export async function openLedger(ports: LedgerPorts, context: PeopleContext, actor: Person, clientId: string) {
  const known = await clientFor(ports, context, actor, { clientId, act: 'ledger.see' });
  if (known === 'not_yours') return known;
  const { client, standing } = known;
  const { db } = ports;
  return {
    client,
    ...(await goalsShown(db, clientId)),
    agreements: await agreementsShown(db, clientId, todayOf(actor, context)),
    lastContact: (await queries.contactsOf(db, clientId, 1))[0],
    satisfactions: may(standing, 'ledger.see_satisfaction')
      ? await queries.satisfactionsOf(db, clientId, newest.satisfactions)
      : undefined,
    plans: await queries.plansOf(db, clientId),
    mayChange: may(standing, 'goal.change'),
    mayWrite: may(standing, 'agreement.write'),
  };
}

export interface ClientContacts {
  readonly client: Client;
  /** the newest first */
  readonly contacts: readonly queries.Contact[];
  /** the one in question, if it is still there */
  readonly contact: queries.Contact | undefined;
}

/** A client with whom she may have been in touch, and who was lately. */
export async function openContacts(
  ports: LedgerPorts,
  context: PeopleContext,
  actor: Person,
  { clientId, contactId = '' }: { readonly clientId: string; readonly contactId?: string },
): Promise<ClientContacts | 'not_yours'> {
  const known = await clientFor(ports, context, actor, { clientId, act: 'contact.log' });
  if (known === 'not_yours') return known;
  const contact = isId(contactId) ? await queries.contactById(ports.db, contactId) : undefined;
  return {
    client: known.client,
    contacts: await queries.contactsOf(ports.db, clientId, newest.contacts),
    contact: contact?.clientId === clientId ? contact : undefined,
  };
}
