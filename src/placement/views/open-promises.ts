import { fullDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import { context, harmless, type KnownBlock, section, truncate } from '../../slack/blocks.ts';
import type { LocalDate } from '../../time/calendar.ts';
import { named, voice } from './words.ts';

/** Something that the client was promised and has not got yet. */
export interface OpenPromise {
  readonly words: string;
  /** who keeps it */
  readonly keeper: string;
  readonly dueOn: LocalDate;
  /** its day has passed */
  readonly isOverdue: boolean;
}

/** So many are read before one answers. */
const mostShown = 8;
/** Characters of each. */
const longestWords = 500;

/** What else the client waits for, the one that is due first before the others; nothing, where it waits for nothing. */
export function openPromiseBlocks(promises: readonly OpenPromise[], language: Language): KnownBlock[] {
  if (promises.length === 0) return [];
  const say = voice(language);
  const lines = promises.slice(0, mostShown).map(({ words, keeper, dueOn, isOverdue }) => {
    const due = { day: fullDay(dueOn, language), keeper: named(keeper) };
    const when = say(isOverdue ? 'open_promise.overdue' : 'open_promise.due', due);
    return section(`${harmless(truncate(words, longestWords))}\n_${when}_`);
  });
  const more = promises.length - mostShown;
  return [
    section(say('open_promise.heading')),
    ...lines,
    ...(more > 0 ? [context(say('open_promise.more', { count: more }))] : []),
  ];
}
