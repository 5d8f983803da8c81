/** What can be done about a promise; each verb returns an outcome. */
export { answerOffer } from './answering.ts';
export { givePromise, regivePromise } from './giving.ts';
export { keepPromise, warnLate } from './keeping.ts';
export { movePromise, releasePromise } from './moving.ts';
export { reassignPromise } from './reassigning.ts';
export { withdrawPromise } from './withdrawing.ts';
