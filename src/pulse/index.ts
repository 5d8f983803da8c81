export { pulseCadences, pulseDeliveries } from './due.ts';
export { explainPerson } from './explain.ts';
export { pulseListeners } from './listeners.ts';
