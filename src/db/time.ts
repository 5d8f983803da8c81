import { sql } from 'kysely';

/**
 * The database's own time, for leases only: every instance agrees on it. Due times never use it; they come in as values.
 * `clock_timestamp()` moves on inside a transaction, which a lease needs.
 */
export const databaseTime = sql<Date>`clock_timestamp()`;

/** `seconds` from now by the database's clock. */
export const databaseTimeIn = (seconds: number) => sql<Date>`clock_timestamp() + make_interval(secs => ${seconds})`;
