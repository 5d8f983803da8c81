import type { KnownBlock } from '@slack/types';
import type { Someone, Story } from './story.ts';

interface Place {
  readonly blockId: string;
  readonly actionId: string;
}

/** The button of that label in the section that says those words. */
function beside(blocks: readonly KnownBlock[], label: string, words: string): Place | undefined {
  for (const block of blocks) {
    if (block.type !== 'section' || !block.text?.text.includes(words)) continue;
    const { accessory } = block;
    if (accessory?.type === 'button' && accessory.text.text === label)
      return { blockId: block.block_id ?? '', actionId: accessory.action_id ?? '' };
  }
  return undefined;
}

/** Clicks the button beside those words in her open modal, where there are many of that label, and waits for what it shows. */
export async function clicksBeside(story: Story, her: Someone, label: string, words: string): Promise<void> {
  const { workspace } = story.sandbox;
  const { id: viewId, hash, content } = her.modal();
  const place = beside(content.blocks, label, words);
  if (!place) throw new Error(`${her.id} sees no “${label}” beside “${words}” in ${her.modalText()}`);
  await workspace.clickInView(her.id, { viewId, ...place, values: {} });
  await workspace.until(() => her.modal().hash !== hash);
}

/** Clicks the only button of that label in her open modal, and waits for what it shows; nobody rings a round after it. */
export async function clicksIn({ sandbox: { workspace } }: Story, her: Someone, label: string): Promise<void> {
  const { id: viewId, hash, content } = her.modal();
  const found = content.blocks.flatMap(({ block_id: blockId = '', ...block }) =>
    'elements' in block && block.type === 'actions'
      ? block.elements.flatMap(each =>
          each.type === 'button' && each.text.text === label ? [{ blockId, actionId: each.action_id ?? '' }] : [],
        )
      : [],
  );
  const [place] = found;
  if (!place) throw new Error(`${her.id} sees no “${label}”`);
  await workspace.clickInView(her.id, { viewId, ...place, values: {} });
  await workspace.until(() => her.modal().hash !== hash);
}

/** Clicks the button beside those words in her newest message that has one, and waits for the modal. */
export async function clicksInMessage(story: Story, her: Someone, label: string, words: string): Promise<void> {
  const { workspace } = story.sandbox;
  const message = her.messages().findLast(({ blocks }) => beside(blocks, label, words));
  const place = message && beside(message.blocks, label, words);
  if (!message || !place) throw new Error(`${her.id} has no message with “${label}” beside “${words}”`);
  await workspace.click(her.id, { channel: workspace.appConversation(her.id).id, ts: message.ts, ...place });
  await workspace.until(() => her.hasModal());
}

/** Sends her form; an inline error fails the story. */
export async function sendsWell(her: Someone, fields: Record<string, string | string[]>): Promise<void> {
  const errors = await her.submits(fields);
  if (Object.keys(errors).length > 0) throw new Error(`${her.id} was refused: ${JSON.stringify(errors)}`);
}

/** What her open modal offers under such words in the menu of that field. */
export function choiceOf(her: Someone, field: string, words: string): string {
  for (const block of her.modal().content.blocks) {
    if (block.type !== 'input' || block.block_id !== field || block.element.type !== 'static_select') continue;
    const chosen = block.element.options?.find(({ text }) => text.text === words);
    if (chosen?.value) return chosen.value;
  }
  throw new Error(`${her.id} cannot choose “${words}”`);
}
