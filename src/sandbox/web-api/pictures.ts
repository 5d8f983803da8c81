import { placedElements } from '../validator/placed-elements.ts';
import type { Problem } from '../validator/problem.ts';
import { isFields } from '../validator/schema.ts';
import type { State } from '../workspace/state.ts';
import { violate } from '../workspace/violations.ts';

/** In Slack's own words. */
const REFUSED = 'invalid slack file';

/**
 * Pictures must name a file that is uploaded and whole. Slack looks through a file before it shows it: whatever names it first comes too early,
 * and is refused in the same words, but for no fault of the app's.
 */
export function pictureProblems(state: State, where: string, blocks: readonly unknown[]): readonly Problem[] {
  const images = blocks.filter(isFields).map((image, index) => ({ image, pointer: `/blocks/${index}` }));
  const elements = placedElements(blocks).map(({ element, pointer }) => ({
    image: element,
    pointer: `/blocks${pointer}`,
  }));
  return [...images, ...elements].flatMap(({ image, pointer }) => {
    const id = isFields(image.slack_file) ? image.slack_file.id : undefined;
    if (typeof id !== 'string' || isReady(state, where, id)) return [];
    return [{ code: 'failed_constraint', message: REFUSED, pointer: `${pointer}/slack_file` }];
  });
}

/** Whether a refusal is about pictures alone; those that the app is to blame for are noted here. */
export const isAboutPictures = (messages: unknown): boolean =>
  Array.isArray(messages) && messages.some(message => String(message).includes(REFUSED));

function isReady(state: State, where: string, id: string): boolean {
  const { files } = state.records;
  const file = files.get(id);
  if (file?.complete !== true) violate(state, 'invalid_blocks', where, `the picture ${id} was never uploaded`);
  else if (!file.examined) files.set(id, { ...file, examined: true });
  return file?.complete === true && file.examined;
}
