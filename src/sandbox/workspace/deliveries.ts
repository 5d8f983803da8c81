import { Impossible, must } from './impossible.ts';
import type { State } from './state.ts';
import type { Acknowledgement, Delivery, Envelope, RetryReason } from './traffic.ts';
import { violate } from './violations.ts';

/** Slack waits this long for the acknowledgement of a command, a click or a submission. */
const ACK_MS = 3_000;
/** Settled envelopes are remembered up to this many, since an acknowledgement may come late or twice. */
const REMEMBERED = 500;
/** Before the first, second and third resend of an event. */
const RETRY_MS = [4_000, 60_000, 300_000] as const;

/** Sends a command, a click or a submission, once, and waits for the acknowledgement. */
export function deliverOnce(
  state: State,
  type: 'interactive' | 'slash_commands',
  label: string,
  payload: Envelope['payload'],
): Promise<Acknowledgement> {
  if (type === 'interactive' && !state.records.app.interactivity) throw new Impossible('the app has no interactivity');
  return new Promise(settle => {
    const delivery = createDelivery(type, label, payload, settle);
    state.lastInteraction = delivery;
    if (!state.records.installed || !send(state, delivery)) return finish(delivery, { kind: 'undelivered' });
    delivery.cancelTimer = state.schedule(ACK_MS, () => {
      violate(state, 'late_ack', label, `not acknowledged within ${ACK_MS / 1000} s`);
      finish(delivery, { kind: 'late' });
    });
  });
}

/** Sends an event until it is acknowledged, at most four times. One that finds no connection waits for the next, and nobody waits for it. */
export function deliverEvent(state: State, label: string, payload: Envelope['payload']): Promise<Acknowledgement> {
  return new Promise(settle => {
    const delivery = createDelivery('events_api', label, payload, settle);
    state.lastEvent = delivery;
    sendEvent(state, delivery);
  });
}

/** Sends the newest event once more as if it never was sent: Slack does so, on another connection. */
export function repeatLastEvent(state: State): void {
  if (state.lastEvent === null) return;
  const { label, payload } = state.lastEvent;
  sendEvent(
    state,
    createDelivery('events_api', label, payload, () => undefined),
  );
}

/** Sends the newest command, click or submission once more, its trigger used up. What the app answers moves nobody's screen. */
export function repeatLastInteraction(state: State): Promise<Acknowledgement> {
  const { type, label, payload } = must(state.lastInteraction, 'nobody has done anything yet');
  if (type === 'events_api') throw new Impossible('an event is nothing that a person does');
  return deliverOnce(state, type, label, payload);
}

/** A connection has come up: the events that found none go out. */
export function sendWaitingEvents(state: State): void {
  for (const delivery of state.waitingEvents.splice(0)) sendEvent(state, delivery);
}

/** The app's acknowledgement has arrived. */
export function acknowledge(state: State, envelopeId: string, payload: unknown): void {
  const delivery = state.deliveries.get(envelopeId);
  if (delivery === undefined) violate(state, 'unknown_ack', 'socket', `no envelope ${envelopeId} was sent`);
  if (delivery === undefined) return;
  if (delivery.type === 'events_api' && !isEmpty(payload)) {
    violate(state, 'invalid_ack', delivery.label, 'an event accepts no response payload');
  }
  finish(delivery, { kind: 'acknowledged', payload });
}

/** How a request to the app failed; `isFinal`: it asked not to be tried again. */
export interface Failure {
  readonly reason: RetryReason;
  readonly isFinal: boolean;
}

/** The app could not be reached with this envelope, or failed on it. An event will be tried again, unless that is final. */
export function failDelivery(state: State, envelopeId: string, { reason, isFinal }: Failure): void {
  const delivery = state.deliveries.get(envelopeId);
  if (delivery === undefined) return;
  delivery.retryReason = reason;
  if (delivery.type !== 'events_api' || isFinal) finish(delivery, { kind: 'undelivered' });
}

/** Stops every timer; nothing under way will settle any more. */
export function stopDeliveries(state: State): void {
  for (const delivery of state.deliveries.values()) delivery.cancelTimer();
}

function createDelivery(
  type: Envelope['type'],
  label: string,
  payload: Envelope['payload'],
  settle: Delivery['settle'],
): Delivery {
  return {
    type,
    label,
    payload,
    envelopeIds: [],
    settle,
    attempt: 0,
    retryReason: 'timeout',
    settled: false,
    cancelTimer: () => undefined,
  };
}

function sendEvent(state: State, delivery: Delivery): void {
  if (!send(state, delivery)) {
    state.waitingEvents.push(delivery);
    delivery.settle({ kind: 'undelivered' });
    return;
  }
  delivery.retryReason = 'timeout';
  const wait = RETRY_MS[delivery.attempt];
  delivery.cancelTimer = state.schedule(wait ?? ACK_MS, () => {
    if (wait === undefined) {
      violate(state, 'event_not_acknowledged', delivery.label, `given up after ${delivery.attempt + 1} attempts`);
      return finish(delivery, { kind: 'late' });
    }
    delivery.attempt += 1;
    sendEvent(state, delivery);
  });
}

function send(state: State, delivery: Delivery): boolean {
  const envelopeId = state.newId();
  delivery.envelopeIds.push(envelopeId);
  state.deliveries.set(envelopeId, delivery);
  forgetSettled(state);
  const isEvent = delivery.type === 'events_api';
  const sent = state.link.send({
    envelope_id: envelopeId,
    type: delivery.type,
    payload: delivery.payload,
    accepts_response_payload: !isEvent,
    ...(isEvent && {
      retry_attempt: delivery.attempt,
      retry_reason: delivery.attempt === 0 ? '' : delivery.retryReason,
    }),
  });
  if (!sent) state.deliveries.delete(envelopeId);
  return sent;
}

function forgetSettled(state: State): void {
  for (const [id, delivery] of state.deliveries) {
    if (state.deliveries.size <= REMEMBERED) return;
    if (delivery.settled) state.deliveries.delete(id);
  }
}

function finish(delivery: Delivery, acknowledgement: Acknowledgement): void {
  if (delivery.settled) return;
  delivery.settled = true;
  delivery.cancelTimer();
  delivery.settle(acknowledgement);
}

function isEmpty(payload: unknown): boolean {
  return (
    payload === undefined || (typeof payload === 'object' && payload !== null && Object.keys(payload).length === 0)
  );
}
