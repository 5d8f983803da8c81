import { z } from 'zod';
import { isLocalDate, type LocalDate } from '../../time/calendar.ts';
import { textLimit, type Words } from './words.ts';

export type Errors = Readonly<Record<string, string>>;
export type Read<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly errors: Errors };

/** A day that exists. */
export const Day = z.custom<LocalDate>(value => typeof value === 'string' && isLocalDate(value));

/** Limits are counted in code points here: what the modal allows is no control. */
const isShort = (text: string): boolean => [...text].length <= textLimit;

/** Text that has to be there. */
export const Prose = z.string().refine(isShort, { error: 'long' });

/** Text that may be missing. */
export const MaybeProse = Prose.optional().transform(text => text || null);

/** One sentence under each field that could not be read. `written`: the fields that hold text. */
export function errorsOf({ issues }: z.ZodError, written: readonly string[], say: Words): Errors {
  return Object.fromEntries(
    issues.map(issue => {
      const field = String(issue.path[0]);
      const isLong = issue.message === 'long';
      const sentence = written.includes(field) ? say('error.write') : say('error.choose');
      return [field, isLong ? say('error.too_long', { limit: textLimit }) : sentence];
    }),
  );
}
