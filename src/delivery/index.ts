export { morningKind } from './bundle.ts';
export { enqueue } from './delivery.ts';
export type { Gate } from './gate.ts';
export type {
  Channel,
  DeliveryKind,
  Draft,
  Draw,
  Enqueued,
  Item,
  Reader,
  Readers,
} from './kinds.ts';
export {
  countWaiting,
  endedSince,
  forgetMessages,
  leftForSlack,
  messagesAbout,
  newestMessage,
  newestMessages,
  nextDue,
  type Told,
  toldAbout,
} from './queries.ts';
export { sendDue } from './sender.ts';
export type { Channels, Flow, Sending } from './sending.ts';
export { troubleMessages } from './trouble.ts';
export { freeTurns, sharedTurns, type Turns } from './turns.ts';
