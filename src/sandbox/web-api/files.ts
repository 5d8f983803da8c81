import type { KnownBlock } from '@slack/types';
import { isFields } from '../validator/schema.ts';
import { post } from '../workspace/messages.ts';
import type { StoredFile } from '../workspace/records.ts';
import { fileShape } from '../workspace/shapes.ts';
import { type State, shortId } from '../workspace/state.ts';
import { numberOf, textOf } from './arguments.ts';
import { isRefused, readContent } from './content.ts';
import { badArguments, method, refuse } from './method.ts';
import { postablePlace } from './places.ts';

/** Slack takes more; nothing of ours is near it. */
const MAX_FILE_BYTES = 10_000_000;
const MAX_ALT_TEXT = 1_000;

const getUploadUrl = method({
  token: 'bot',
  scopes: ['files:write'],
  tier: 4,
  required: ['filename', 'length'],
  // The SDK says alt_text where the reference says alt_txt.
  args: { filename: 'string', length: 'number', alt_txt: 'string', alt_text: 'string', snippet_type: 'string' },
  errors: ['alt_txt_too_large', 'file_upload_size_restricted'],
  run: ({ state, args }) => {
    const length = numberOf(args, 'length', 0);
    const altText = textOf(args, 'alt_txt') || textOf(args, 'alt_text');
    if (!Number.isInteger(length) || length < 1) return badArguments('length must be a positive integer');
    if (length > MAX_FILE_BYTES) return refuse('file_upload_size_restricted');
    if (altText.length > MAX_ALT_TEXT) return refuse('alt_txt_too_large');
    const id = shortId('F', state.newId);
    const name = textOf(args, 'filename');
    const nothingYet = { bytes: null, complete: false, examined: false };
    state.records.files.set(id, { id, name, length, altText, title: name, ...nothingYet });
    return { ok: true, upload_url: state.link.uploadUrl(id), file_id: id };
  },
});

const completeUpload = method({
  token: 'bot',
  scopes: ['files:write'],
  tier: 4,
  required: ['files'],
  args: { files: 'json', channel_id: 'string', initial_comment: 'string', blocks: 'json', thread_ts: 'string' },
  errors: ['file_not_found', 'channel_not_found', 'not_in_channel', 'posting_to_channel_denied', 'invalid_blocks'],
  run: ({ state, args }) => {
    const files = Array.isArray(args.files) ? args.files.map(each => named(state, each)) : [null];
    if (files.length === 0) return badArguments('files is empty');
    const whole = files.filter(file => file !== null);
    if (whole.length < files.length || whole.some(({ bytes, complete }) => bytes === null || complete))
      return refuse('file_not_found');
    const fileIds = whole.map(({ id }) => id);
    const shared = textOf(args, 'channel_id') === '' ? null : share({ state, args }, fileIds);
    if (shared !== null) return shared;
    for (const file of whole) state.records.files.set(file.id, { ...file, complete: true });
    return { ok: true, files: fileIds.map(id => fileShape(state, id)) };
  },
});

/** The file an item of `files` names, with the title it gives; null if there is none. */
function named({ records: { files } }: State, item: unknown): StoredFile | null {
  const file = isFields(item) && typeof item.id === 'string' ? files.get(item.id) : undefined;
  if (file === undefined || !isFields(item)) return null;
  return typeof item.title === 'string' ? { ...file, title: item.title } : file;
}

/** Posts the files; null if that went well. */
function share({ state, args }: Parameters<typeof getUploadUrl.run>[0], fileIds: readonly string[]) {
  const place = postablePlace(state, textOf(args, 'channel_id'));
  if (isRefused(place)) {
    const { error } = place;
    return refuse(error === 'is_archived' || error === 'messages_tab_disabled' ? 'posting_to_channel_denied' : error);
  }
  const text = textOf(args, 'initial_comment');
  if (args.blocks !== undefined && text !== '') return badArguments('only one of initial_comment and blocks');
  const tooLong = { text: null, blocks: 'invalid_blocks' } as const;
  const content =
    args.blocks === undefined ? null : readContent(state, 'files', { blocks: args.blocks, text: ' ' }, tooLong);
  if (content !== null && isRefused(content)) return refuse('invalid_blocks');
  const blocks = content?.blocks ?? [];
  const threadTs = textOf(args, 'thread_ts') || null;
  post(state, place, { author: state.records.bot.userId, text: text || wordsOf(blocks), blocks, fileIds, threadTs });
  return null;
}

/** With blocks there is no text beside them: Slack makes what notifications say from their words. */
function wordsOf(blocks: readonly KnownBlock[]): string {
  return blocks.flatMap(block => (block.type === 'section' && block.text ? block.text.text : [])).join('\n');
}

export const fileMethods = {
  'files.getUploadURLExternal': getUploadUrl,
  'files.completeUploadExternal': completeUpload,
};
