import { capitalised, shortDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import { truncate } from '../../slack/blocks.ts';
import { type DraftItem, fitted, type ReportDraft, type ReportPart } from '../rules.ts';
import { reportVoice } from './report-words.ts';

/** As much of somebody's words as stands in a line with others. */
const longestWords = 160;

/** The three lines of a draft, in the client's language; what has no fact is empty. */
export function draftLines(draft: ReportDraft, language: Language): Readonly<Record<ReportPart, string>> {
  const say = reportVoice(language);
  const told = ({ fact, words, on }: DraftItem) =>
    say(`fact.${fact}`, { words: inLine(words), day: shortDay(on, language) });
  const line = (items: readonly DraftItem[]) =>
    capitalised(
      fitted(items.map(told), count => say('fact.more', { count })),
      language,
    );
  return { delivered: line(draft.delivered), decided: line(draft.decided), next: line(draft.next) };
}

/** One line, without the mark that ends a sentence. */
const inLine = (words: string): string =>
  truncate(words.replaceAll(/\s+/g, ' ').trim(), longestWords).replace(/[.;,]+$/, '');
