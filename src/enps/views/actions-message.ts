import type { Language } from '../../i18n/language.ts';
import { button, type Message, section } from '../../slack/blocks.ts';
import type { LocalDate } from '../../time/calendar.ts';
import { settleActionAction } from './actions-settle.ts';
import { dayOr, named, voice, yearIn } from './actions-words.ts';

export interface AskedAction {
  readonly id: string;
  /** its round's */
  readonly period: string;
  readonly owner: string;
  readonly dueOn: LocalDate | null;
}

/** Somebody is to look after an action, or is asked how it stands (`contact`: instead of an owner who left): a day and a button. */
export function actionMessage(
  { id, period, owner, dueOn }: AskedAction,
  about: 'given' | 'due' | 'late' | 'contact',
  language: Language,
): Message {
  const say = voice(language);
  const text = say(`ask.${about}`, { year: yearIn(period), day: dayOr(dueOn, language), name: named(owner) });
  const open = button({ text: say('ask.open'), actionId: settleActionAction, value: id, style: 'primary' });
  return { text, blocks: [section(text, open)] };
}

/** What it becomes when a newer one has come. */
export function retiredActionMessage(language: Language): Message {
  const text = voice(language)('ask.retired');
  return { text, blocks: [section(text)] };
}
