export { meetingCadences, meetingDeliveries } from './due.ts';
export { explainClient, explainClients } from './explain.ts';
export { type MeetingHealth, meetingHealth } from './health.ts';
export { meetingListeners } from './listeners.ts';
export { meetingsButton } from './views.ts';
