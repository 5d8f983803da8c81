/** The worries in SQL: what was told to whom, in which words, and from whom it is kept. */
export * from './queries/circle.ts';
export * from './queries/concerns.ts';
export * from './queries/words.ts';
