export { placementCadences } from './due/cadences.ts';
export { placementDeliveries } from './due/deliveries.ts';
