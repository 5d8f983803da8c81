import { shortDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import { button, harmless, type Message, section } from '../../slack/blocks.ts';
import type { Family, Severity } from '../rules.ts';
import { voice } from './words.ts';

export const openAction = 'deviations.record.open';

/** What a message may say of a deviation: a name, the kind of thing, a button; nothing that was answered or written. */
export interface Alert {
  readonly deviationId: string;
  /** the client's or the person's name */
  readonly name: string;
  readonly family: Family;
  readonly severity: Severity;
  readonly how: 'new' | 'reopened' | 'moved';
}

export function alertMessage({ deviationId, name, family, severity, how }: Alert, language: Language): Message {
  const key =
    how !== 'new'
      ? (`alert.${how}` as const)
      : family === 'reported'
        ? (`alert.${severity}` as const)
        : family === 'pulse' || family === 'talk' || family === 'hats' || family === 'cadence' || family === 'contact'
          ? (`alert.${family}` as const)
          : 'alert.other';
  return aboutDeviation(voice(language)(key, { name: harmless(name) }), deviationId, language);
}

type Plain =
  | 'escalated.text'
  | 'told.acknowledged'
  | 'told.closed'
  | 'told.unfounded'
  | 'called_in.text'
  | 'check.due'
  | 'checked.confirm'
  | 'checked.reject'
  | 'daily.text'
  | 'client.text';

/** A word about a deviation that needs no more than its name. */
export const wordMessage = (key: Plain, about: { deviationId: string; name: string }, language: Language): Message =>
  aboutDeviation(voice(language)(key, { name: harmless(about.name) }), about.deviationId, language);

type Personal = 'informed.text' | 'action.given' | 'action.due' | 'action.late' | 'check.due_pulse' | 'check.late';

/** The same with somebody's name or a day in it. `day`: local date. */
export function personalMessage(
  key: Personal,
  about: { readonly deviationId: string; readonly name: string; readonly person?: string; readonly day?: string },
  language: Language,
): Message {
  const person = harmless(about.person ?? '');
  const day = about.day ? shortDay(about.day, language) : '';
  const text = voice(language)(key, { name: harmless(about.name), person, developer: person, day });
  return aboutDeviation(text, about.deviationId, language);
}

function aboutDeviation(text: string, deviationId: string, language: Language): Message {
  const open = button({ text: voice(language)('alert.open'), actionId: openAction, value: deviationId });
  return { text, blocks: [section(text, open)] };
}
