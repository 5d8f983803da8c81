import { z } from 'zod';
import { fullDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import {
  actions,
  button,
  context,
  dateInput,
  divider,
  harmless,
  header,
  type KnownBlock,
  type ModalView,
  menu,
  modal,
  section,
  selectInput,
  truncate,
} from '../../slack/blocks.ts';
import { type FormState, formValues } from '../../slack/form.ts';
import type { LocalDate } from '../../time/calendar.ts';
import { type Purpose, purposes } from '../rules.ts';
import { choiceField, dayField, formErrors, type Read, readFields } from './form.ts';
import { named, voice, type Words } from './words.ts';

/** Opens the modal; the value is the client's id. */
export const beginContactAction = 'ledger.contact.begin';
export const chooseContactAction = 'ledger.contact.choose';
/** One click notes it; the value is client, contact and purpose. */
export const logContactAction = 'ledger.contact.log';
/** These two carry the client and the contact. */
export const removeContactAction = 'ledger.contact.remove';
export const moveContactAction = 'ledger.contact.move';
export const movedContactCallback = 'ledger.contact.moved';

export interface ContactLine {
  readonly onDay: LocalDate;
  readonly purpose: Purpose;
  readonly person: string;
}

export interface ContactModel {
  readonly clientId: string;
  readonly client: string;
  /** the one that a click would make, or the one it has made */
  readonly contactId: string;
  /** what she has noted just now, or taken back */
  readonly noted: ContactLine | 'removed' | 'not_changed' | undefined;
  /** the newest first */
  readonly contacts: readonly ContactLine[];
}

const mostChoices = 100;

/** The clients with whom she may have been in touch, to choose one. */
export function contactClientsView(
  clients: readonly { readonly id: string; readonly name: string }[],
  language: Language,
): ModalView {
  const say = voice(language);
  const choices = clients.slice(0, mostChoices).map(({ id, name }) => ({ value: id, text: name }));
  const choose = menu({ actionId: chooseContactAction, placeholder: say('contact.choose'), choices });
  return modal({
    callbackId: 'ledger.contact.list',
    title: say('contact.title'),
    close: say('view.close'),
    blocks: [
      section(say(choices.length > 0 ? 'contact.which' : 'contact.no_client')),
      ...(choices.length > 0 ? [actions('choose', choose)] : []),
      ...(clients.length > mostChoices ? [context(say('contact.more'))] : []),
    ],
  });
}

/** She named one that is not among hers, or not at all. */
export const noSuchClient = (name: string, language: Language): string =>
  voice(language)('contact.unknown', { name: harmless(truncate(name, 60)) });

/** One click notes a contact today; then it can be taken back, or given another day. */
export function contactView(model: ContactModel, language: Language): ModalView {
  const say = voice(language);
  return modal({
    callbackId: 'ledger.contact.show',
    title: say('contact.title'),
    close: say('view.close'),
    metadata: model.clientId,
    blocks: [
      header(model.client),
      ...(typeof model.noted === 'object'
        ? notedBlocks(model, model.noted, say, language)
        : offered(model, say, language)),
      ...recent(model.contacts, say, language),
    ],
  });
}

function notedBlocks(
  { clientId, contactId }: ContactModel,
  line: ContactLine,
  say: Words,
  language: Language,
): KnownBlock[] {
  const value = `${clientId} ${contactId}`;
  return [
    section(say('contact.logged', inWords(line, say, language))),
    actions(
      'noted',
      button({ text: say('contact.slip'), actionId: removeContactAction, value }),
      button({ text: say('contact.other_day'), actionId: moveContactAction, value }),
    ),
  ];
}

function offered({ clientId, contactId, noted, contacts }: ContactModel, say: Words, language: Language): KnownBlock[] {
  return [
    ...(typeof noted === 'string' ? [section(say(`contact.${noted}`))] : []),
    section(lastInWords(contacts[0], say, language)),
    divider(),
    section(say('contact.what_for')),
    ...purposes.map(purpose =>
      section(
        say(`contact.means.${purpose}`),
        button({
          text: say(`contact.pick.${purpose}`),
          actionId: logContactAction,
          value: `${clientId} ${contactId} ${purpose}`,
        }),
      ),
    ),
  ];
}

/** When somebody was last in touch, who, and what about. */
export const lastInWords = (last: ContactLine | undefined, say: Words, language: Language): string =>
  last ? say('contact.last', inWords(last, say, language)) : say('contact.never');

const inWords = ({ onDay, purpose, person }: ContactLine, say: Words, language: Language) => ({
  day: fullDay(onDay, language),
  purpose: say(`contact.purpose.${purpose}`),
  name: named(person),
});

function recent(contacts: readonly ContactLine[], say: Words, language: Language): KnownBlock[] {
  if (contacts.length === 0) return [];
  const lines = contacts.map(line => `• ${say('contact.line', inWords(line, say, language))}`);
  return [divider(), section([say('contact.recent'), ...lines].join('\n'))];
}

/** What a button of the modal carries. */
export function contactTarget(value: string): { clientId: string; contactId: string; purpose: Purpose | undefined } {
  const [clientId = '', contactId = '', word] = value.split(' ');
  return { clientId, contactId, purpose: purposes.find(known => known === word) };
}

/** On which day it was, and for what, after all. */
export function moveContactForm(
  {
    clientId,
    contactId,
    client,
    contact,
  }: Pick<ContactModel, 'clientId' | 'contactId' | 'client'> & { contact: ContactLine },
  language: Language,
): ModalView {
  const say = voice(language);
  const choices = purposes.map(purpose => ({ value: purpose, text: say(`contact.pick.${purpose}`) }));
  return modal({
    callbackId: movedContactCallback,
    title: say('contact.form.title'),
    submit: say('view.save'),
    close: say('view.cancel'),
    metadata: `${clientId} ${contactId}`,
    blocks: [
      header(client),
      dateInput({ blockId: 'day', label: say('contact.form.day'), initial: contact.onDay }),
      selectInput({ blockId: 'purpose', label: say('contact.form.purpose'), choices, initial: contact.purpose }),
    ],
  });
}

const Fields = z.object({ day: dayField, purpose: choiceField(purposes) });

export const readMovedContact = (state: FormState, language: Language): Read<z.output<typeof Fields>> =>
  readFields(Fields, formValues(state), language);

export const movedContactErrors = (language: Language) => formErrors(language, { day: 'error.in_future' });
