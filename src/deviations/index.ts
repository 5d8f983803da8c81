export { type DeviationRecord, endByItself, observe } from './deviations.ts';
export { deviationDeliveries } from './due.ts';
export { deviationListeners } from './listeners.ts';
export { type Deviation, openAbout } from './queries.ts';
export type { Reason, Signal } from './rules.ts';
