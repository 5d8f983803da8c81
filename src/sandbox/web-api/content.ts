import { chatBlocksError, messageProblems } from '../validator/index.ts';
import type { Problem } from '../validator/problem.ts';
import { isFields } from '../validator/schema.ts';
import { withIds } from '../workspace/blocks.ts';
import type { MessageMetadata } from '../workspace/records.ts';
import type { State } from '../workspace/state.ts';
import { violate } from '../workspace/violations.ts';
import { textOf } from './arguments.ts';
import { type Args, type Json, refuse } from './method.ts';
import { pictureProblems } from './pictures.ts';

/** Slack advises this length, and cuts what it posts at the other. */
const ADVISED_TEXT = 4_000;
const MAX_TEXT = 40_000;
/** Not documented: a length of JSON nobody needs for an opaque id. */
const MAX_METADATA = 16_000;

export interface Content {
  readonly text: string;
  /** null: not given, so that an update keeps what is there */
  readonly blocks: ReturnType<typeof withIds> | null;
}

type ContentError = 'no_text' | 'invalid_blocks' | 'invalid_blocks_format';
type Refused<E extends string> = Json & { ok: false; error: E };

/** What a method answers when something is too long; a text that has no error of its own is cut. */
interface TooLong<E extends string> {
  readonly text: E | null;
  readonly blocks: E;
}

/** What a message is to show, from the arguments of `chat.*`. */
export function readContent<const E extends string>(
  state: State,
  where: string,
  args: Args,
  tooLong: TooLong<E>,
): Content | Refused<ContentError | E> {
  const whole = textOf(args, 'text');
  const { blocks } = args;
  if (typeof blocks === 'string' || isFields(blocks)) return refuse('invalid_blocks_format');
  const isBlank = !Array.isArray(blocks) || blocks.length === 0;
  if (whole === '' && isBlank) return refuse('no_text');
  if (whole.length > MAX_TEXT && tooLong.text !== null) return refuse(tooLong.text);
  const problems = isBlank ? [] : blockProblems(state, where, blocks);
  if (problems.length > 0) {
    const { error, ...more } = chatBlocksError(problems);
    return refuse(error === 'msg_blocks_too_long' ? tooLong.blocks : error, more);
  }
  if (whole === '') violate(state, 'no_fallback_text', where, 'blocks without text: notifications would be empty');
  if (whole.length > ADVISED_TEXT) violate(state, 'text_too_long', where, `${whole.length} characters`);
  const text = whole.slice(0, MAX_TEXT);
  return { text, blocks: Array.isArray(blocks) ? withIds(blocks, state.newId) : null };
}

export function isRefused<T extends object, E extends string>(read: T | Refused<E>): read is Refused<E> {
  return 'ok' in read && read.ok === false;
}

function blockProblems(state: State, where: string, blocks: readonly unknown[]): readonly Problem[] {
  const problems = messageProblems(blocks);
  return problems.length > 0 ? problems : pictureProblems(state, where, blocks);
}

type MetadataError = 'invalid_metadata_format' | 'invalid_metadata_schema' | 'metadata_too_large';

/** `undefined`: not given. `null`: given as `{}`, which takes it away. */
export function readMetadata(args: Args): { metadata: MessageMetadata | null | undefined } | Refused<MetadataError> {
  const { metadata } = args;
  if (metadata === undefined) return { metadata: undefined };
  if (!isFields(metadata)) return refuse('invalid_metadata_format');
  if (Object.keys(metadata).length === 0) return { metadata: null };
  const { event_type: type, event_payload: payload, ...rest } = metadata;
  if (typeof type !== 'string' || type === '' || Object.keys(rest).length > 0) return refuse('invalid_metadata_format');
  if (!isFields(payload)) return refuse('invalid_metadata_schema');
  if (JSON.stringify(payload).length > MAX_METADATA) return refuse('metadata_too_large');
  return { metadata: { event_type: type, event_payload: payload } };
}
