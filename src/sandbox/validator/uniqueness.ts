import { placedElements } from './placed-elements.ts';
import { failed, type Problem } from './problem.ts';
import { isFields } from './schema.ts';

interface Named {
  readonly id: unknown;
  readonly pointer: string;
}

/** Ids that occur twice, and a second element that wants the focus; `root` is the pointer of the list of blocks. */
export function uniquenessProblems(blocks: unknown, root: string): readonly Problem[] {
  return [...repeatedBlockIds(blocks, root), ...repeatedActionIds(blocks, root), ...secondFocus(blocks, root)];
}

function repeatedBlockIds(blocks: unknown, root: string): readonly Problem[] {
  if (!Array.isArray(blocks)) return [];
  const ids = blocks.map((block, index) => ({
    id: isFields(block) ? block.block_id : undefined,
    pointer: `${root}/${index}/block_id`,
  }));
  return repeated(ids, 'block_id');
}

/** The same action id in two blocks is fine, in one block it is not. */
function repeatedActionIds(blocks: unknown, root: string): readonly Problem[] {
  const perBlock = Map.groupBy(placedElements(blocks), placed => placed.block);
  return [...perBlock.values()].flatMap(placed =>
    repeated(
      placed.map(({ element, pointer }) => ({ id: element.action_id, pointer: `${root}${pointer}/action_id` })),
      'action_id',
    ),
  );
}

function repeated(ids: readonly Named[], name: string): readonly Problem[] {
  const given = ids.filter(({ id }) => typeof id === 'string');
  return given
    .filter(({ id }, index) => given.findIndex(other => other.id === id) < index)
    .map(({ id, pointer }) => ({ code: 'duplicate_id', message: `\`${name}\` "${id}" already exists`, pointer }));
}

function secondFocus(blocks: unknown, root: string): readonly Problem[] {
  return placedElements(blocks)
    .filter(({ element }) => element.focus_on_load === true)
    .slice(1)
    .map(({ pointer }) =>
      failed(`${root}${pointer}/focus_on_load`, 'only one element can be focused on load', 'max_items', 1),
    );
}
