export { promiseCadences, promiseDeliveries } from './due.ts';
export { keptRates, openPromisesTo, promisesForAgenda, promisesToKeep } from './known.ts';
export { promiseListeners } from './listeners.ts';
export { noteFromMeeting } from './meeting.ts';
export { type ClientPromise, promisesWhere } from './queries.ts';
export type { KeptRate } from './rules.ts';
export { openPromiseAction, promisesButton } from './views.ts';
