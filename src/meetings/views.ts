/** What people see of client meetings: messages, where each client stands, booking, the two agendas, what came of it. */
export * from './views/agenda.ts';
export * from './views/booking-form.ts';
export * from './views/forms.ts';
export * from './views/messages.ts';
export * from './views/notices.ts';
export * from './views/outcome-form.ts';
export * from './views/outcome-read.ts';
export * from './views/overview.ts';
export * from './views/targets.ts';
export type { Meanwhile } from './views/words.ts';
