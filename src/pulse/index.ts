export { pulseCadences, pulseDeliveries } from './due.ts';
export { pulseListeners } from './listeners.ts';
