export * from './queries/check-ins.ts';
export * from './queries/moments.ts';
export * from './queries/month.ts';
export * from './queries/talks.ts';
