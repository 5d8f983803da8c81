import {
  isKnownZone,
  isLocalDate,
  isLocalTime,
  type LocalDate,
  type LocalTime,
  parseLocalDate,
  type Weekday,
} from '../../time/calendar.ts';

/** A value, or in words what was expected. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly expected: string };

const good = <T>(value: T): Read<T> => ({ ok: true, value });
const bad = (expected: string): Read<never> => ({ ok: false, expected });

/** One of a few words. */
export const oneOf =
  <T extends string>(words: readonly T[]) =>
  (text: string): Read<T> => {
    const word = words.find(known => known === text);
    return word ? good(word) : bad(`one of ${words.join(', ')}`);
  };

/** A whole number, both ends included. */
export const whole =
  (least: number, most: number) =>
  (text: string): Read<number> => {
    const number = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
    return number >= least && number <= most ? good(number) : bad(`a whole number from ${least} to ${most}`);
  };

/** A time of day. */
export const time = (text: string): Read<LocalTime> => (isLocalTime(text) ? good(text) : bad('a time such as 09:00'));

/** A Slack user id. */
export const person = (text: string): Read<string> =>
  /^[UW][A-Z0-9]{2,}$/.test(text) ? good(text) : bad('a Slack user id such as U012AB3CD');

/** A Slack channel id. */
export const channel = (text: string): Read<string> =>
  /^[CG][A-Z0-9]{2,}$/.test(text) ? good(text) : bad('a Slack channel id such as C012AB3CD');

/** Several of a kind, separated by commas; none of them is fine. */
export const listOf =
  <T>(read: (text: string) => Read<T>, most = 1000) =>
  (text: string): Read<readonly T[]> => {
    const values: T[] = [];
    for (const part of words(text)) {
      const one = read(part);
      if (!one.ok) return bad(`a list, separated by commas, of ${one.expected}`);
      values.push(one.value);
    }
    return values.length <= most ? good(values) : bad(`a list of at most ${most}`);
  };

const words = (text: string): string[] =>
  text
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '');

/** What `read` reads, or nothing. */
export const orNone =
  <T>(read: (text: string) => Read<T>) =>
  (text: string): Read<T | null> =>
    text === '' || text === 'none' ? good(null) : read(text);

/** An IANA time zone that this runtime knows. */
export const zone = (text: string): Read<string> =>
  isKnownZone(text) ? good(text) : bad('a time zone such as Europe/Oslo');

/** A day that exists. */
export const date = (text: string): Read<LocalDate> =>
  isLocalDate(text) ? good(parseLocalDate(text)) : bad('dates such as 2026-12-24');

/** A leap day is one: in other years it is the day before. */
export const dayOfYear = (text: string): Read<string> =>
  /^\d{2}-\d{2}$/.test(text) && isLocalDate(`2024-${text}`) ? good(text) : bad('a month and a day such as 02-01');

/** A holiday calendar by its country, or none. */
export const calendar = (text: string): Read<string> =>
  /^(NONE|[A-Z]{2}(-[A-Z0-9]{1,3})?)(\+eves)?$/.test(text)
    ? good(text)
    : bad('a country such as NO, with +eves for the customary eves, or NONE');

/** At least one weekday, in the order of the week. */
export const weekdays = (text: string): Read<readonly Weekday[]> => {
  const days = listOf(whole(1, 7), 7)(text);
  if (!days.ok || days.value.length === 0) return bad('weekdays from 1 (Monday) to 7, such as 1,2,3,4,5');
  return good(([1, 2, 3, 4, 5, 6, 7] as const).filter(day => days.value.includes(day)));
};

/** At most two numbers of working days, the second greater than the first. */
export const rising = (text: string): Read<readonly number[]> => {
  const days = listOf(whole(1, 60), 2)(text);
  if (!days.ok) return bad('at most two numbers of working days, such as 2,5');
  return days.value.every((day, i) => i === 0 || day > (days.value[i - 1] ?? 0))
    ? days
    : bad('rising numbers, such as 2,5');
};
