import { link, slackId } from './objects.ts';
import { boolean, byType, type Check, integer, list, object, oneOf, string } from './schema.ts';

/** What a rich text block holds: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */

const styleOf = (...names: readonly string[]): Check =>
  object({ optional: Object.fromEntries(names.map(name => [name, boolean])) });

const style = styleOf('bold', 'italic', 'strike', 'code');
const mentionStyle = styleOf('bold', 'italic', 'strike', 'highlight', 'client_highlight', 'unlink');

/** A run of text in one style. */
export const richTextLeaf = object({ required: { text: string() }, optional: { style } });

const linked = object({ required: { url: link }, optional: { text: string({ min: 0 }), unsafe: boolean, style } });

const inline = byType({
  text: richTextLeaf,
  link: linked,
  emoji: object({ required: { name: string() }, optional: { unicode: string() } }),
  user: object({ required: { user_id: slackId }, optional: { style: mentionStyle } }),
  usergroup: object({ required: { usergroup_id: slackId }, optional: { style: mentionStyle } }),
  channel: object({ required: { channel_id: slackId }, optional: { style: mentionStyle } }),
  broadcast: object({ required: { range: oneOf('here', 'channel', 'everyone') } }),
  color: object({ required: { value: string() } }),
  date: object({
    required: { timestamp: integer({ min: 0 }), format: string() },
    optional: { url: link, fallback: string() },
  }),
});

const section = object({ required: { elements: list(inline) } });
const amount = integer({ min: 0 });

const parts = byType({
  rich_text_section: section,
  rich_text_list: object({
    required: { style: oneOf('bullet', 'ordered'), elements: list(byType({ rich_text_section: section })) },
    optional: { indent: amount, offset: amount, border: amount },
  }),
  rich_text_quote: object({ required: { elements: list(inline) }, optional: { border: amount } }),
  rich_text_preformatted: object({
    required: { elements: list(byType({ text: richTextLeaf, link: linked })) },
    optional: { border: amount },
  }),
});

export const richText = object({ required: { elements: list(parts) }, optional: { block_id: string({ max: 255 }) } });
