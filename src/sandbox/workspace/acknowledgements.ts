import { messageProblems } from '../validator/index.ts';
import type { Problem } from '../validator/problem.ts';
import { isFields } from '../validator/schema.ts';
import { inputBlockIds, withIds } from './blocks.ts';
import type { View } from './records.ts';
import type { State } from './state.ts';
import { isDraft, isTaken, MAX_STACK, openViews, readView, type ViewDraft } from './views.ts';

/** How the app answered a submission; `invalid` is anything Slack would not understand. */
export type SubmissionAnswer =
  | { readonly kind: 'close' }
  | { readonly kind: 'clear' }
  | { readonly kind: 'update' | 'push'; readonly draft: ViewDraft }
  | { readonly kind: 'errors'; readonly errors: Readonly<Record<string, string>> }
  | { readonly kind: 'invalid'; readonly detail: string };

export interface Reply {
  readonly text: string;
  readonly blocks: ReturnType<typeof withIds>;
  readonly inChannel: boolean;
}

export function isEmptyAck(payload: unknown): boolean {
  return payload === undefined || payload === null || (isFields(payload) && Object.keys(payload).length === 0);
}

/** Reads the acknowledgement of a submission of this view. */
export function readSubmissionAnswer(state: State, view: View, payload: unknown): SubmissionAnswer {
  if (isEmptyAck(payload)) return { kind: 'close' };
  if (!isFields(payload)) return invalid('the answer is not an object');
  const { response_action: action, ...rest } = payload;
  const allowed = action === 'errors' ? 'errors' : action === 'clear' ? '' : 'view';
  const strange = Object.keys(rest).find(key => key !== allowed);
  if (strange !== undefined) return invalid(`unexpected property ${strange}`);
  switch (action) {
    case 'clear':
      return { kind: 'clear' };
    case 'errors':
      return readErrors(view, payload.errors);
    case 'update':
    case 'push':
      return readNextView(state, view, action, payload.view);
    default:
      return invalid(`unknown response_action ${String(action)}`);
  }
}

function readErrors(view: View, errors: unknown): SubmissionAnswer {
  if (!isFields(errors) || Object.keys(errors).length === 0) return invalid('errors must name at least one block');
  const inputs = inputBlockIds(view.content.blocks);
  const texts: Record<string, string> = {};
  for (const [blockId, text] of Object.entries(errors)) {
    if (!inputs.has(blockId)) return invalid(`errors names ${blockId}, which is not an input block`);
    if (typeof text !== 'string' || text === '') return invalid(`the error at ${blockId} is not a text`);
    texts[blockId] = text;
  }
  return { kind: 'errors', errors: texts };
}

function readNextView(state: State, view: View, kind: 'update' | 'push', candidate: unknown): SubmissionAnswer {
  const draft = readView(state, candidate);
  if (!isDraft(draft)) return invalid(lines(draft));
  if (draft.type !== 'modal') return invalid('a modal cannot become a home');
  if (isTaken(state, draft.externalId, kind === 'update' ? view.id : null)) return invalid('duplicate_external_id');
  if (kind === 'push' && openViews(state, view.owner).length >= MAX_STACK) return invalid('push_limit_reached');
  return { kind, draft };
}

function invalid(detail: string): SubmissionAnswer {
  return { kind: 'invalid', detail };
}

const REPLY_KEYS = new Set(['text', 'blocks', 'response_type', 'replace_original', 'delete_original']);

/** Reads what the app says in an acknowledgement or at a response address; a text says what is wrong with it. */
export function readReply(state: State, payload: unknown): Reply | string {
  if (!isFields(payload)) return 'the answer is not an object';
  const { text = '', blocks, response_type: type = 'ephemeral' } = payload;
  const strange = Object.keys(payload).find(key => !REPLY_KEYS.has(key));
  if (strange !== undefined) return `unexpected property ${strange}`;
  if (typeof text !== 'string') return 'text is not a text';
  if (type !== 'ephemeral' && type !== 'in_channel') return `unknown response_type ${String(type)}`;
  if (text === '' && blocks === undefined) return 'no_text';
  const problems = blocks === undefined ? [] : messageProblems(blocks);
  if (problems.length > 0) return lines(problems);
  return { text, blocks: Array.isArray(blocks) ? withIds(blocks, state.newId) : [], inChannel: type === 'in_channel' };
}

/** All problems on one line, for a violation. */
function lines(problems: readonly Problem[]): string {
  return problems.map(({ message, pointer }) => `${message} at ${pointer}`).join('; ');
}
