import { clockTime, shortDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import type { LocalDate, LocalTime } from '../../time/calendar.ts';

/** A moment by the clock of whoever reads of it. */
export interface Moment {
  readonly date: LocalDate;
  readonly time: LocalTime;
}

/** Day and time for a sentence: "18 December" and "16:00", or with a point where people write one. */
export const momentWords = ({ date, time }: Moment, language: Language) => ({
  day: shortDay(date, language),
  time: clockTime(time, language),
});
