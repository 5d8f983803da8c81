/** What people see of placements: messages, the proposal, her form, the lead's page, starting, the first week. */
export * from './views/answer-form.ts';
export * from './views/goal.ts';
export * from './views/messages.ts';
export * from './views/notices.ts';
export * from './views/overview.ts';
export * from './views/page.ts';
export * from './views/proposal-form.ts';
export * from './views/settle-forms.ts';
export * from './views/start-form.ts';
export * from './views/targets.ts';
export type { PlacementModel } from './views/words.ts';
