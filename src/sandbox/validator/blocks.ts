import { accessory, actionElement, contextElement, inputElement } from './elements.ts';
import { anyText, imageFields, plainText } from './objects.ts';
import { richText } from './rich-text.ts';
import { atLeastOne } from './rules.ts';
import { boolean, byType, type Check, list, object, type Shape, string } from './schema.ts';

/** The blocks we use; every other one is refused: https://docs.slack.dev/reference/block-kit/blocks */

const block = (shape: Shape): Check =>
  object({ ...shape, optional: { ...shape.optional, block_id: string({ max: 255 }) } });

const supported = byType({
  section: block({
    optional: { text: anyText(), fields: list(anyText(2000), { max: 10 }), accessory, expand: boolean },
    rules: [atLeastOne('text', 'fields')],
  }),
  // `level`, new in 2026, is left out: the SDK's types do not know it
  header: block({ required: { text: plainText(150) } }),
  context: block({ required: { elements: list(contextElement, { max: 10 }) } }),
  divider: block({}),
  actions: block({ required: { elements: list(actionElement, { max: 25 }) } }),
  input: block({
    required: { label: plainText(2000), element: inputElement },
    optional: { hint: plainText(2000), optional: boolean, dispatch_action: boolean },
  }),
  image: block({ ...imageFields, optional: { ...imageFields.optional, title: plainText(2000) } }),
  rich_text: richText,
});

/** All blocks of one message. */
export const messageBlocks = list(supported, { max: 50 });
/** All blocks of one view. */
export const viewBlocks = list(supported, { max: 100 });
