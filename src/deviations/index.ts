export { alertSuccessors, endByItself, observe } from './deviations.ts';
export { deviationDeliveries } from './due.ts';
export { deviationListeners } from './listeners.ts';
export { notesAbout } from './queries.ts';
