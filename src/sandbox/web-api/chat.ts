import { change, messageAt, post, remove } from '../workspace/messages.ts';
import { messageShape } from '../workspace/shapes.ts';
import { textOf } from './arguments.ts';
import { isRefused, readContent, readMetadata } from './content.ts';
import { type ArgKind, type Call, lacksScope, method, refuse } from './method.ts';
import { knownConversation, postablePlace, reachable } from './places.ts';

const shown = { text: 'string', blocks: 'json', metadata: 'json', parse: 'string', link_names: 'boolean' } as const;
const dressed = { username: 'string', icon_emoji: 'string', icon_url: 'string' } as const satisfies Record<
  string,
  ArgKind
>;

/** Only `chat.postMessage` has an error of its own for blocks that are too long in sum, and cuts what is too long a text. */
const ELSEWHERE = { text: 'msg_too_long', blocks: 'invalid_blocks' } as const;

const postMessage = method({
  token: 'bot',
  scopes: ['chat:write'],
  tier: 'special',
  required: ['channel'],
  args: {
    ...shown,
    ...dressed,
    channel: 'string',
    mrkdwn: 'boolean',
    thread_ts: 'string',
    reply_broadcast: 'boolean',
    unfurl_links: 'boolean',
    unfurl_media: 'boolean',
  },
  errors: [
    'channel_not_found',
    'is_archived',
    'not_in_channel',
    'messages_tab_disabled',
    'no_text',
    'invalid_blocks',
    'invalid_blocks_format',
    'msg_blocks_too_long',
    'invalid_metadata_format',
    'invalid_metadata_schema',
    'metadata_too_large',
    'cannot_reply_to_message',
  ],
  run: ({ state, args }) => {
    const undressed = lacksDress({ state, args });
    if (undressed !== null) return undressed;
    const place = postablePlace(state, textOf(args, 'channel'));
    if (isRefused(place)) return place;
    const content = readContent(state, 'chat.postMessage', args, { text: null, blocks: 'msg_blocks_too_long' });
    if (isRefused(content)) return content;
    const read = readMetadata(args);
    if (isRefused(read)) return read;
    const threadTs = textOf(args, 'thread_ts') || null;
    if (threadTs !== null && messageAt(place, threadTs) === null) return refuse('cannot_reply_to_message');
    const message = post(state, place, {
      author: state.records.bot.userId,
      text: content.text,
      blocks: content.blocks ?? [],
      metadata: read.metadata ?? null,
      threadTs,
      broadcast: args.reply_broadcast === true,
    });
    return { ok: true, channel: place.id, ts: message.ts, message: messageShape(state, message, true) };
  },
});

/** Another name or picture than the app's own needs a scope. */
function lacksDress({ state, args }: Call) {
  const isDressed = Object.keys(dressed).some(name => args[name] !== undefined);
  return isDressed ? lacksScope(state, ['chat:write.customize']) : null;
}

const postEphemeral = method({
  token: 'bot',
  scopes: ['chat:write'],
  tier: 4,
  required: ['channel', 'user'],
  args: { ...shown, ...dressed, channel: 'string', user: 'string', thread_ts: 'string' },
  errors: [
    'channel_not_found',
    'is_archived',
    'not_in_channel',
    'messages_tab_disabled',
    'user_not_in_channel',
    'no_text',
    'msg_too_long',
    'invalid_blocks',
    'invalid_blocks_format',
  ],
  run: ({ state, args }) => {
    const place = postablePlace(state, textOf(args, 'channel'));
    if (isRefused(place)) return place;
    const user = textOf(args, 'user');
    if (reachable(state, user) === null || !place.members.has(user)) return refuse('user_not_in_channel');
    const content = readContent(state, 'chat.postEphemeral', args, ELSEWHERE);
    if (isRefused(content)) return content;
    const { text, blocks } = content;
    const threadTs = textOf(args, 'thread_ts') || null;
    const { userId: author } = state.records.bot;
    const message = post(state, place, { author, text, blocks: blocks ?? [], onlyFor: user, threadTs });
    return { ok: true, message_ts: message.ts };
  },
});

const update = method({
  token: 'bot',
  scopes: ['chat:write'],
  tier: 3,
  required: ['channel', 'ts'],
  args: { ...shown, channel: 'string', ts: 'string', reply_broadcast: 'boolean', file_ids: 'json' },
  errors: [
    'channel_not_found',
    'message_not_found',
    'cant_update_message',
    'no_text',
    'msg_too_long',
    'invalid_blocks',
    'invalid_blocks_format',
    'invalid_metadata_format',
    'invalid_metadata_schema',
    'metadata_too_large',
  ],
  run: ({ state, args }) => {
    const place = knownConversation(state, textOf(args, 'channel'));
    if (place === null) return refuse('channel_not_found');
    const before = messageAt(place, textOf(args, 'ts'));
    if (before === null) return refuse('message_not_found');
    if (before.author !== state.records.bot.userId || before.onlyFor !== null) return refuse('cant_update_message');
    const content = readContent(state, 'chat.update', args, ELSEWHERE);
    if (isRefused(content)) return content;
    const read = readMetadata(args);
    if (isRefused(read)) return read;
    const { text, blocks } = content;
    const message = change(state, place, before.ts, {
      text,
      blocks: blocks ?? before.blocks,
      metadata: read.metadata === undefined ? before.metadata : read.metadata,
    });
    const { ts: _, ...shape } = messageShape(state, message, true);
    return { ok: true, channel: place.id, ts: message.ts, text, message: shape };
  },
});

const deleteMessage = method({
  token: 'bot',
  scopes: ['chat:write'],
  tier: 3,
  required: ['channel', 'ts'],
  args: { channel: 'string', ts: 'string' },
  errors: ['channel_not_found', 'message_not_found', 'cant_delete_message'],
  run: ({ state, args }) => {
    const place = knownConversation(state, textOf(args, 'channel'));
    if (place === null) return refuse('channel_not_found');
    const message = messageAt(place, textOf(args, 'ts'));
    if (message === null) return refuse('message_not_found');
    if (message.author !== state.records.bot.userId || message.onlyFor !== null) return refuse('cant_delete_message');
    remove(state, place, message.ts);
    return { ok: true, channel: place.id, ts: message.ts };
  },
});

const getPermalink = method({
  token: 'bot',
  scopes: [],
  tier: 'special',
  required: ['channel', 'message_ts'],
  args: { channel: 'string', message_ts: 'string' },
  errors: ['channel_not_found', 'message_not_found'],
  run: ({ state, args }) => {
    const place = knownConversation(state, textOf(args, 'channel'));
    if (place === null) return refuse('channel_not_found');
    const message = messageAt(place, textOf(args, 'message_ts'));
    if (message === null || message.onlyFor !== null) return refuse('message_not_found');
    const { domain } = state.records.team;
    const permalink = `https://${domain}.slack.com/archives/${place.id}/p${message.ts.replace('.', '')}`;
    return { ok: true, channel: place.id, permalink };
  },
});

export const chatMethods = {
  'chat.postMessage': postMessage,
  'chat.postEphemeral': postEphemeral,
  'chat.update': update,
  'chat.delete': deleteMessage,
  'chat.getPermalink': getPermalink,
};
