/** Occurrences in SQL: planned, woken, looked at. */
export * from './queries/between.ts';
export * from './queries/look.ts';
export * from './queries/plan.ts';
export * from './queries/wake.ts';
