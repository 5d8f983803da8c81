/** The pulse's rules: when she is asked (`month`), what counts as an answer (`check-in`), what an answer calls for (`warning`). */
export * from './rules/check-in.ts';
export * from './rules/month.ts';
export * from './rules/warning.ts';
