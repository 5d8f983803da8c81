export * from './queries/asked.ts';
export * from './queries/look.ts';
export * from './queries/promised.ts';
export * from './queries/rows.ts';
export * from './queries/write.ts';
