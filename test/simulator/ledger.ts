import type { AnyBlock } from '@slack/types';
import type { KnownBlock, ModalView } from '../../src/slack/blocks.ts';
import type { SlackUser } from '../../src/slack/client.ts';

export interface Posted {
  /** the person whose direct message it is */
  readonly to: string;
  readonly ts: string;
  readonly deliveryId: string;
  /** what the clocks on the walls said */
  readonly at: Date;
  /** true time */
  readonly born: Date;
  text: string;
  blocks: KnownBlock[];
}

/** A button as Slack sends it back. */
export interface Button {
  readonly actionId: string;
  readonly value: string;
}

export interface Screen {
  readonly user: string;
  readonly id: string;
  view: ModalView;
}

/** What stands in Slack, whoever asks. A plain record: a world can be copied. */
export interface SlackLedger {
  /** oldest first */
  readonly messages: Posted[];
  /** every text that ever stood there */
  readonly texts: string[];
  /** every view that somebody was shown */
  readonly screens: Screen[];
  /** who clicked, by the trigger that the click gave */
  readonly triggers: Map<string, string>;
  readonly users: Map<string, SlackUser>;
  /** every button that somebody was ever given, oldest first */
  readonly given: { readonly to: string; readonly button: Button }[];
  readonly unreachable: Set<string>;
  /** calls that reached Slack */
  calls: number;
  posts: number;
  /** history does not show a message that is younger, in seconds of true time */
  lag: number;
  /** Slack takes no token until this moment of true time */
  revokedUntil: Date | undefined;
}

export const emptyLedger = (people: readonly SlackUser[]): SlackLedger => ({
  messages: [],
  texts: [],
  screens: [],
  triggers: new Map(),
  users: new Map(people.map(user => [user.id, user])),
  given: [],
  unreachable: new Set(),
  calls: 0,
  posts: 0,
  lag: 0,
  revokedUntil: undefined,
});

/** A trigger for this person's click. */
export function triggerFor({ triggers }: SlackLedger, user: string): string {
  const trigger = `trigger ${triggers.size + 1}`;
  triggers.set(trigger, user);
  return trigger;
}

/** A message gets its content, or another one. */
export function draw(ledger: SlackLedger, message: Posted, text: string, blocks: KnownBlock[]): void {
  Object.assign(message, { text, blocks });
  ledger.texts.push(JSON.stringify({ text, blocks }));
  ledger.given.push(...buttonsIn(blocks).map(button => ({ to: message.to, button })));
}

/** The app draws nothing else. */
export const isKnown = (block: AnyBlock): block is KnownBlock => 'type' in block;

/** All that can be clicked in a view, top to bottom: its buttons, and each choice of its menus. */
export function offersIn(blocks: readonly AnyBlock[]): Button[] {
  const menus = blocks.filter(isKnown).flatMap(block => (block.type === 'actions' ? block.elements : []));
  const choices = menus.flatMap(element =>
    element.type === 'static_select'
      ? (element.options ?? []).map(({ value = '' }) => ({ actionId: element.action_id ?? '', value }))
      : [],
  );
  return [...buttonsIn(blocks), ...choices];
}

/** The buttons of a message or a view, top to bottom. */
export function buttonsIn(blocks: readonly AnyBlock[]): Button[] {
  return blocks.filter(isKnown).flatMap(block => {
    const elements =
      block.type === 'section' && block.accessory ? [block.accessory] : block.type === 'actions' ? block.elements : [];
    return elements.flatMap(element =>
      element.type === 'button' ? [{ actionId: element.action_id ?? '', value: element.value ?? '' }] : [],
    );
  });
}
