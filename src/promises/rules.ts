export * from './rules/due.ts';
export * from './rules/offer.ts';
export * from './rules/path.ts';
export * from './rules/rate.ts';
export * from './rules/reading.ts';
export * from './rules/terms.ts';
