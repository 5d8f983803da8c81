import type { Language } from './language.ts';

/** A local date (`2026-12-03`) as people say it: "Thursday 3 December". */
export function dayInWords(date: string, language: Language): string {
  return format(date, language, { weekday: 'long', day: 'numeric', month: 'long' });
}

/** A local date without the weekday: "3 December". */
export function shortDay(date: string, language: Language): string {
  return format(date, language, { day: 'numeric', month: 'long' });
}

/** A local date with its year: "3 December 2026". */
export function fullDay(date: string, language: Language): string {
  return format(date, language, { day: 'numeric', month: 'long', year: 'numeric' });
}

/** A month's period (`2026-12`) in words: "December". */
export function monthInWords(period: string, language: Language): string {
  return format(`${period}-01`, language, { month: 'long' });
}

/** A time of day (`16:00`) as people write it: with a colon, or with a point. */
export const clockTime = (time: string, language: Language): string =>
  language === 'fi' || language === 'da' ? time.replace(':', '.') : time;

/** The first letter large, for a word that begins a line. */
export function capitalised(text: string, language: Language): string {
  const [first = '', ...rest] = text;
  return first.toLocaleUpperCase(locales[language]) + rest.join('');
}

/** British word order for English: the day stands before the month in all five. */
const locales: Readonly<Record<Language, string>> = { en: 'en-GB', fi: 'fi', sv: 'sv', nb: 'nb', da: 'da' };

function format(date: string, language: Language, style: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locales[language], { ...style, timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}
