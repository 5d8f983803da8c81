import { messageBlocks } from './blocks.ts';
import type { Problem } from './problem.ts';
import { codePoints, isFields } from './schema.ts';
import { uniquenessProblems } from './uniqueness.ts';
import { view } from './views.ts';

/** Not documented by Slack and not counted quite like this: the smallest sum that was seen to be refused. */
const BLOCKS_MAX = 13_200;
/** 250 KB, counted as the smaller of the two kinds of kilobyte. */
const VIEW_MAX_BYTES = 250_000;

/** Everything Slack would refuse in the blocks of a message (`chat.*`); empty when it would take them. */
export function messageProblems(blocks: unknown): readonly Problem[] {
  const at = { pointer: '/blocks', surface: 'message' } as const;
  const problems = [...messageBlocks(blocks, at), ...uniquenessProblems(blocks, at.pointer)];
  return problems.length > 0 ? problems : blocksTooLong(blocks);
}

/** Everything Slack would refuse in a modal or an App Home (`views.*`); empty when it would take it. */
export function viewProblems(candidate: unknown): readonly Problem[] {
  const { type, blocks } = isFields(candidate) ? candidate : {};
  const surface = type === 'home' ? 'home' : 'modal';
  const problems = [...view(candidate, { pointer: '', surface }), ...uniquenessProblems(blocks, '/blocks')];
  return problems.length > 0 ? problems : viewTooLarge(candidate);
}

function blocksTooLong(blocks: unknown): readonly Problem[] {
  const length = codePoints(JSON.stringify(blocks));
  if (length <= BLOCKS_MAX) return [];
  const message = `blocks are ${length} characters long in all, at most ${BLOCKS_MAX} are allowed`;
  return [
    { code: 'blocks_too_long', message, pointer: '/blocks', constraint: { type: 'max_length', expected: BLOCKS_MAX } },
  ];
}

function viewTooLarge(candidate: unknown): readonly Problem[] {
  const bytes = Buffer.byteLength(JSON.stringify(candidate));
  if (bytes <= VIEW_MAX_BYTES) return [];
  const message = `view is ${bytes} bytes, at most ${VIEW_MAX_BYTES} are allowed`;
  return [
    { code: 'view_too_large', message, pointer: '', constraint: { type: 'max_bytes', expected: VIEW_MAX_BYTES } },
  ];
}
