import { viewBlocks } from './blocks.ts';
import { plainText } from './objects.ts';
import type { Problem } from './problem.ts';
import { below, boolean, byType, isFields, object, type Rule, string } from './schema.ts';

/** Modals and App Home: https://docs.slack.dev/reference/views */

const common = {
  callback_id: string({ min: 0, max: 255 }),
  external_id: string({ min: 0, max: 255 }),
  private_metadata: string({ min: 0, max: 3000 }),
};

/** Slack points at a property `input` of the block, which does not exist. */
const submitForInputs: Rule = ({ submit, blocks }, at) => {
  if (submit !== undefined || !Array.isArray(blocks)) return [];
  return blocks.flatMap((block, index): readonly Problem[] => {
    if (!isFields(block) || block.type !== 'input') return [];
    const { pointer } = below(below(below(at, 'blocks'), index), 'input');
    return [{ code: 'missing_field', message: 'must define `submit` to use an `input` block in modals', pointer }];
  });
};

const title = plainText(24);

export const view = byType({
  modal: object({
    required: { title, blocks: viewBlocks },
    optional: { ...common, submit: title, close: title, clear_on_close: boolean, notify_on_close: boolean },
    rules: [submitForInputs],
  }),
  home: object({ required: { blocks: viewBlocks }, optional: common }),
});
