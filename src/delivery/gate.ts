import type { RawBuilder } from 'kysely';

/** Conditions over a row of `outbox`, in SQL, that rooms above know. */
export interface Gate {
  /** may its workspace be written to now? */
  readonly open: RawBuilder<boolean>;
  /** since when the database may have forgotten what was sent; null: it is sure */
  doubt(now: Date): RawBuilder<Date | null>;
}
