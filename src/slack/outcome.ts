import { type Failure, failureOf } from './errors.ts';

/** What came of a call: its answer, or what its failure means. */
export type Outcome<T> = ({ readonly ok: true } & T) | ({ readonly ok: false } & Failure);

/** Makes a call whose failure is told instead of thrown. */
export async function attempt<T extends object>(call: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, ...(await call()) };
  } catch (thrown) {
    return { ok: false, ...failureOf(thrown) };
  }
}

/** A field without which the answer is none. */
export function required(value: string | undefined, name: string): string {
  if (value === undefined || value === '') throw new Error(`Slack's answer lacks ${name}`);
  return value;
}
