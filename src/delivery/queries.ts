/** The outbox in SQL: the messages, who sends them when, the morning's bundles, and the places that Slack's limits leave. */
export * from './queries/bundles.ts';
export * from './queries/claims.ts';
export * from './queries/endings.ts';
export * from './queries/messages.ts';
export * from './queries/places.ts';
export type { OutboxRow, Posted } from './queries/rows.ts';
