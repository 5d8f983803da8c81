import type { Language } from '../../i18n/language.ts';
import {
  type Choice,
  dateInput,
  type KnownBlock,
  type ModalView,
  modal,
  quoted,
  radioInput,
  section,
  selectInput,
  textInput,
  truncate,
} from '../../slack/blocks.ts';
import { type SuggestionEvent, suggestionEvents } from '../rules.ts';
import { proseLimit } from './intake-fields.ts';
import { type IntakeWords, intakeVoice, named } from './words.ts';

export const stepCallback = 'suggestions.suggestion.take_step';

/** Everything but the acknowledgement, which takes one click. */
export type FormStep = Exclude<SuggestionEvent, 'acknowledge'>;

export interface StepFormModel {
  readonly id: string;
  readonly version: number;
  readonly event: FormStep;
  readonly client: string;
  readonly words: string;
  /** what we think of it so far */
  readonly assessment: string | null;
  readonly goalId: string | null;
  /** of that client, at most 99 */
  readonly goals: readonly { readonly id: string; readonly words: string }[];
}

/** What comes next with a suggestion, in as few fields as it takes. */
export function stepForm(model: StepFormModel, language: Language): ModalView {
  const say = intakeVoice(language);
  const { id, version, event, client, words } = model;
  return modal({
    callbackId: stepCallback,
    title: say(`step.${event}.title`),
    submit: say('word.save'),
    close: say('word.cancel'),
    metadata: `${id} ${version} ${event}`,
    blocks: [section(`*${named(client)}*`), quoted(truncate(words, 600)), ...fieldsOf(model, say)],
  });
}

/** What a form of ours carries; undefined: it is none. */
export function stepMetadata(
  metadata: string,
): { readonly id: string; readonly version: number; readonly event: FormStep } | undefined {
  const [id = '', version = '', name = ''] = metadata.split(' ');
  const event = eventNamed(name);
  if (!event || event === 'acknowledge' || !/^\d{1,6}$/.test(version)) return undefined;
  return { id, version: Number(version), event };
}

export const eventNamed = (name: string): SuggestionEvent | undefined => suggestionEvents.find(event => event === name);

function fieldsOf(model: StepFormModel, say: IntakeWords): KnownBlock[] {
  switch (model.event) {
    case 'assess':
      return assessFields(model, say);
    case 'decide':
      return [due(say), prose('words', say('step.decide.words'), true)];
    case 'postpone':
      return [due(say), prose('words', say('step.postpone.words'), true)];
    case 'decline':
      return [{ ...prose('words', say('step.decline.words')), hint: hint(say('step.decline.hint')) }];
    case 'finish':
      return [prose('words', say('step.finish.words'))];
    case 'answer':
      return [dateInput({ blockId: 'told', label: say('step.told') }), prose('words', say('step.answer.words'), true)];
  }
}

export const decisions = ['not_yet', 'yes', 'no'] as const;
/** A goal's id, or that it serves none in particular. */
export const noGoal = 'none';

function assessFields({ assessment, goals, goalId }: StepFormModel, say: IntakeWords): KnownBlock[] {
  const goalChoices: Choice[] = [
    { value: noGoal, text: say('step.no_goal') },
    ...goals.map(({ id, words }) => ({ value: id, text: words })),
  ];
  return [
    textInput({
      blockId: 'words',
      label: say('step.assess.words'),
      maxLength: proseLimit,
      initial: assessment ?? undefined,
    }),
    radioInput({
      blockId: 'decision',
      label: say('step.decision'),
      choices: decisions.map(decision => ({ value: decision, text: say(`step.decision.${decision}`) })),
      initial: 'not_yet',
    }),
    { ...due(say), optional: true, hint: hint(say('step.due_hint')) },
    { ...prose('reason', say('step.reason'), true), hint: hint(say('step.reason_hint')) },
    ...(goals.length > 0
      ? [selectInput({ blockId: 'goal', label: say('step.goal'), choices: goalChoices, initial: goalId ?? noGoal })]
      : []),
  ];
}

const hint = (text: string) => ({ type: 'plain_text' as const, text });
const due = (say: IntakeWords) => dateInput({ blockId: 'due', label: say('step.due') });
const prose = (blockId: string, label: string, optional = false) =>
  textInput({ blockId, label, maxLength: proseLimit, optional });
