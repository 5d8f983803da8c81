/** The strict Block Kit validator: refuses what Slack refuses, and whatever we do not use. */
export { messageProblems, viewProblems } from './payloads.ts';
export type { Problem } from './problem.ts';
export { chatBlocksError, viewsError } from './refusals.ts';
export { emptyStateOf, stateShape } from './state.ts';
export { fieldProblems } from './submission.ts';
