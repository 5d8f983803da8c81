import { readReply } from './workspace/acknowledgements.ts';
import { conversationOf } from './workspace/conversations.ts';
import { change, messageAt, post, remove } from './workspace/messages.ts';
import type { ResponseUrl } from './workspace/records.ts';
import type { State } from './workspace/state.ts';
import { useResponseUrl } from './workspace/triggers.ts';
import { violate } from './workspace/violations.ts';

type Json = Readonly<Record<string, unknown>>;

/** The app answers to a click or a command at the address it was given: five times, within half an hour. */
export function answerTo(state: State, id: string, body: Json | null): { status: number; text: string } {
  const use = useResponseUrl(state, id);
  if (typeof use === 'string') return blame(state, 404, use);
  if (body === null) return blame(state, 400, 'invalid_payload');
  const original = use.ts === null ? null : messageAt(conversationOf(state, use.channel), use.ts);
  if (body.delete_original === true) {
    if (original !== null) remove(state, conversationOf(state, use.channel), original.ts);
    return { status: 200, text: 'ok' };
  }
  const reply = readReply(state, body);
  if (typeof reply === 'string') return blame(state, 400, reply);
  say(state, use, reply, body.replace_original === true && original !== null);
  return { status: 200, text: 'ok' };
}

function say(
  state: State,
  { channel, ts, user }: ResponseUrl,
  { text, blocks, inChannel }: Exclude<ReturnType<typeof readReply>, string>,
  replaces: boolean,
): void {
  const conversation = conversationOf(state, channel);
  if (replaces && ts !== null) change(state, conversation, ts, { text, blocks });
  else post(state, conversation, { author: state.records.bot.userId, text, blocks, onlyFor: inChannel ? null : user });
}

function blame(state: State, status: number, detail: string) {
  violate(state, 'response_url', 'response_url', detail);
  return { status, text: detail };
}
