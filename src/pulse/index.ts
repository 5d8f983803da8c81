export { pulseCadences, pulseDeliveries } from './due.ts';
export { explainEverybody, explainPerson } from './explain.ts';
export { pulseListeners } from './listeners.ts';
export { pulseMonth } from './month.ts';
export { type OwnPulse, ownPulse } from './own.ts';
export { type PulseMoment, pulseMoments } from './queries.ts';
