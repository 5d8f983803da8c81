import { z } from 'zod';
import type { Language } from '../../i18n/language.ts';
import {
  context,
  dateInput,
  type KnownBlock,
  type ModalView,
  modal,
  personInput,
  selectInput,
  textInput,
} from '../../slack/blocks.ts';
import { type FormState, formValues } from '../../slack/form.ts';
import type { LocalDate } from '../../time/calendar.ts';
import {
  dayField,
  type ErrorKey,
  type Errors,
  errorsUnder,
  estimateField,
  lineField,
  lineLimit,
  personField,
  proseField,
  proseLimit,
  type Read,
  readBy,
  writtenField,
  writtenLimit,
} from './giving-fields.ts';
import { type GivingWords, givingVoice, named } from './words.ts';

export const giveCallback = 'promises.promise.give';
export const regiveCallback = 'promises.promise.regive';

/** What a form for a promise begins with; nothing of it need be there. */
export interface TermsShown {
  readonly words: string;
  readonly toWhom: string;
  readonly written: string;
  readonly dueOn: LocalDate;
  readonly estimateDays: number;
}

export interface GiveModel {
  readonly client: string;
  /** whoever is to keep it, unless somebody else is chosen */
  readonly keeperSlackId: string;
  readonly goals: readonly { readonly id: string; readonly words: string }[];
  readonly goalId: string | null;
  readonly terms: Partial<TermsShown>;
}

export interface NewPromiseModel extends GiveModel {
  readonly promiseId: string;
  readonly clientId: string;
}

/** A promise to a client. The metadata holds its id to be, so that sending it twice gives one. */
export function giveForm(model: NewPromiseModel, language: Language): ModalView {
  return drawn(model, { callbackId: giveCallback, metadata: `${model.promiseId} ${model.clientId}` }, language);
}

/** What was noted, waits or was declined, put forward anew. */
export function regiveForm(
  model: GiveModel & { readonly id: string; readonly version: number },
  language: Language,
): ModalView {
  return drawn(model, { callbackId: regiveCallback, metadata: `${model.id} ${model.version}` }, language);
}

function drawn(
  model: GiveModel,
  form: { readonly callbackId: string; readonly metadata: string },
  language: Language,
): ModalView {
  const say = givingVoice(language);
  return modal({
    ...form,
    title: say('give.title'),
    submit: say('give.submit'),
    close: say('word.cancel'),
    blocks: [context(say('give.intro', { client: named(model.client) })), ...termsInputs(model, say, language)],
  });
}

export function termsInputs(
  { keeperSlackId, terms, ...serving }: GiveModel,
  say: GivingWords,
  language: Language,
): KnownBlock[] {
  const { words, toWhom, written, dueOn, estimateDays } = terms;
  const day = dueOn ? { initial: dueOn } : {};
  return [
    textInput({ blockId: 'words', label: say('give.words'), maxLength: proseLimit, initial: words }),
    textInput({ blockId: 'to_whom', label: say('give.to_whom'), maxLength: lineLimit, short: true, initial: toWhom }),
    textInput({
      blockId: 'written',
      label: say('give.written'),
      hint: say('give.written_hint'),
      maxLength: writtenLimit,
      initial: written,
    }),
    personInput({
      blockId: 'keeper',
      label: say('give.keeper'),
      hint: say('give.keeper_hint'),
      initial: keeperSlackId,
    }),
    dateInput({ blockId: 'due', label: say('give.due'), ...day }),
    textInput({
      blockId: 'estimate',
      label: say('give.estimate'),
      hint: say('give.estimate_hint'),
      maxLength: 20,
      short: true,
      initial: estimateDays === undefined ? undefined : new Intl.NumberFormat(language).format(estimateDays),
    }),
    ...goalInput(serving, say),
  ];
}

/** As many as Slack lets one choose from. */
const mostGoals = 100;

/** Where the client and we share no goal there is nothing to choose. */
function goalInput({ goals, goalId }: Pick<GiveModel, 'goals' | 'goalId'>, say: GivingWords): KnownBlock[] {
  const choices = goals.slice(-mostGoals).map(({ id, words }) => ({ value: id, text: words }));
  if (choices.length === 0) return [];
  const goal = { blockId: 'goal', label: say('give.goal'), optional: true };
  return [selectInput({ ...goal, choices, initial: goalId ?? undefined })];
}

const Fields = z
  .object({
    words: proseField,
    to_whom: lineField,
    written: writtenField,
    keeper: personField,
    due: dayField,
    estimate: estimateField,
    goal: z.string().optional(),
  })
  .transform(({ to_whom: toWhom, due: dueOn, estimate: estimateDays, goal: goalId = null, ...rest }) => {
    return { ...rest, toWhom, dueOn, estimateDays, goalId };
  });

export const readPromise = (state: FormState, language: Language): Read<z.output<typeof Fields>> =>
  readBy(Fields, formValues(state), language);

const places = {
  keeper_unknown: ['keeper', 'error.keeper_unknown'],
  goal_unknown: ['goal', 'error.goal_unknown'],
  due_past: ['due', 'error.due_past'],
  due_far: ['due', 'error.due_far'],
  outdated: ['words', 'error.outdated'],
  closed: ['words', 'error.closed'],
  not_yours: ['words', 'error.not_yours'],
} as const satisfies Readonly<Record<string, readonly [field: string, why: ErrorKey]>>;

/** Why a promise was not given, under the field that mends it or says it best; what she wrote stays. */
export function giveRefused(why: keyof typeof places, language: Language): Errors {
  const [field, key] = places[why];
  return errorsUnder(language, { [field]: key });
}
