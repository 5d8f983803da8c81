export * from './rules/agenda.ts';
export * from './rules/due.ts';
export * from './rules/kinds.ts';
export * from './rules/moves.ts';
export * from './rules/proposals.ts';
export * from './rules/record.ts';
export * from './rules/registers.ts';
