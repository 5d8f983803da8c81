import { z } from 'zod';
import type { Language } from '../../i18n/language.ts';
import { speak } from '../../i18n/text.ts';
import { dateInput, type KnownBlock, type ModalView, personInput, textInput, tickInput } from '../../slack/blocks.ts';
import type { FormState } from '../../slack/form.ts';
import type { LocalDate } from '../../time/calendar.ts';
import { type ClientFields, longestName } from '../rules.ts';
import { rosterTexts } from '../texts/index.ts';
import {
  dayField,
  type ErrorKey,
  nameField,
  optional,
  personField,
  type Read,
  readForm,
  rosterForm,
  tickField,
  type Words,
} from './form.ts';

export const newClientCallback = 'roster.client.create';
export const editClientCallback = 'roster.client.save';

/** A new client, led by whoever brings it unless she names another. `clientId` is the new one's. */
export function newClientForm(
  { clientId, lead }: { readonly clientId: string; readonly lead: string },
  language: Language,
): ModalView {
  const say = speak(rosterTexts, language);
  const leadInput = personInput({ blockId: 'lead', label: say('client_form.lead'), initial: lead });
  return rosterForm(
    { callbackId: newClientCallback, title: 'client_form.title', ids: [clientId] },
    fields({ name: '', clientsClient: null, clientsClientBy: null, keepInTouch: false }, [leadInput], say),
    say,
  );
}

export function editClientForm(client: ClientFields & { readonly id: string }, language: Language): ModalView {
  const say = speak(rosterTexts, language);
  return rosterForm(
    { callbackId: editClientCallback, title: 'client_form.title', ids: [client.id] },
    fields(client, [], say),
    say,
  );
}

const fields = (client: ClientFields, more: readonly KnownBlock[], say: Words): KnownBlock[] => [
  textInput({
    blockId: 'name',
    label: say('client_form.name'),
    maxLength: longestName,
    short: true,
    initial: client.name,
  }),
  textInput({
    blockId: 'works_for',
    label: say('client_form.works_for'),
    hint: say('client_form.works_for_hint'),
    maxLength: longestName,
    short: true,
    optional: true,
    initial: client.clientsClient ?? '',
  }),
  dateInput({
    blockId: 'works_for_by',
    label: say('client_form.by'),
    optional: true,
    ...(client.clientsClientBy ? { initial: client.clientsClientBy } : {}),
  }),
  ...more,
  tickInput({
    blockId: 'in_touch',
    label: say('client_form.in_touch'),
    tick: say('client_form.in_touch_tick'),
    initial: client.keepInTouch,
  }),
];

const error = (key: ErrorKey) => key;

/** The client's client is known, or there is a day by which it will be (2.01–2.04). */
const clientFields = (today: LocalDate) =>
  z
    .object({
      name: nameField,
      works_for: optional(nameField),
      works_for_by: optional(dayField),
      in_touch: tickField,
      lead: personField.optional(),
    })
    .refine(({ works_for, works_for_by }) => works_for !== null || works_for_by !== null, {
      path: ['works_for'],
      error: error('error.works_for'),
    })
    .refine(({ works_for, works_for_by }) => works_for !== null || works_for_by === null || works_for_by >= today, {
      path: ['works_for_by'],
      error: error('error.past_day'),
    })
    .transform(({ name, works_for, works_for_by, in_touch, lead }) => ({
      name,
      clientsClient: works_for,
      clientsClientBy: works_for === null ? works_for_by : null,
      keepInTouch: in_touch,
      lead,
    }));

export type ReadClient = Read<ClientFields & { readonly lead: string | undefined }>;

export const readClient = (state: FormState, today: LocalDate, language: Language): ReadClient =>
  readForm(clientFields(today), state, language);
