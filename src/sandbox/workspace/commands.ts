import { isEmptyAck, readReply } from './acknowledgements.ts';
import { conversationSeenBy } from './conversations.ts';
import { deliverOnce } from './deliveries.ts';
import { Impossible, must } from './impossible.ts';
import { messageAt, post } from './messages.ts';
import { clearToast, type Outcome, toast } from './outcome.ts';
import { commandPayload, globalShortcutPayload, messageShortcutPayload } from './payloads.ts';
import { actorOf } from './people.ts';
import type { Conversation } from './records.ts';
import type { State } from './state.ts';
import type { Acknowledgement } from './traffic.ts';
import { violate } from './violations.ts';

/** She types a slash command, whole: `/hats status`. Throws `Impossible` for a command the app does not have. */
export async function command(state: State, userId: string, channel: string, typed: string): Promise<Outcome> {
  const person = actorOf(state, userId);
  clearToast(state, userId);
  const conversation = conversationSeenBy(state, userId, channel);
  const [name = '', ...words] = typed.trim().split(' ');
  if (!state.records.app.commands.some(each => each.command === name)) {
    throw new Impossible(`${name} is not a valid command`);
  }
  const payload = commandPayload(state, { person, conversation, command: name, text: words.join(' ').trim() });
  const acknowledgement = await deliverOnce(state, 'slash_commands', name, payload);
  if (acknowledgement.kind === 'acknowledged') return reply(state, userId, conversation, name, acknowledgement.payload);
  const code = acknowledgement.kind === 'late' ? 'operation_timeout' : 'dispatch_failed';
  toast(state, userId, `${name} failed with the error "${code}"`);
  return acknowledgement;
}

function reply(state: State, userId: string, conversation: Conversation, name: string, payload: unknown): Outcome {
  if (isEmptyAck(payload)) return { kind: 'acknowledged' };
  const said = readReply(state, payload);
  if (typeof said === 'string') {
    violate(state, 'invalid_ack', name, said);
    toast(state, userId, `${name} failed with the error "invalid_command_response"`);
    return { kind: 'refused', detail: said };
  }
  const { bot } = state.records;
  const { text, blocks, inChannel } = said;
  post(state, conversation, { author: bot.userId, text, blocks, onlyFor: inChannel ? null : userId });
  return { kind: 'acknowledged' };
}

export interface ShortcutUse {
  readonly callbackId: string;
  /** the message it is used on, for a message shortcut */
  readonly channel?: string;
  readonly ts?: string;
}

/** She uses one of the app's shortcuts. */
export async function shortcut(
  state: State,
  userId: string,
  { callbackId, channel, ts }: ShortcutUse,
): Promise<Outcome> {
  const person = actorOf(state, userId);
  clearToast(state, userId);
  const known = must(
    state.records.app.shortcuts.find(each => each.callbackId === callbackId),
    `the app has no shortcut ${callbackId}`,
  );
  if (known.type === 'global')
    return sendShortcut(state, userId, callbackId, globalShortcutPayload(state, person, callbackId));
  const conversation = conversationSeenBy(state, userId, must(channel, 'a message shortcut needs a message'));
  const message = must(messageAt(conversation, ts ?? ''), `no message ${ts} in ${channel}`);
  if (message.onlyFor !== null) throw new Impossible('an ephemeral message has no shortcuts');
  const payload = messageShortcutPayload(state, callbackId, { person, conversation, message });
  return sendShortcut(state, userId, callbackId, payload);
}

async function sendShortcut(
  state: State,
  userId: string,
  callbackId: string,
  payload: Readonly<Record<string, unknown>>,
): Promise<Outcome> {
  const acknowledgement: Acknowledgement = await deliverOnce(state, 'interactive', callbackId, payload);
  if (acknowledgement.kind !== 'acknowledged') {
    toast(state, userId, 'Operation timed out. Apps need to respond within 3 seconds.');
    return acknowledgement;
  }
  if (isEmptyAck(acknowledgement.payload)) return { kind: 'acknowledged' };
  violate(state, 'invalid_ack', callbackId, 'a shortcut accepts no response payload');
  return { kind: 'refused', detail: 'a shortcut accepts no response payload' };
}
