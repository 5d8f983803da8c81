import { z } from 'zod';
import type { Language } from '../../i18n/language.ts';
import {
  context,
  type KnownBlock,
  type ModalView,
  modal,
  notice,
  radioInput,
  selectInput,
  textInput,
} from '../../slack/blocks.ts';
import { type FormState, formValues } from '../../slack/form.ts';
import { type SuggestionKind, suggestionKinds } from '../rules.ts';
import {
  choiceField,
  errorUnder,
  type IntakeErrors,
  type IntakeRead,
  lineField,
  lineLimit,
  optional,
  readFields,
  saidField,
  saidLimit,
} from './intake-fields.ts';
import { numberedMetadata } from './passing-form.ts';
import { type IntakeWords, intakeVoice, named } from './words.ts';

export const fileCallback = 'suggestions.suggestion.file';
/** Slack shows no more choices than that in one menu. */
const mostClients = 100;

export interface FileModel {
  /** of the suggestion to be: the same form sent twice is one */
  readonly newId: string;
  /** hers first */
  readonly clients: readonly { readonly id: string; readonly name: string }[];
  /** id of the client that is meant */
  readonly chosen: string | undefined;
  /** the message that the shortcut was used on */
  readonly message: { readonly text: string; readonly link: string } | undefined;
}

/** Four fields, of which a message fills in the longest: two taps are enough (4.28). */
export function fileForm({ newId, clients, chosen, message }: FileModel, language: Language): ModalView {
  const say = intakeVoice(language);
  if (clients.length === 0) return notice(say('file.title'), say('file.no_client'), say('word.close'));
  return modal({
    callbackId: fileCallback,
    title: say('file.title'),
    submit: say('file.submit'),
    close: say('word.cancel'),
    metadata: JSON.stringify({ n: newId, m: message?.link ?? null }),
    blocks: [
      context(say('file.intro')),
      ...saidFields({ clients, chosen, kind: 'suggestion', words: message?.text, fromWhom: undefined }, say),
    ],
  });
}

interface SaidFields extends Pick<FileModel, 'clients' | 'chosen'> {
  readonly kind: SuggestionKind;
  readonly words: string | undefined;
  readonly fromWhom: string | undefined;
}

function saidFields({ clients, chosen, kind, words, fromWhom }: SaidFields, say: IntakeWords): KnownBlock[] {
  const choices = clients.slice(0, mostClients).map(({ id, name }) => ({ value: id, text: name }));
  return [
    selectInput({
      blockId: 'client',
      label: say('file.client'),
      choices,
      initial: choices.length === 1 ? choices[0]?.value : chosen,
      ...(clients.length > mostClients ? { hint: say('file.more_clients', { most: mostClients }) } : {}),
    }),
    radioInput({
      blockId: 'kind',
      label: say('file.kind'),
      choices: suggestionKinds.map(each => ({ value: each, text: say(`file.kind.${each}`) })),
      initial: kind,
    }),
    textInput({ blockId: 'words', label: say('file.words'), maxLength: saidLimit, initial: words }),
    textInput({
      blockId: 'from',
      label: say('file.from'),
      maxLength: lineLimit,
      short: true,
      optional: true,
      initial: fromWhom,
    }),
  ];
}

export const amendCallback = 'suggestions.suggestion.amend';

export interface AmendModel extends Pick<FileModel, 'clients'> {
  readonly id: string;
  readonly version: number;
  readonly clientId: string;
  readonly kind: SuggestionKind;
  readonly words: string;
  readonly fromWhom: string | null;
}

/** The same fields, as they were filled in: what was passed on, to be corrected. */
export function amendForm({ id, version, clientId, fromWhom, ...said }: AmendModel, language: Language): ModalView {
  const say = intakeVoice(language);
  return modal({
    callbackId: amendCallback,
    title: say('page.amend'),
    submit: say('word.save'),
    close: say('word.cancel'),
    metadata: numberedMetadata(id, version),
    blocks: [
      context(say('amend.intro')),
      ...saidFields({ ...said, chosen: clientId, fromWhom: fromWhom ?? undefined }, say),
    ],
  });
}

/** Why it was not corrected, under a field; what she wrote stays. */
export function amendRefused(
  why: 'unknown_client' | 'not_now' | 'not_yours' | { readonly by: string | null },
  language: Language,
): IntakeErrors {
  if (why === 'unknown_client') return fileRefused(language);
  if (typeof why !== 'object') return errorUnder('words', `error.${why}`, language);
  return why.by === null
    ? errorUnder('words', 'error.changed', language)
    : errorUnder('words', 'error.changed_by', language, why.by);
}

/** It is now another client's, and not hers to see any more. */
export function amendedNotice(client: string, language: Language): ModalView {
  const say = intakeVoice(language);
  return notice(say('thanks.title'), say('amend.moved', { client: named(client) }), say('word.close'));
}

const Metadata = z.object({ n: z.uuid(), m: z.string().max(2000).nullable() });

/** Undefined: no form of ours carries it. */
export function fileMetadata(
  metadata: string,
): { readonly id: string; readonly messageLink: string | null } | undefined {
  const parsed = z.string().transform(parsedJson).pipe(Metadata).safeParse(metadata);
  return parsed.success ? { id: parsed.data.n, messageLink: parsed.data.m } : undefined;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const Fields = z
  .object({
    client: z.uuid({ error: 'error.choose' }),
    kind: choiceField(suggestionKinds),
    words: saidField,
    from: optional(lineField),
  })
  .transform(({ client, from, ...rest }) => ({ clientId: client, fromWhom: from, ...rest }));

export const readFile = (state: FormState, language: Language): IntakeRead<z.output<typeof Fields>> =>
  readFields(Fields, formValues(state), language);

/** The client that was chosen is not there any more. */
export const fileRefused = (language: Language): IntakeErrors => errorUnder('client', 'error.client_unknown', language);

/** To whoever may not follow it to the client's own list: what happens now. */
export function fileThanks(client: string, kind: SuggestionKind, language: Language): ModalView {
  const say = intakeVoice(language);
  return notice(say('thanks.title'), say('thanks.text', { client: named(client), kind }), say('word.close'));
}
