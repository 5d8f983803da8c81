export * from './rules/alerts.ts';
export * from './rules/clock.ts';
export * from './rules/line.ts';
export * from './rules/path.ts';
export * from './rules/register.ts';
export * from './rules/signals.ts';
