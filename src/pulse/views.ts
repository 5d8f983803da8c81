/** What people see of the pulse: messages, the check-in's form, the status, the brief. */
export * from './views/brief.ts';
export * from './views/check-in-form.ts';
export * from './views/messages.ts';
export * from './views/status.ts';
