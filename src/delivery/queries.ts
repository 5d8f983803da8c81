/** The outbox in SQL: the messages, who sends them when, the morning's bundles, and the slots that Slack's limits leave. */
export * from './queries/bundles.ts';
export * from './queries/claims.ts';
export * from './queries/endings.ts';
export * from './queries/messages.ts';
export * from './queries/outcomes.ts';
export type { OutboxRow, Posted } from './queries/rows.ts';
export * from './queries/slots.ts';
