export * from './queries/check-ins.ts';
export * from './queries/talks.ts';
