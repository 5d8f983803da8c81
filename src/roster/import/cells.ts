import { z } from 'zod';
import { isLanguage, type Language, languages } from '../../i18n/language.ts';
import {
  isKnownZone,
  isLocalDate,
  isLocalTime,
  type LocalDate,
  type LocalTime,
  parseLocalDate,
} from '../../time/calendar.ts';
import { longestName } from '../rules.ts';

/** A cell that must be filled. `expected` completes the sentence "expected …" when `read` makes nothing of the text. */
const cell = <T>(expected: string, read: (text: string) => T | undefined) =>
  z.string({ error: expected }).transform((text, context): T => {
    const value = read(text);
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: expected });
    return z.NEVER;
  });

/** A cell that may be empty (null), in a column that the file may lack (undefined). */
export const may = <T extends z.ZodType>(schema: T) => schema.nullable().optional();

/** The text without what differs only in encoding: a Mac may write `ä` as two code points. */
export const written = (text: string): string => text.trim().normalize('NFC');

export const name = cell(`a name on one line, of at most ${longestName} characters`, text =>
  /[\p{Cc}\p{Zl}\p{Zp}]/u.test(text) || [...written(text)].length > longestName ? undefined : written(text),
);

export const person = cell('a Slack user id such as U012AB3CD, or an e-mail address', text =>
  /^[UW][A-Z0-9]{2,}$/.test(text) || (/^[^\s@]+@[^\s@]+$/.test(text) && text.length <= 254) ? text : undefined,
);

export const language = cell<Language>(`one of ${languages.join(', ')}`, text => {
  const tag = text.toLowerCase() === 'no' ? 'nb' : text.toLowerCase();
  return isLanguage(tag) ? tag : undefined;
});

/** What a calendar's cell should hold; whether there is such a calendar is known later. */
export const calendarExpected = 'a holiday calendar such as NO, FI+eves or DE-BY, or NONE';
export const calendar = cell(calendarExpected, text =>
  /^(NONE|[A-Z]{2}(-[A-Z0-9]{1,3})?)(\+eves)?$/.test(text) ? text : undefined,
);

export const zone = cell('a time zone such as Europe/Oslo', text => (isKnownZone(text) ? text : undefined));

/** `1,2,3,4,5` → `12345`, in the order of the week. */
export const workingDays = cell('weekdays from 1 (Monday) to 7, such as 1,2,3,4,5', text => {
  const digits = text.replace(/[\s,]/g, '');
  return /^[1-7]+$/.test(digits) ? [...new Set(digits)].toSorted().join('') : undefined;
});

export interface Hours {
  readonly opens: LocalTime;
  readonly closes: LocalTime;
}

export const hours = cell<Hours>('working hours such as 08:00-16:00, the start before the end', text => {
  const [opens = '', closes = '', ...more] = text.split(/\s*[-–]\s*/).map(time => time.padStart(5, '0'));
  return more.length === 0 && isLocalTime(opens) && isLocalTime(closes) && opens < closes
    ? { opens, closes }
    : undefined;
});

export const yesOrNo = cell('yes or no', text => {
  const word = text.toLowerCase();
  return word === 'yes' ? true : word === 'no' ? false : undefined;
});

export const date = cell<LocalDate>('a date such as 2026-12-24', text =>
  isLocalDate(text) ? parseLocalDate(text) : undefined,
);

export const percent = cell('a whole number from 0 to 100', text => {
  const number = /^\d{1,3}\s?%?$/.test(text) ? Number.parseInt(text, 10) : Number.NaN;
  return number <= 100 ? number : undefined;
});

export const oneOf = <T extends string>(words: readonly T[]) =>
  cell<T>(`one of ${words.join(', ')}`, text => words.find(word => word === text.toLowerCase()));
