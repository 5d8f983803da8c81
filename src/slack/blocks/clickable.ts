import type { ActionsBlock, Button, StaticSelect } from '@slack/types';
import { type Choice, option } from './inputs.ts';
import { plain } from './text.ts';

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
