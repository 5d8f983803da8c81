export { placementCadences, placementDeliveries } from './due.ts';
export { placementListeners } from './listeners.ts';
export { type PromisedInHerName, promisedTo } from './queries.ts';
export { proposalButton } from './views.ts';
