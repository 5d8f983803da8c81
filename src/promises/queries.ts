export * from './queries/history.ts';
export * from './queries/keeping.ts';
export * from './queries/offers.ts';
export * from './queries/rows.ts';
export * from './queries/write.ts';
