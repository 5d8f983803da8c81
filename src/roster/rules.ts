export * from './rules/channel.ts';
export * from './rules/hats.ts';
export * from './rules/people.ts';
export * from './rules/permissions.ts';
export * from './rules/team.ts';
export * from './rules/work.ts';
