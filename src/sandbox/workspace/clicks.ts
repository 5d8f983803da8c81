import type { ViewValues } from '../page-api.ts';
import { isEmptyAck } from './acknowledgements.ts';
import { dispatchingElement } from './blocks.ts';
import { conversationSeenBy } from './conversations.ts';
import { deliverOnce } from './deliveries.ts';
import { must } from './impossible.ts';
import { isFor, messageAt } from './messages.ts';
import { clearToast, type Outcome, toast } from './outcome.ts';
import { messageActionPayload, viewActionPayload } from './payloads.ts';
import { actorOf } from './people.ts';
import { changed, type State } from './state.ts';
import { currentValues, keepsValue, withValues } from './values.ts';
import { markView, viewBefore } from './views.ts';
import { violate } from './violations.ts';

export interface Click {
  readonly channel: string;
  readonly ts: string;
  readonly blockId: string;
  readonly actionId: string;
  /** the value part of Slack's action object: `{ selected_option: { value: 'yes' } }`; absent for a button */
  readonly chosen?: Readonly<Record<string, unknown>>;
}

export interface ViewClick extends Omit<Click, 'channel' | 'ts'> {
  readonly viewId: string;
  /** what else she has typed in the view by now */
  readonly values?: ViewValues;
}

/** She uses an element in a message. Throws `Impossible` if she does not see it. */
export async function click(
  state: State,
  userId: string,
  { channel, ts, blockId, actionId, chosen }: Click,
): Promise<Outcome> {
  const person = actorOf(state, userId);
  clearToast(state, userId);
  const conversation = conversationSeenBy(state, userId, channel);
  const found = messageAt(conversation, ts);
  const message = must(found !== null && isFor(found, userId) ? found : null, `no message ${ts} in ${channel}`);
  const usable = dispatchingElement(message.blocks, blockId, actionId);
  const key = `${conversation.id}/${ts}/${userId}`;
  if (keepsValue(usable)) {
    const given = { [blockId]: { [actionId]: { ...chosen } } };
    state.records.choices.set(
      key,
      withValues(message.blocks, currentValues(message.blocks, state.records.choices.get(key)), given),
    );
  }
  const payload = messageActionPayload(state, { person, conversation, message, usable, chosen });
  const done = waiting(state, key, `${blockId}/${actionId}`);
  const outcome = await sendClick(state, userId, actionId, payload);
  done();
  return outcome;
}

/** She uses an element in the modal before her, or in her home. */
export async function clickInView(state: State, userId: string, given: ViewClick): Promise<Outcome> {
  const { viewId, blockId, actionId, chosen, values = {} } = given;
  const person = actorOf(state, userId);
  clearToast(state, userId);
  const view = viewBefore(state, userId, viewId);
  const { blocks } = view.content;
  const usable = dispatchingElement(blocks, blockId, actionId);
  const typed = withValues(blocks, view.values, values);
  const clicked = keepsValue(usable) ? withValues(blocks, typed, { [blockId]: { [actionId]: { ...chosen } } }) : typed;
  const payload = viewActionPayload(state, person, markView(state, view, { values: clicked }), usable, chosen);
  return sendClick(state, userId, actionId, payload);
}

async function sendClick(
  state: State,
  userId: string,
  label: string,
  payload: Readonly<Record<string, unknown>>,
): Promise<Outcome> {
  const acknowledgement = await deliverOnce(state, 'interactive', label, payload);
  if (acknowledgement.kind !== 'acknowledged') {
    toast(state, userId, 'Operation timed out. Apps need to respond within 3 seconds.');
    return acknowledgement;
  }
  if (isEmptyAck(acknowledgement.payload)) return { kind: 'acknowledged' };
  violate(state, 'invalid_ack', label, 'a click accepts no response payload');
  return { kind: 'refused', detail: 'a click accepts no response payload' };
}

/** Marks an element as waiting for the app, until the returned function is called. */
function waiting(state: State, key: string, element: string): () => void {
  state.waitingClicks.set(key, [...(state.waitingClicks.get(key) ?? []), element]);
  changed(state);
  return () => {
    const left = state.waitingClicks.get(key) ?? [];
    const rest = left.toSpliced(left.indexOf(element), 1);
    if (rest.length === 0) state.waitingClicks.delete(key);
    else state.waitingClicks.set(key, rest);
    changed(state);
  };
}
