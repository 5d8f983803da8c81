export { reportCadences, reportDeliveries } from './due.ts';
export { healthCadence } from './health.ts';
export { reportListeners } from './listeners.ts';
export { healthButton, reportsButton } from './views.ts';
