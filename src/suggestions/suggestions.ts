/** What people do with what clients suggest and need. Read the way in `rules/path.ts` first. */

export { amendSuggestion } from './amend.ts';
export { handOver, takeBack } from './hand-over.ts';
export { fileSuggestion } from './intake.ts';
export { recordOffer } from './offer.ts';
export { linkSimilar, unlinkSimilar } from './similar.ts';
export { takeSteps } from './steps.ts';
export { answerHandOver } from './taking.ts';
