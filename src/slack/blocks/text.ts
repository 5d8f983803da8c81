import type {
  Button,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  ImageBlock,
  KnownBlock,
  MrkdwnElement,
  PlainTextElement,
  SectionBlock,
} from '@slack/types';

/** A message as it is posted: the text is what notifications and screen readers say, the blocks are what people see. */
export interface Message {
  readonly text: string;
  readonly blocks: KnownBlock[];
  /** it stands under the words; such a message can neither be changed nor replaced later */
  readonly file?: Attachment;
  /** it stands under the blocks; where Slack does not take it, they go alone */
  readonly picture?: Picture;
}

export interface Picture {
  readonly name: string;
  /** what is to be seen in it */
  readonly title: string;
  /** the PNG; asked for when the message is sent */
  readonly draw: () => Promise<Uint8Array>;
}

export interface Attachment {
  /** under which she saves it */
  readonly name: string;
  /** what it is, also for whoever cannot see it */
  readonly title: string;
  readonly bytes: Uint8Array | string;
}

/** Slack counts characters as Unicode code points; the ellipsis takes the last one. */
export function truncate(text: string, limit: number): string {
  const points = [...text];
  return points.length <= limit ? text : `${points.slice(0, limit - 1).join('')}…`;
}

/** Makes text harmless inside mrkdwn: exactly the three characters that Slack reads as control characters. */
export function harmless(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** How one speaks to somebody whose full name is known: its first word. */
export const givenName = (name: string): string => name.trim().split(/\s+/)[0] ?? name;

/** Slack refuses an empty text; a dash stands for nothing. */
const filled = (text: string) => (text.trim() === '' ? '–' : text);

export const plain = (text: string, limit = 3000): PlainTextElement => ({
  type: 'plain_text',
  text: truncate(filled(text), limit),
  emoji: true,
});

/** Our own words only: what a person wrote goes through `plain`, or through `harmless` first. */
export const mrkdwn = (text: string): MrkdwnElement => ({
  type: 'mrkdwn',
  text: truncate(filled(text), 3000),
  // Slack links nothing by itself: a name that looks like an address or a channel stays a name.
  verbatim: true,
});

export const header = (text: string): HeaderBlock => ({ type: 'header', text: plain(text, 150) });
export const divider = (): DividerBlock => ({ type: 'divider' });
export const context = (text: string): ContextBlock => ({ type: 'context', elements: [mrkdwn(text)] });

export const section = (text: string, accessory?: Button): SectionBlock => ({
  type: 'section',
  text: mrkdwn(text),
  ...(accessory ? { accessory } : {}),
});

/** A picture that was uploaded; `alt` says what is to be seen in it. */
export const picture = (fileId: string, alt: string): ImageBlock => ({
  type: 'image',
  slack_file: { id: fileId },
  alt_text: truncate(filled(alt), 2000),
});

/** What a person wrote, exactly as she wrote it and never as markup. */
export const quoted = (text: string): SectionBlock => ({ type: 'section', text: plain(text) });
