import { z } from 'zod';
import { fullDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import { context, type ModalView, modal, quoted, radioInput, section, textInput } from '../../slack/blocks.ts';
import { type FormState, formValues } from '../../slack/form.ts';
import { type GiveModel, giveRefused, readPromise, type TermsShown, termsInputs } from './form.ts';
import { type Errors, proseLimit, type Read } from './giving-fields.ts';
import { type InForceModel, versionMetadata } from './keep-form.ts';
import { keepingError, oneOf, type Refusal, readKeeping, wordsField } from './keeping-fields.ts';
import { givingVoice, keepingVoice, named } from './words.ts';

export const moveCallback = 'promises.promise.settle';

const settlements = ['move', 'release'] as const;

export interface MoveModel extends InForceModel {
  /** as they were last put forward */
  readonly terms: TermsShown;
  readonly keeperSlackId: string;
  readonly goals: GiveModel['goals'];
  readonly goalId: string | null;
}

/** What was agreed on with the client instead: other terms, or that it is needed no longer. */
export function moveForm(model: MoveModel, language: Language): ModalView {
  const say = keepingVoice(language);
  const { client, words, dueOn } = model;
  const choices = [
    { value: 'move', text: say('move.other') },
    { value: 'release', text: say('move.release') },
  ];
  return modal({
    callbackId: moveCallback,
    title: say('move.title'),
    submit: say('word.save'),
    close: say('word.cancel'),
    metadata: versionMetadata(model),
    blocks: [
      context(say('move.intro', { client: named(client), day: fullDay(dueOn, language) })),
      quoted(words),
      radioInput({ blockId: 'what', label: say('move.what'), choices, initial: 'move' }),
      textInput({ blockId: 'why', label: say('move.why'), hint: say('move.why_hint'), maxLength: proseLimit }),
      section(say('move.terms')),
      ...termsInputs(model, givingVoice(language), language),
    ],
  });
}

const What = z.object({ what: oneOf(settlements), why: wordsField });

type Terms = Extract<ReturnType<typeof readPromise>, { ok: true }>['value'];
export type Settlement =
  | { readonly what: 'move'; readonly why: string; readonly terms: Terms }
  | { readonly what: 'release'; readonly why: string };

/** What was chosen. Whoever lets it go need not have its terms in order. */
export function readMove(state: FormState, language: Language): Read<Settlement> {
  const chosen = readKeeping(What, formValues(state), language);
  if (chosen.ok && chosen.value.what === 'release') return { ok: true, value: { ...chosen.value, what: 'release' } };
  const read = readPromise(state, language);
  if (!chosen.ok || !read.ok)
    return { ok: false, errors: { ...(read.ok ? {} : read.errors), ...(chosen.ok ? {} : chosen.errors) } };
  return { ok: true, value: { what: 'move', why: chosen.value.why, terms: read.value } };
}

/** Why it was not stored, under the field that mends it or says it best. */
export const moveRefused = (
  why: Refusal | 'keeper_unknown' | 'goal_unknown' | 'due_past' | 'due_far',
  language: Language,
): Errors =>
  why === 'keeper_unknown' || why === 'goal_unknown' || why === 'due_past' || why === 'due_far'
    ? giveRefused(why, language)
    : keepingError(language, 'why', `error.${why}`);
