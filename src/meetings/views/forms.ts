import { z } from 'zod';
import type { Language } from '../../i18n/language.ts';
import { context, type ModalView, modal, section, selectInput, textInput } from '../../slack/blocks.ts';
import { type FormState, formValues } from '../../slack/form.ts';
import type { MeetingRef, MeetingRhythm } from '../rules.ts';
import { type Errors, errorsOf, MaybeProse, Prose, type Read } from './fields.ts';
import { refMetadata, type WordTarget, wordMetadata } from './targets.ts';
import { type Meanwhile, meant, meanwhileError, named, textLimit, voice, type When, whenWords } from './words.ts';

export const cancelCallback = 'meetings.cancelling.save';
export const wordCallback = 'meetings.word.save';
export const rhythmCallback = 'meetings.rhythm.save';
/** Slack shows no more choices in one menu. */
const mostChosen = 100;

export interface CancelModel {
  readonly ref: MeetingRef;
  readonly client: string;
  readonly booking: When;
}

/** It does not take place on that day. */
export function cancelForm({ ref, client, booking }: CancelModel, language: Language): ModalView {
  const say = voice(language);
  return modal({
    callbackId: cancelCallback,
    title: say('cancelling.title'),
    submit: say('cancelling.submit'),
    close: say('word.not_now'),
    metadata: refMetadata(ref),
    blocks: [
      section(say('cancelling.intro', { ...meant({ client, kind: ref.kind }), ...whenWords(booking, language) })),
      textInput({ blockId: 'reason', label: say('cancelling.reason'), optional: true, maxLength: 300, short: true }),
      context(say('cancelling.due')),
    ],
  });
}

export function readReason(state: FormState, language: Language): Read<string | null> {
  const parsed = z.object({ reason: MaybeProse }).safeParse(formValues(state));
  return parsed.success
    ? { ok: true, value: parsed.data.reason }
    : { ok: false, errors: errorsOf(parsed.error, voice(language)) };
}

export const cancelErrors = (fault: Meanwhile, language: Language): Errors => ({
  reason: meanwhileError(fault, language),
});

export interface WordModel {
  readonly target: WordTarget;
  readonly client: string;
  /** at least one */
  readonly team: readonly { readonly personId: string; readonly name: string }[];
}

/** What the client said about somebody’s work; she can read it. */
export function wordForm({ target, client, team }: WordModel, language: Language): ModalView {
  const say = voice(language);
  return modal({
    callbackId: wordCallback,
    title: say('words.title'),
    submit: say('word.save'),
    close: say('word.not_now'),
    metadata: wordMetadata(target),
    blocks: [
      section(say('words.intro', { client: named(client) })),
      context(say('words.who_reads')),
      selectInput({
        blockId: 'person',
        label: say('words.person'),
        choices: team.slice(0, mostChosen).map(({ personId, name }) => ({ value: personId, text: name })),
        initial: team.length === 1 ? team[0]?.personId : undefined,
      }),
      textInput({ blockId: 'words', label: say('words.words'), maxLength: textLimit }),
    ],
  });
}

const WordFields = z.object({ person: z.uuid(), words: Prose });

export function readWord(
  state: FormState,
  language: Language,
): Read<{ readonly personId: string; readonly words: string }> {
  const parsed = WordFields.safeParse(formValues(state));
  if (!parsed.success) return { ok: false, errors: errorsOf(parsed.error, voice(language)) };
  return { ok: true, value: { personId: parsed.data.person, words: parsed.data.words } };
}

export const wordErrors = (language: Language): Errors => ({ person: voice(language)('error.not_on_team') });

export interface RhythmModel extends MeetingRhythm {
  readonly clientId: string;
  readonly client: string;
}

/** Typed, not chosen, so that what is too long is refused in words. */
export function rhythmForm(model: RhythmModel, language: Language): ModalView {
  const say = voice(language);
  const months = (blockId: 'follow_up' | 'development', initial: number) =>
    textInput({
      blockId,
      label: say(`rhythm.${blockId}`),
      hint: say(`rhythm.${blockId}_hint`),
      initial: String(initial),
      maxLength: 3,
      short: true,
    });
  return modal({
    callbackId: rhythmCallback,
    title: say('rhythm.title'),
    submit: say('word.save'),
    close: say('word.not_now'),
    metadata: model.clientId,
    blocks: [
      section(say('rhythm.intro', { client: named(model.client) })),
      months('follow_up', model.followUpMonths),
      months('development', model.developmentMonths),
    ],
  });
}

const Months = z
  .string()
  .regex(/^\d{1,3}$/)
  .transform(Number);

export function readRhythm(state: FormState, language: Language): Read<MeetingRhythm> {
  const parsed = z.object({ follow_up: Months, development: Months }).safeParse(formValues(state));
  if (parsed.success)
    return {
      ok: true,
      value: { followUpMonths: parsed.data.follow_up, developmentMonths: parsed.data.development },
    };
  const number = voice(language)('error.months');
  return { ok: false, errors: Object.fromEntries(parsed.error.issues.map(({ path }) => [String(path[0]), number])) };
}

export const rhythmErrors = (fault: 'follow_up_too_long' | 'development_too_long', language: Language): Errors => {
  const say = voice(language);
  return fault === 'follow_up_too_long'
    ? { follow_up: say('error.follow_up_too_long') }
    : { development: say('error.development_too_long') };
};
