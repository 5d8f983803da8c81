export { deviationCadences, deviationDeliveries } from './due.ts';
export { deviationListeners } from './listeners.ts';
export { endByItself, observe } from './observe.ts';
export { type OwnDeviation, ownDeviations } from './own.ts';
export {
  type DeviationMoment,
  deviationMoments,
  endedByItself,
  notesAbout,
  openNotPrivate,
  openOfFamily,
} from './queries.ts';
export { followAll } from './routing.ts';
export { clientDeviations } from './theirs.ts';
export { deviationLine, showAction as showDeviationAction } from './views.ts';
