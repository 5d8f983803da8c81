export * from './rules/answer.ts';
export * from './rules/path.ts';
export * from './rules/seat.ts';
export * from './rules/start.ts';
