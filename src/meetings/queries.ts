export * from './queries/guests.ts';
export * from './queries/moments.ts';
export * from './queries/rows.ts';
export * from './queries/standing.ts';
export * from './queries/write.ts';
