import { z } from 'zod';
import { isLocalDate, isLocalTime, type LocalDate, type LocalTime } from '../../time/calendar.ts';
import { mostLines } from './lines.ts';
import { textLimit, type Words } from './words.ts';

export type Errors = Readonly<Record<string, string>>;
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: Errors };

/** A day that exists. */
export const Day = z.custom<LocalDate>(value => typeof value === 'string' && isLocalDate(value));
export const Time = z.custom<LocalTime>(value => typeof value === 'string' && isLocalTime(value));

/** Limits are counted in code points here: what the modal allows is no control. */
const isShort = (text: string): boolean => [...text].length <= textLimit;

/** Text that has to be there. */
export const Prose = z.string({ error: 'write' }).refine(isShort, { error: 'long' });

/** Text that may be missing. */
export const MaybeProse = z
  .string()
  .refine(isShort, { error: 'long' })
  .optional()
  .transform(text => text || null);

/** Slack user ids. */
export const People = z
  .array(z.string())
  .optional()
  .transform(ids => ids ?? []);

/** One sentence under each field that could not be read. */
export function errorsOf({ issues }: z.ZodError, say: Words): Errors {
  return Object.fromEntries(issues.map(({ path, message }) => [String(path[0]), sentence(message, say)]));
}

function sentence(fault: string, say: Words): string {
  if (fault === 'long') return say('error.too_long', { limit: textLimit });
  if (fault === 'lines') return say('error.lines', mostLines);
  return say(fault === 'write' ? 'error.write' : 'error.choose');
}

/** Fields by which one day is chosen: one of the proposals, or another one. */
export interface DayFields {
  readonly proposal: string;
  readonly other: string;
}

/** The choice of the radio by which the date beside it counts. */
export const anotherDay = 'other';

/** The day that was chosen and the field it stands in; `undefined`: none was. Two different ones are an error under the date. */
export function chosenDay(
  values: Readonly<Record<string, unknown>>,
  { proposal, other }: DayFields,
  say: Words,
): Read<{ readonly day: LocalDate; readonly field: string } | undefined> {
  const chosen = values[proposal] === anotherDay ? undefined : Day.safeParse(values[proposal]).data;
  const typed = Day.safeParse(values[other]).data;
  if (chosen && typed && chosen !== typed) return { ok: false, errors: { [other]: say('error.two_days') } };
  if (chosen) return { ok: true, value: { day: chosen, field: proposal } };
  if (typed) return { ok: true, value: { day: typed, field: other } };
  return values[proposal] === anotherDay
    ? { ok: false, errors: { [other]: say('error.which_day') } }
    : { ok: true, value: undefined };
}
