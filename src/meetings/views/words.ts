import { clockTime, dayInWords, fullDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import { type Say, speak } from '../../i18n/text.ts';
import { context, harmless, type KnownBlock, quoted, section, truncate } from '../../slack/blocks.ts';
import type { LocalDate, LocalTime, Zone } from '../../time/calendar.ts';
import type { MeetingKind } from '../rules.ts';
import { meetingTexts } from '../texts/index.ts';

export type TextKey = keyof typeof meetingTexts.en;
export type Words = Say<TextKey>;

export const voice = (language: Language): Words => speak(meetingTexts, language);

/** As much as a plain text block and a form's field hold without being cut. */
export const textLimit = 2000;

/** A meeting as buttons and sentences need it. */
export interface MeetingModel {
  readonly clientId: string;
  readonly client: string;
  readonly kind: MeetingKind;
  readonly number: number;
}

/** When one is, by the clock of `zone`. */
export interface When {
  readonly onDay: LocalDate;
  readonly atTime: LocalTime;
  readonly zone: Zone;
}

/** A name in a line among many: forms hold 250 kB in all, whatever people are called. */
export const named = (name: string): string => harmless(truncate(name, 80));

/** How the client is called, and which kind of meeting it is, for a sentence. */
export const meant = ({ client, kind }: Pick<MeetingModel, 'client' | 'kind'>) => ({ client: named(client), kind });

/** The place whose clock is meant: `Europe/Helsinki` is Helsinki. */
export const cityOf = (zone: Zone): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

/** Day, time and city of a meeting, for a sentence. */
export const whenWords = ({ onDay, atTime, zone }: When, language: Language) => ({
  day: dayInWords(onDay, language),
  time: clockTime(atTime, language),
  city: cityOf(zone),
});

/** Somebody else was quicker: who, and when by the clock of whoever reads it. */
export interface Meanwhile {
  readonly by: string;
  readonly onDay: LocalDate;
  readonly atTime: LocalTime;
}

export const meanwhileError = ({ by, onDay, atTime }: Meanwhile, language: Language): string =>
  voice(language)('error.changed_meanwhile', {
    name: truncate(by, 80),
    day: fullDay(onDay, language),
    time: clockTime(atTime, language),
  });

/** A heading and what was written under it; nothing, where nothing was. */
export const writtenUnder = (heading: string, words: string | null): KnownBlock[] =>
  words ? [context(heading), quoted(words)] : [];

/** The first of many, and how many more there are. */
export function firstOf<T>(all: readonly T[], most: number, draw: (one: T) => KnownBlock[], say: Words): KnownBlock[] {
  const more = all.length - most;
  return [...all.slice(0, most).flatMap(draw), ...(more > 0 ? [context(say('list.more', { count: more }))] : [])];
}

export const headed = (heading: string): KnownBlock => section(`*${heading}*`);
