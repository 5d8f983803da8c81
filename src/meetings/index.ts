export { meetingCadences, meetingDeliveries } from './due.ts';
export { explainClient, explainClients } from './explain.ts';
export { type MeetingHealth, meetingHealth, meetingHealthOf } from './health.ts';
export { meetingDays } from './known.ts';
export { meetingListeners } from './listeners.ts';
export { type MeetingMoment, meetingMoments } from './queries.ts';
export { meetingsButton } from './views.ts';
