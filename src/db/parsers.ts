import type pg from 'pg';

const DATE = 1082;
const INT8 = 20;
const INTERVAL = 1186;
const NUMERIC = 1700;

/**
 * The same JavaScript values from pg and from PGlite, which differ by default: a `date` stays the text `YYYY-MM-DD`
 * (pg makes local midnight of it, PGlite UTC midnight), `int8` and `numeric` become numbers, an interval stays text.
 */
export const pgliteParsers: Record<number, (text: string) => unknown> = {
  [DATE]: text => text,
  [INT8]: Number,
  [INTERVAL]: text => text,
  [NUMERIC]: Number,
};

/** The parsers above in the shape that a `pg` pool takes; nothing global is touched. */
export function pgTypes(driver: typeof pg): pg.CustomTypesConfig {
  const getTypeParser = (oid: number, format?: 'text' | 'binary') =>
    pgliteParsers[oid] ?? driver.types.getTypeParser(oid, format ?? 'text');
  return { getTypeParser } as pg.CustomTypesConfig;
}
