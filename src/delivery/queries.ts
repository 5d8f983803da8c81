/** The outbox in SQL: single messages, and the morning's bundles. */
export * from './queries/bundles.ts';
export * from './queries/messages.ts';
export type { OutboxRow } from './queries/rows.ts';
