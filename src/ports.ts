import type { Db } from './db/connect.ts';
import type { Keys, RandomBytes } from './keys/keys.ts';
import type { SlackPort } from './slack/client.ts';

/**
 * Every way out of the app on one page. `app.ts` makes these once; a verb's first parameter names the slice it uses.
 * Time, randomness and ids are values: nothing else asks the clock or the random generator.
 */
export interface Ports {
  readonly db: Db;
  readonly slack: SlackPort;
  readonly clock: Clock;
  readonly log: Log;
  readonly newId: NewId;
  readonly keys: Keys;
  readonly random: RandomBytes;
}

/** Answers what time it is. The sandbox and the tests hand in a clock of their own. */
export interface Clock {
  now(): Date;
}

/** A fresh random v4 UUID. */
export type NewId = () => string;

/**
 * Structured log without content: names of things, counts, ids and error codes, never what a person wrote or scored.
 * The allow-list of fields is in `log.ts`; a field outside it is dropped.
 */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;
