import { monthInWords, shortDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import { type Say, speak } from '../../i18n/text.ts';
import { harmless } from '../../slack/blocks.ts';
import type { DeviationEvent, Reason } from '../rules.ts';
import { deviationTexts } from '../texts/index.ts';

export type Words = Say<keyof typeof deviationTexts.en>;
export const voice = (language: Language): Words => speak(deviationTexts, language);

/** A line of the history as it is drawn. Days are local dates of the reader. */
export interface HistoryLine {
  readonly event: DeviationEvent;
  readonly on: string;
  readonly actorName: string | null;
  readonly personName: string | null;
  readonly rule: string | null;
  readonly reason: Reason | null;
  readonly period: string | null;
  readonly note: string | null;
  readonly onDay: string | null;
}

const rules = ['owner', 'deputy', 'lead', 'lead_deputy', 'contact', 'admin'] as const;

/** By which rule somebody was chosen; undefined for what the history keeps under the same name (an assessment, say). */
const ruleWords = (rule: string | null, say: Words): string => {
  const known = rules.find(each => each === rule);
  return known ? say(`rule.${known}`) : '';
};

/** What happened, in one sentence. */
export function historyWords(line: HistoryLine, language: Language, say: Words): string {
  const { event } = line;
  const day = shortDay(line.on, language);
  const actor = harmless(line.actorName ?? '–');
  const person = harmless(line.personName ?? '–');
  const on = line.onDay ? shortDay(line.onDay, language) : '';
  if (event === 'opened' || event === 'reason_added') {
    const month = line.period && /^\d{4}-\d\d$/.test(line.period) ? monthInWords(line.period, language) : '';
    return say('event.reason', { day, reason: line.reason ? say(`reason.${line.reason}`, { month }) : '' });
  }
  return say(`event.${event}`, { day, actor, person, on, rule: ruleWords(line.rule, say) });
}
