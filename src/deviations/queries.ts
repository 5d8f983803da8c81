export * from './queries/actions.ts';
export * from './queries/clock.ts';
export * from './queries/counted.ts';
export * from './queries/history.ts';
export * from './queries/records.ts';
export * from './queries/register.ts';
export * from './queries/signals.ts';
export * from './queries/told.ts';
