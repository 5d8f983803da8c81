export { reportCadences, reportDeliveries } from './due.ts';
