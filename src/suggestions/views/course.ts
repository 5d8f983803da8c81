import { fullDay, shortDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import { harmless, truncate } from '../../slack/blocks.ts';
import type { LocalDate } from '../../time/calendar.ts';
import { type OfferState, offerStates, type SuggestionState } from '../rules.ts';
import { intakeTexts } from '../texts/index.ts';
import { type IntakeWords, intakeVoice, named } from './words.ts';

/** How far a suggestion is. */
export interface Course {
  readonly state: SuggestionState;
  readonly nextOn: LocalDate | null;
  readonly answeredOn: LocalDate | null;
  readonly outcome: 'done' | 'declined' | null;
}

/** What comes next with it and by when; of one that waits longer than it should, since when. */
export function courseInWords(course: Course, today: LocalDate, language: Language): string {
  const say = intakeVoice(language);
  const { state, nextOn, answeredOn, outcome } = course;
  if (state === 'answered') {
    const day = answeredOn ? fullDay(answeredOn, language) : '–';
    return say(outcome === 'declined' ? 'state.answered_declined' : 'state.answered_done', { day });
  }
  const when = nextOn === null ? '' : ` · ${dayOf(nextOn, today, say, language)}`;
  return `*${say(`state.${state}`)}* · ${say(`next.${state}`)}${when}`;
}

const dayOf = (next: LocalDate, today: LocalDate, say: IntakeWords, language: Language): string =>
  next < today
    ? `*${say('next.late', { day: shortDay(next, language) })}*`
    : say('next.by', { day: shortDay(next, language) });

/** A line of the history. */
export interface CourseLine {
  readonly event: string;
  /** the day on which it was written, where the firm is */
  readonly writtenOn: LocalDate;
  /** null: nobody in particular */
  readonly by: string | null;
  /** the day that it is about */
  readonly onDay: LocalDate | null;
  readonly words: string | null;
}

type EntryKey = Extract<keyof typeof intakeTexts.en, `entry.${string}`>;
const isEntryKey = (key: string): key is EntryKey => key in intakeTexts.en;
const mostWords = 1000;

/** When, who, what, and the words to it. */
export function lineInWords(line: CourseLine, language: Language): string {
  const say = intakeVoice(language);
  const { event, writtenOn, by, onDay, words } = line;
  const key = `entry.${event}`;
  const offer = event === 'offer' ? offerIn(words) : undefined;
  const values = { day: shortDay(onDay ?? writtenOn, language), offer: offer ?? 'none' };
  const what = isEntryKey(key) ? say(key, values) : harmless(event);
  const head = [shortDay(writtenOn, language), ...(by === null ? [] : [named(by)]), what].join(' · ');
  return words === null || offer ? head : `${head}\n“${harmless(truncate(words, mostWords))}”`;
}

const offerIn = (words: string | null): OfferState | undefined => offerStates.find(state => state === words);
