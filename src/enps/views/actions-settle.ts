import { z } from 'zod';
import { fullDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import {
  dateInput,
  type ModalView,
  modal,
  notice,
  quoted,
  radioInput,
  section,
  textInput,
} from '../../slack/blocks.ts';
import { type FormState, formValues } from '../../slack/form.ts';
import type { LocalDate } from '../../time/calendar.ts';
import { longestWords, type Settlement } from '../rules.ts';
import {
  choiceField,
  dayField,
  type ErrorKey,
  type Errors,
  formErrors,
  optional,
  type Places,
  type Read,
  readFields,
  refusedUnder,
  seenMetadata,
  wordsField,
} from './actions-fields.ts';
import { dayOr, voice } from './actions-words.ts';

/** The value is the action's id. */
export const settleActionAction = 'enps.action.settle';
export const settleActionCallback = 'enps.action.close';

export interface SettleModel {
  readonly id: string;
  readonly version: number;
  readonly said: string;
  readonly answer: string;
  readonly dueOn: LocalDate | null;
}

const choices = ['done', 'declined', 'later'] as const;

/** Whoever looks after an action says how it stands. */
export function settleForm(model: SettleModel, language: Language): ModalView {
  const say = voice(language);
  return modal({
    callbackId: settleActionCallback,
    title: say('settle.title'),
    submit: say('view.save'),
    close: say('view.cancel'),
    metadata: seenMetadata(model),
    blocks: [
      section(say('settle.said')),
      quoted(model.said),
      section(say('settle.answer', { day: dayOr(model.dueOn, language) })),
      quoted(model.answer),
      radioInput({
        blockId: 'what',
        label: say('settle.what'),
        choices: choices.map(value => ({ value, text: say(`settle.what.${value}`) })),
      }),
      textInput({
        blockId: 'answer',
        label: say('settle.words'),
        hint: say('settle.words_hint'),
        optional: true,
        maxLength: longestWords,
      }),
      dateInput({ blockId: 'due', label: say('settle.due'), hint: say('settle.due_hint'), optional: true }),
    ],
  });
}

const Fields = z.object({ what: choiceField(choices), answer: optional(wordsField), due: optional(dayField) });

export function readSettlement(state: FormState, language: Language): Read<Settlement> {
  const read = readFields(Fields, formValues(state), language);
  if (!read.ok) return read;
  const { what, answer, due: dueOn } = read.value;
  if (what === 'later')
    return dueOn === null ? refused({ due: 'error.day' }, language) : { ok: true, value: { what, dueOn } };
  return answer === null ? refused({ answer: 'error.write' }, language) : { ok: true, value: { what, answer } };
}

const refused = (errors: Readonly<Record<string, ErrorKey>>, language: Language) =>
  ({ ok: false, errors: formErrors(language, errors) }) as const;

const places = {
  outdated: ['what', 'error.outdated'],
  ended: ['what', 'error.ended'],
  not_yours: ['what', 'error.not_yours'],
  due_missing: ['due', 'error.day'],
  due_past: ['due', 'error.due_past'],
  due_far: ['due', 'error.due_far'],
} as const satisfies Places<string>;

export const settlementRefused = (why: keyof typeof places, language: Language): Errors =>
  refusedUnder(places, why, language);

/** It is written down; `until`: the day on which she is asked again. */
export function settledNotice(until: LocalDate | undefined, language: Language): ModalView {
  const say = voice(language);
  const text = until ? say('settle.thanks_later', { day: fullDay(until, language) }) : say('settle.thanks');
  return notice(say('settle.title'), text, say('view.close'));
}

/** It was given to somebody else meanwhile. */
export function movedOnNotice(language: Language): ModalView {
  const say = voice(language);
  return notice(say('settle.title'), say('settle.moved_on'), say('view.close'));
}

/** There is nothing left to say about it. */
export function endedNotice(language: Language): ModalView {
  const say = voice(language);
  return notice(say('settle.title'), say('settle.ended'), say('view.close'));
}
