import { fullDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import { context, harmless, type KnownBlock, section, truncate } from '../../slack/blocks.ts';
import type { LocalDate } from '../../time/calendar.ts';
import { promiseEvents } from '../rules.ts';
import { keepingVoice, named } from './words.ts';

export interface HistoryLine {
  readonly event: string;
  /** the day it was written down, where the firm is */
  readonly day: LocalDate;
  /** null: nobody did it, time did */
  readonly by: string | null;
  /** the day that it is about, if it is about one */
  readonly onDay: LocalDate | null;
  readonly words: string | null;
}

const told = [...promiseEvents, 'noted', 'late'] as const;
/** More would be too many for a page; it says how many there are. */
const mostLines = 20;

/** What happened to it, the newest first. */
export function historyBlocks(history: readonly HistoryLine[], language: Language): KnownBlock[] {
  const lines = history.toReversed().flatMap(each => lineOf(each, language));
  if (lines.length === 0) return [];
  const [say, earlier] = [keepingVoice(language), lines.length - mostLines];
  return [
    section(`*${say('page.history')}*`),
    ...lines.slice(0, mostLines).map(line => context(line)),
    ...(earlier > 0 ? [context(say('page.earlier', { count: earlier }))] : []),
  ];
}

function lineOf({ event, day, by, onDay, words }: HistoryLine, language: Language): string[] {
  const known = told.find(each => each === event);
  if (!known) return [];
  const happened = keepingVoice(language)(`entry.${known}`, { day: onDay ? fullDay(onDay, language) : '' });
  const line = [fullDay(day, language), ...(by ? [named(by)] : []), happened].join(' · ');
  return [words ? `${line}\n${harmless(truncate(words.replaceAll(/\s+/g, ' '), 300))}` : line];
}
