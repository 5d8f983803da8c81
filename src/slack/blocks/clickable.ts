import type { ActionsBlock, Button, ConfirmationDialog, StaticSelect } from '@slack/types';
import { type Choice, option } from './inputs.ts';
import { plain } from './text.ts';

export interface ButtonWords {
  readonly text: string;
  /** `feature.thing.verb` */
  readonly actionId: string;
  /** ids only */
  readonly value: string;
  readonly style?: 'primary' | 'danger';
  /** asked before the click counts; it counts on yes alone */
  readonly sure?: SureWords;
}

export interface SureWords {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly no: string;
}

export const button = ({ text, actionId, value, style, sure }: ButtonWords): Button => ({
  type: 'button',
  text: plain(text, 75),
  action_id: actionId,
  value,
  ...(style ? { style } : {}),
  ...(sure ? { confirm: confirmation(sure) } : {}),
});

const confirmation = ({ title, text, yes, no }: SureWords): ConfirmationDialog => ({
  title: plain(title, 100),
  text: plain(text, 300),
  confirm: plain(yes, 30),
  deny: plain(no, 30),
});

export const actions = (blockId: string, ...elements: ActionsBlock['elements']): ActionsBlock => ({
  type: 'actions',
  block_id: blockId,
  elements,
});

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
