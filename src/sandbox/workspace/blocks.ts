import type { KnownBlock } from '@slack/types';
import { placedElements } from '../validator/placed-elements.ts';
import { type Fields, isFields } from '../validator/schema.ts';
import { Impossible, must } from './impossible.ts';
import { shortId } from './state.ts';

/** An element that a person can use. */
export interface Usable {
  readonly blockId: string;
  readonly actionId: string;
  readonly type: string;
  readonly element: Fields;
  /** a change is sent to the app at once: always outside input blocks, inside only where `dispatch_action` says so */
  readonly dispatches: boolean;
}

/** Blocks as Slack keeps them: what the app left without a `block_id` or `action_id` is given one. They must have passed the validator. */
export function withIds(blocks: readonly unknown[], newId: () => string): readonly KnownBlock[] {
  return blocks.map(block => {
    const filled = isFields(block) ? fillBlock(block, newId) : block;
    return filled as KnownBlock;
  });
}

function fillBlock(block: Fields, newId: () => string): Fields {
  const fill = (element: unknown) => fillElement(element, newId);
  return {
    ...block,
    block_id: block.block_id ?? shortId('b', newId),
    ...(block.accessory !== undefined && { accessory: fill(block.accessory) }),
    ...(block.element !== undefined && { element: fill(block.element) }),
    ...(block.type === 'actions' && Array.isArray(block.elements) && { elements: block.elements.map(fill) }),
  };
}

function fillElement(element: unknown, newId: () => string): unknown {
  if (!isFields(element) || element.type === 'image') return element;
  return { ...element, action_id: element.action_id ?? shortId('a', newId) };
}

/** The element a person means. Throws `Impossible` if it is not there. */
export function usableElement(blocks: readonly KnownBlock[], blockId: string, actionId: string): Usable {
  const found = must(
    placedElements(blocks).find(each => each.block.block_id === blockId && each.element.action_id === actionId),
    `there is no ${blockId}/${actionId} here`,
  );
  const { block, element } = found;
  const dispatches = block.type !== 'input' || block.dispatch_action === true;
  return { blockId, actionId, type: String(element.type), element, dispatches };
}

/** An element whose use the app hears of at once. Throws `Impossible` for any other. */
export function dispatchingElement(blocks: readonly KnownBlock[], blockId: string, actionId: string): Usable {
  const usable = usableElement(blocks, blockId, actionId);
  if (!usable.dispatches) throw new Impossible(`${blockId}/${actionId} is an input without dispatch_action`);
  return usable;
}

/** Ids of the input blocks: the only ones an app may answer errors for. */
export function inputBlockIds(blocks: readonly KnownBlock[]): ReadonlySet<string> {
  return new Set(blocks.flatMap(({ type, block_id: id }) => (type === 'input' && id !== undefined ? id : [])));
}
