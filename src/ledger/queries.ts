export * from './queries/agreements.ts';
export * from './queries/contacts.ts';
export * from './queries/goals.ts';
export * from './queries/plans.ts';
export * from './queries/points.ts';
export * from './queries/recorded.ts';
export * from './queries/satisfaction.ts';
