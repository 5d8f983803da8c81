import { clientsFor, clientsNamed, type Person, todayOf } from '../../roster/index.ts';
import type { ModalView } from '../../slack/blocks.ts';
import type { Command, CommandReply, Listeners, Submission, SubmissionReply } from '../../slack/listeners.ts';
import { logContact, moveContact, removeContact } from '../ledger.ts';
import { openContacts } from '../page.ts';
import * as views from '../views.ts';
import { contextOf, type LedgerListenerPorts, receiving, showing } from './ports.ts';

export const contactClicks = (ports: LedgerListenerPorts): NonNullable<Listeners['clicks']> => {
  const open = showing(ports, (actor, clientId) => contactScreen(ports, actor, clientId));
  return {
    [views.beginContactAction]: open,
    [views.chooseContactAction]: open,
    [views.logContactAction]: showing(ports, (actor, value) => log(ports, actor, value)),
    [views.removeContactAction]: showing(ports, (actor, value) => remove(ports, actor, value)),
    [views.moveContactAction]: showing(ports, (actor, value) => moveForm(ports, actor, value)),
  };
};

export const contactSubmissions = (ports: LedgerListenerPorts): NonNullable<Listeners['submissions']> => ({
  [views.movedContactCallback]: receiving(ports, (actor, submission) => submitMove(ports, actor, submission)),
});

/** `/hats contact` shows her only client at once, or those she may choose from; with a name, the client of that name. */
export const contactCommand = (ports: LedgerListenerPorts): Command => ({
  help: language => views.voice(language)('contact.help'),
  run: async ({ slackUserId, rest }): Promise<CommandReply> => {
    const actor = await ports.roster.bySlackId(slackUserId);
    if (!actor) return { open: views.notYours('en') };
    const hers = await clientsFor(ports.db, contextOf(ports), actor, 'contact.log');
    const wanted = rest.trim();
    const found = wanted === '' ? hers : clientsNamed(hers, wanted);
    const [only, ...others] = found;
    if (only && others.length === 0) return { open: await contactScreen(ports, actor, only.id) };
    if (!only && wanted !== '') return { say: views.noSuchClient(wanted, actor.language) };
    return { open: views.contactClientsView(found, actor.language) };
  },
});

type Noted = { readonly contactId: string; readonly noted: 'removed' | 'not_changed' | 'now' };

/** The modal as it stands now. `done`: what she has just done in it. */
async function contactScreen(
  ports: LedgerListenerPorts,
  actor: Person,
  clientId: string,
  done?: Noted,
): Promise<ModalView> {
  const about = done?.noted === 'now' ? { clientId, contactId: done.contactId } : { clientId };
  const found = await openContacts(ports, contextOf(ports), actor, about);
  if (found === 'not_yours') return views.notYours(actor.language);
  const { client, contacts, contact } = found;
  const noted = done?.noted === 'now' ? contact : done?.noted;
  const contactId = contact?.id ?? ports.newId();
  return views.contactView({ clientId, client: client.name, contactId, noted, contacts }, actor.language);
}

async function log(ports: LedgerListenerPorts, actor: Person, value: string): Promise<ModalView> {
  const { clientId, contactId, purpose } = views.contactTarget(value);
  if (!purpose) return contactScreen(ports, actor, clientId);
  const context = contextOf(ports);
  await logContact(ports, context, actor, { contactId, clientId, purpose, onDay: todayOf(actor, context) });
  return contactScreen(ports, actor, clientId, { contactId, noted: 'now' });
}

async function remove(ports: LedgerListenerPorts, actor: Person, value: string): Promise<ModalView> {
  const { clientId, contactId } = views.contactTarget(value);
  const outcome = await removeContact(ports, contextOf(ports), actor, contactId);
  const noted = outcome === 'not_yours' ? 'not_changed' : 'removed';
  return contactScreen(ports, actor, clientId, { contactId, noted });
}

async function moveForm(ports: LedgerListenerPorts, actor: Person, value: string): Promise<ModalView> {
  const { clientId, contactId } = views.contactTarget(value);
  const found = await openContacts(ports, contextOf(ports), actor, { clientId, contactId });
  if (found === 'not_yours') return views.notYours(actor.language);
  const { client, contact } = found;
  if (!contact) return contactScreen(ports, actor, clientId);
  return views.moveContactForm({ clientId, contactId, client: client.name, contact }, actor.language);
}

async function submitMove(
  ports: LedgerListenerPorts,
  actor: Person,
  { metadata, state }: Submission,
): Promise<SubmissionReply> {
  const { clientId, contactId } = views.contactTarget(metadata);
  const read = views.readMovedContact(state, actor.language);
  if (!read.ok) return { errors: read.errors };
  const { day: onDay, purpose } = read.value;
  switch (await moveContact(ports, contextOf(ports), actor, { contactId, onDay, purpose })) {
    case 'moved':
      return { update: await contactScreen(ports, actor, clientId, { contactId, noted: 'now' }) };
    case 'in_future':
      return { errors: views.movedContactErrors(actor.language) };
    case 'gone':
      return { update: await contactScreen(ports, actor, clientId) };
    case 'not_yours':
      return { update: await contactScreen(ports, actor, clientId, { contactId, noted: 'not_changed' }) };
  }
}
