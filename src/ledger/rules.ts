export * from './rules/agreements.ts';
export * from './rules/contact.ts';
export * from './rules/goals.ts';
export * from './rules/silence.ts';
