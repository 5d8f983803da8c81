import { post } from './messages.ts';
import type { Conversation, ScheduledMessage } from './records.ts';
import { changed, type State, shortId, unixNow } from './state.ts';

/** Seconds */
const FARTHEST = 120 * 24 * 60 * 60;
const WINDOW = 5 * 60;
const PER_WINDOW = 30;

type Later = Pick<ScheduledMessage, 'channel' | 'text' | 'blocks' | 'threadTs' | 'postAt'>;

/** Keeps a message to be posted later, or says why it cannot be kept: at most 120 days ahead, and 30 in a channel within five minutes. */
export function scheduleMessage(
  state: State,
  later: Later,
): ScheduledMessage | 'time_in_past' | 'time_too_far' | 'restricted_too_many' {
  const { scheduled } = state.records;
  const now = unixNow(state);
  if (later.postAt <= now) return 'time_in_past';
  if (later.postAt > now + FARTHEST) return 'time_too_far';
  const near = [...scheduled.values()].filter(
    each => each.channel === later.channel && Math.abs(each.postAt - later.postAt) < WINDOW,
  );
  if (near.length >= PER_WINDOW) return 'restricted_too_many';
  const message = { ...later, id: shortId('Q', state.newId), created: now };
  scheduled.set(message.id, message);
  changed(state);
  return message;
}

/** Posts what the clock has come to, oldest first. What is for an archived channel, or one that the app has left, is dropped without a word. */
export function postDue(state: State): void {
  const { scheduled, conversations, bot } = state.records;
  if (scheduled.size === 0) return;
  const due = [...scheduled.values()].filter(({ postAt }) => postAt <= unixNow(state));
  for (const { id, channel, text, blocks, threadTs } of due.toSorted((left, right) => left.postAt - right.postAt)) {
    scheduled.delete(id);
    const place = conversations.get(channel);
    if (place !== undefined && isOpenTo(place, bot.userId)) {
      post(state, place, { author: bot.userId, text, blocks, threadTs });
    }
  }
}

function isOpenTo({ archived, members }: Conversation, userId: string): boolean {
  return !archived && members.has(userId);
}
