export * from './rules/feelings.ts';
export * from './rules/health.ts';
export * from './rules/plan.ts';
