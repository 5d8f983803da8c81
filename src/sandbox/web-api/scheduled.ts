import type { ScheduledMessage } from '../workspace/records.ts';
import { scheduleMessage } from '../workspace/scheduled.ts';
import { numberOf, textOf } from './arguments.ts';
import { isRefused, readContent } from './content.ts';
import { badArguments, method, refuse } from './method.ts';
import { pageOf } from './pages.ts';
import { knownConversation, postablePlace } from './places.ts';

/** `metadata` is left out, though Slack takes it: it never posts such a message. */
const schedule = method({
  token: 'bot',
  scopes: ['chat:write'],
  tier: 3,
  required: ['channel', 'post_at'],
  args: {
    channel: 'string',
    post_at: 'number',
    text: 'string',
    blocks: 'json',
    thread_ts: 'string',
    parse: 'string',
    link_names: 'boolean',
    reply_broadcast: 'boolean',
    unfurl_links: 'boolean',
    unfurl_media: 'boolean',
  },
  errors: [
    'channel_not_found',
    'is_archived',
    'not_in_channel',
    'restricted_action',
    'no_text',
    'msg_too_long',
    'invalid_blocks',
    'invalid_blocks_format',
    'invalid_time',
    'time_in_past',
    'time_too_far',
    'restricted_too_many',
  ],
  run: ({ state, args }) => {
    const place = postablePlace(state, textOf(args, 'channel'));
    if (isRefused(place)) return refuse(place.error === 'messages_tab_disabled' ? 'restricted_action' : place.error);
    const postAt = numberOf(args, 'post_at', 0);
    if (!Number.isInteger(postAt)) return refuse('invalid_time');
    const tooLong = { text: 'msg_too_long', blocks: 'invalid_blocks' } as const;
    const content = readContent(state, 'chat.scheduleMessage', args, tooLong);
    if (isRefused(content)) return content;
    const { text, blocks } = content;
    const threadTs = textOf(args, 'thread_ts') || null;
    const message = scheduleMessage(state, { channel: place.id, text, blocks: blocks ?? [], threadTs, postAt });
    if (typeof message === 'string') return refuse(message);
    const { bot } = state.records;
    const shape = { type: 'delayed_message', text, user: bot.userId, bot_id: bot.botId, team: state.records.team.id };
    return { ok: true, channel: place.id, scheduled_message_id: message.id, post_at: postAt, message: shape };
  },
});

const deleteScheduled = method({
  token: 'bot',
  scopes: ['chat:write'],
  tier: 3,
  required: ['channel', 'scheduled_message_id'],
  args: { channel: 'string', scheduled_message_id: 'string' },
  errors: ['channel_not_found', 'invalid_scheduled_message_id'],
  run: ({ state, args }) => {
    const place = knownConversation(state, textOf(args, 'channel'));
    if (place === null) return refuse('channel_not_found');
    const id = textOf(args, 'scheduled_message_id');
    const { scheduled } = state.records;
    if (scheduled.get(id)?.channel !== place.id) return refuse('invalid_scheduled_message_id');
    scheduled.delete(id);
    return { ok: true };
  },
});

const list = method({
  token: 'bot',
  scopes: [],
  tier: 3,
  required: [],
  args: { channel: 'string', cursor: 'string', limit: 'number', oldest: 'string', latest: 'string' },
  errors: ['invalid_channel', 'invalid_cursor'],
  run: ({ state, args }) => {
    const channel = textOf(args, 'channel');
    if (channel !== '' && knownConversation(state, channel) === null) return refuse('invalid_channel');
    const [oldest, latest] = [Number(textOf(args, 'oldest') || 0), Number(textOf(args, 'latest') || Infinity)];
    if (Number.isNaN(oldest) || Number.isNaN(latest)) return badArguments('oldest and latest must be times');
    const wanted = [...state.records.scheduled.values()].filter(
      each => (channel === '' || each.channel === channel) && each.postAt >= oldest && each.postAt <= latest,
    );
    const page = pageOf(wanted, args, 100);
    if (page === 'invalid_limit') return badArguments('limit must be from 1 to 1000');
    if (page === 'invalid_cursor') return refuse(page);
    const next = { next_cursor: page.nextCursor };
    return { ok: true, scheduled_messages: page.items.map(shown), response_metadata: next };
  },
});

function shown({ id, channel, postAt, created, text }: ScheduledMessage) {
  return { id, channel_id: channel, post_at: postAt, date_created: created, text };
}

export const scheduledMethods = {
  'chat.scheduleMessage': schedule,
  'chat.deleteScheduledMessage': deleteScheduled,
  'chat.scheduledMessages.list': list,
};
