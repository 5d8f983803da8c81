import { type Fields, isFields } from './schema.ts';

/** An element and the block it stands in. */
export interface PlacedElement {
  readonly block: Fields;
  readonly element: Fields;
  /** below the list of blocks: `/2/elements/0` */
  readonly pointer: string;
}

/**
 * Every accessory, element and input of the blocks, from top to bottom; whatever has another shape is passed over.
 * Parts of context and rich text blocks come along: they have no action id and hold nothing.
 */
export function placedElements(blocks: unknown): readonly PlacedElement[] {
  if (!Array.isArray(blocks)) return [];
  return blocks.flatMap((block, index) => (isFields(block) ? elementsOf(block, `/${index}`) : []));
}

function elementsOf(block: Fields, pointer: string): readonly PlacedElement[] {
  const { accessory, element, elements } = block;
  const listed = Array.isArray(elements) ? elements : [];
  const candidates: readonly (readonly [string, unknown])[] = [
    ['accessory', accessory],
    ['element', element],
    ...listed.map((item, index): [string, unknown] => [`elements/${index}`, item]),
  ];
  return candidates.flatMap(([path, candidate]) =>
    isFields(candidate) ? [{ block, element: candidate, pointer: `${pointer}/${path}` }] : [],
  );
}
