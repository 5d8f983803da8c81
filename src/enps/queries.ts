/** Rounds, and what lies in them, in SQL. */
export * from './queries/actions.ts';
export * from './queries/answers.ts';
export * from './queries/closing.ts';
export * from './queries/comments.ts';
export * from './queries/form.ts';
export * from './queries/history.ts';
export * from './queries/instances.ts';
export * from './queries/invited.ts';
export * from './queries/posts.ts';
export * from './queries/rounds.ts';
export type { Round, RoundOutcome, RoundState } from './queries/rows.ts';
export * from './queries/years.ts';
