import type {
  ActionsBlock,
  Button,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  ImageBlock,
  InputBlock,
  KnownBlock,
  ModalView,
  MrkdwnElement,
  PlainTextElement,
  PlainTextInput,
  PlainTextOption,
  RadioButtons,
  SectionBlock,
  StaticSelect,
  UsersSelect,
} from '@slack/types';

export type { KnownBlock, ModalView } from '@slack/types';

/** A message as it is posted: the text is what notifications and screen readers say, the blocks are what people see. */
export interface Message {
  readonly text: string;
  readonly blocks: KnownBlock[];
  /** it stands under the words; such a message can neither be changed nor replaced later */
  readonly file?: Attachment;
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

export interface ButtonWords {
  readonly text: string;
  /** `feature.thing.verb` */
  readonly actionId: string;
  /** ids only */
  readonly value: string;
  readonly style?: 'primary' | 'danger';
}

export const button = ({ text, actionId, value, style }: ButtonWords): Button => ({
  type: 'button',
  text: plain(text, 75),
  action_id: actionId,
  value,
  ...(style ? { style } : {}),
});

export const actions = (blockId: string, ...elements: ActionsBlock['elements']): ActionsBlock => ({
  type: 'actions',
  block_id: blockId,
  elements,
});

export interface Choice {
  readonly value: string;
  readonly text: string;
}

const option = ({ value, text }: Choice): PlainTextOption => ({ text: plain(text, 75), value });

export interface FieldWords {
  /** also the action id: one field, one name */
  readonly blockId: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
}

const input = (field: FieldWords, element: InputBlock['element']): InputBlock => ({
  type: 'input',
  block_id: field.blockId,
  label: plain(field.label, 2000),
  element,
  optional: field.optional ?? false,
  ...(field.hint ? { hint: plain(field.hint, 2000) } : {}),
});

export interface TextField extends FieldWords {
  readonly maxLength: number;
  readonly initial?: string | undefined;
  readonly placeholder?: string;
  /** one line; absent: a field for several */
  readonly short?: boolean;
}

export function textInput(field: TextField): InputBlock {
  const element: PlainTextInput = {
    type: 'plain_text_input',
    action_id: field.blockId,
    multiline: field.short !== true,
    max_length: field.maxLength,
    ...(field.initial ? { initial_value: truncate(field.initial, field.maxLength) } : {}),
    ...(field.placeholder ? { placeholder: plain(field.placeholder, 150) } : {}),
  };
  return input(field, element);
}

export interface ChoiceField extends FieldWords {
  readonly choices: readonly Choice[];
  readonly initial?: string | undefined;
  readonly placeholder?: string;
}

export function selectInput(field: ChoiceField): InputBlock {
  const chosen = field.choices.find(choice => choice.value === field.initial);
  const element: StaticSelect = {
    type: 'static_select',
    action_id: field.blockId,
    options: field.choices.map(option),
    ...(chosen ? { initial_option: option(chosen) } : {}),
    ...(field.placeholder ? { placeholder: plain(field.placeholder, 150) } : {}),
  };
  return input(field, element);
}

/** At most ten choices. */
export function radioInput(field: ChoiceField): InputBlock {
  const chosen = field.choices.find(choice => choice.value === field.initial);
  const element: RadioButtons = {
    type: 'radio_buttons',
    action_id: field.blockId,
    options: field.choices.map(option),
    ...(chosen ? { initial_option: option(chosen) } : {}),
  };
  return input(field, element);
}

export interface TickField extends FieldWords {
  readonly tick: string;
  readonly initial: boolean;
}

/** One box to tick; read it with `ticked`. */
export function tickInput(field: TickField): InputBlock {
  const yes = option({ value: 'yes', text: field.tick });
  return input(
    { ...field, optional: true },
    {
      type: 'checkboxes',
      action_id: field.blockId,
      options: [yes],
      ...(field.initial ? { initial_options: [yes] } : {}),
    },
  );
}

export function dateInput(field: FieldWords & { readonly initial?: string }): InputBlock {
  return input(field, {
    type: 'datepicker',
    action_id: field.blockId,
    ...(field.initial ? { initial_date: field.initial } : {}),
  });
}

/** Somebody of the workspace; the form holds her Slack user id. */
export function personInput(field: FieldWords & { readonly initial?: string | undefined }): InputBlock {
  const element: UsersSelect = {
    type: 'users_select',
    action_id: field.blockId,
    ...(field.initial ? { initial_user: field.initial } : {}),
  };
  return input(field, element);
}

/** A select outside a form: choosing is the click, and its value is the chosen option's. At most 100 choices. */
export function menu(words: {
  readonly actionId: string;
  readonly placeholder: string;
  readonly choices: readonly Choice[];
  readonly initial?: string | undefined;
}): StaticSelect {
  const chosen = words.choices.find(choice => choice.value === words.initial);
  return {
    type: 'static_select',
    action_id: words.actionId,
    placeholder: plain(words.placeholder, 150),
    options: words.choices.map(option),
    ...(chosen ? { initial_option: option(chosen) } : {}),
  };
}

export interface ModalWords {
  readonly callbackId: string;
  readonly title: string;
  readonly submit?: string;
  readonly close: string;
  readonly blocks: KnownBlock[];
  /** ids only: it may be stale, and lives in Slack */
  readonly metadata?: string;
}

export function modal({ callbackId, title, submit, close, blocks, metadata }: ModalWords): ModalView {
  return {
    type: 'modal',
    callback_id: callbackId,
    title: plain(title, 24),
    close: plain(close, 24),
    blocks,
    ...(submit ? { submit: plain(submit, 24) } : {}),
    ...(metadata ? { private_metadata: metadata } : {}),
  };
}

/** A modal that says one thing and has nothing to fill in. */
export function notice(title: string, text: string, close: string): ModalView {
  return modal({ callbackId: 'slack.notice.close', title, close, blocks: [section(text)] });
}
