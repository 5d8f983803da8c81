import { z } from 'zod';
import type { Language } from '../../i18n/language.ts';
import { type Say, speak } from '../../i18n/text.ts';
import {
  type Choice,
  context,
  type KnownBlock,
  type ModalView,
  modal,
  notice,
  section,
  selectInput,
  textInput,
} from '../../slack/blocks.ts';
import { type FormState, formValues } from '../../slack/form.ts';
import { textLimit } from '../rules.ts';
import { concernTexts } from '../texts/index.ts';
import { chooseCallback, tellCallback } from './actions.ts';

export type Words = Say<keyof typeof concernTexts.en>;

export interface ReaderChoice {
  readonly id: string;
  readonly name: string;
  readonly away: boolean;
}

export interface TellModel {
  readonly opened: Date;
  readonly readers: readonly ReaderChoice[];
  readonly leads: readonly { readonly id: string; readonly name: string }[];
}

/** Stands for no lead: somebody else, or she would rather not say. */
const nobodyNamed = 'unsaid';
/** Leads who can be named; a select holds a hundred. */
const mostLeads = 90;

/** Who reads it, what it is not, and few fields. Where nobody is left to offer, what she can do instead. */
export function tellForm({ opened, readers, leads }: TellModel, language: Language): ModalView {
  if (readers.length === 0) return concernNotice('form.nobody_left', language);
  const say = speak(concernTexts, language);
  return modal({
    callbackId: tellCallback,
    title: say('form.title'),
    submit: say('form.submit'),
    close: say('form.close'),
    metadata: opened.toISOString(),
    blocks: [
      section(say('form.who_reads')),
      context(say('form.not_statutory')),
      readerInput(readers, say),
      ...aboutInput(leads, say),
      textInput({ blockId: 'text', label: say('form.text'), maxLength: textLimit }),
    ],
  });
}

function readerInput(readers: readonly ReaderChoice[], say: Words): KnownBlock {
  const choice = ({ id, name, away }: ReaderChoice): Choice => ({
    value: id,
    text: away ? say('form.reader_away', { name }) : name,
  });
  return selectInput({
    blockId: 'reader',
    label: say('form.reader'),
    placeholder: say('form.reader_placeholder'),
    choices: readers.map(choice),
    initial: readers.length === 1 ? readers[0]?.id : undefined,
  });
}

/** Only where there is more than one whom it could be about. */
function aboutInput(leads: TellModel['leads'], say: Words): KnownBlock[] {
  if (leads.length < 2) return [];
  const named = leads
    .slice(0, mostLeads)
    .map(({ id, name }) => ({ value: id, text: say('form.about_lead', { name }) }));
  const choices = [...named, { value: nobodyNamed, text: say('form.about_unsaid') }];
  return [selectInput({ blockId: 'about', label: say('form.about'), choices, initial: nobodyNamed })];
}

const Opened = z.iso.datetime().transform(text => new Date(text));

/** When a form was opened. Undefined for what no form of ours carries. */
export const formOpened = (metadata: string): Date | undefined => Opened.safeParse(metadata).data;

export interface Told {
  readonly readerId: string;
  readonly aboutId: string | undefined;
  readonly text: string;
}

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: Record<string, string> };

export const Prose = z.string().refine(text => [...text].length <= textLimit);
const Reader = z.uuid();

/** Reads the form back; limits are counted in code points here, since what the modal allows is no control. */
export function readTold(state: FormState, language: Language): Read<Told> {
  const { reader, about, text } = formValues(state);
  const errors = { ...readerError(reader, language), ...textError(text, language) };
  const [readerId, prose] = [Reader.safeParse(reader).data, Prose.safeParse(text).data];
  if (!readerId || !prose) return { ok: false, errors };
  return { ok: true, value: { readerId, aboutId: Reader.safeParse(about).data, text: prose } };
}

function readerError(reader: unknown, language: Language): Record<string, string> {
  return Reader.safeParse(reader).success ? {} : { reader: speak(concernTexts, language)('form.reader_missing') };
}

/** What to say under the field for text; empty when it is fine. */
export function textError(text: unknown, language: Language): Record<string, string> {
  const say = speak(concernTexts, language);
  if (typeof text !== 'string' || text === '') return { text: say('form.text_missing') };
  return Prose.safeParse(text).success ? {} : { text: say('form.too_long', { limit: textLimit }) };
}

/** The one she chose cannot be her reader any more; what she wrote stays. */
export const notOffered = (language: Language): Record<string, string> => ({
  reader: speak(concernTexts, language)('form.not_offered'),
});

/** Somebody else shall read it. */
export function chooseForm(
  { concernId, readers }: { readonly concernId: string; readonly readers: readonly ReaderChoice[] },
  language: Language,
): ModalView {
  if (readers.length === 0) return concernNotice('form.nobody_left', language);
  const say = speak(concernTexts, language);
  return modal({
    callbackId: chooseCallback,
    title: say('choose.title'),
    submit: say('choose.submit'),
    close: say('form.close'),
    metadata: concernId,
    blocks: [section(say('choose.intro')), readerInput(readers, say)],
  });
}

export function readChosen(state: FormState, language: Language): Read<string> {
  const { reader } = formValues(state);
  const chosen = Reader.safeParse(reader).data;
  return chosen ? { ok: true, value: chosen } : { ok: false, errors: readerError(reader, language) };
}

export type NoticeKey =
  | 'form.nobody_left'
  | 'form.told'
  | 'record.nothing_here'
  | 'back.done'
  | 'record.sent'
  | 'record.added';

export function concernNotice(key: NoticeKey, language: Language): ModalView {
  const say = speak(concernTexts, language);
  return notice(say('form.title'), say(key), say('record.close'));
}
