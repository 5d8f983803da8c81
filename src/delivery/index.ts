export { morningKind } from './bundle.ts';
export { enqueue } from './delivery.ts';
export type { Address, DeliveryKind, Enqueued, Item, Reader, Readers } from './kinds.ts';
export { pacer } from './pace.ts';
export { leftForSlack, messagesAbout, newestMessage, nextDue } from './queries.ts';
export { type Sending, sendDue } from './sender.ts';
