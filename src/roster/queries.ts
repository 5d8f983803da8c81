export * from './queries/absences.ts';
export * from './queries/clients.ts';
export * from './queries/hats.ts';
export * from './queries/people.ts';
export * from './queries/standing.ts';
export * from './queries/team.ts';
export * from './queries/team-rows.ts';
