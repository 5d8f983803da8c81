import type { ViewValues } from '../page-api.ts';
import { placedElements } from './placed-elements.ts';
import type { Fields } from './schema.ts';

/** How one kind of element appears in `state.values`. */
export interface StateShape {
  /** the property that holds what was entered or chosen */
  readonly key: string;
  /** the property of the element that says what it holds at first */
  readonly initial: string;
  readonly empty: null | readonly [];
}

type Entry<Value> = readonly [id: string, value: Value];

const single = (key: string, initial: string): StateShape => ({ key, initial, empty: null });
const multiple = (key: string, initial: string): StateShape => ({ key, initial, empty: [] });

const typed = single('value', 'initial_value');
const option = single('selected_option', 'initial_option');
const options = multiple('selected_options', 'initial_options');

const SHAPES: ReadonlyMap<unknown, StateShape> = new Map([
  ['plain_text_input', typed],
  ['email_text_input', typed],
  ['url_text_input', typed],
  ['number_input', typed],
  ['rich_text_input', single('rich_text_value', 'initial_value')],
  ['static_select', option],
  ['external_select', option],
  ['radio_buttons', option],
  ['multi_static_select', options],
  ['checkboxes', options],
  ['users_select', single('selected_user', 'initial_user')],
  ['multi_users_select', multiple('selected_users', 'initial_users')],
  ['conversations_select', single('selected_conversation', 'initial_conversation')],
  ['channels_select', single('selected_channel', 'initial_channel')],
  ['datepicker', single('selected_date', 'initial_date')],
  ['timepicker', single('selected_time', 'initial_time')],
  ['datetimepicker', single('selected_date_time', 'initial_date_time')],
]);

/** How elements of this type appear in `state.values`; undefined for those that do not: buttons, overflow menus, images. */
export function stateShape(type: unknown): StateShape | undefined {
  return SHAPES.get(type);
}

/**
 * `state.values` of a view before anybody has touched it: what the elements hold at first, in input blocks and outside.
 * Slack names what the app left nameless before it shows it, so blocks and elements without an id are passed over here.
 */
export function emptyStateOf(blocks: readonly unknown[]): ViewValues {
  const perBlock = Map.groupBy(placedElements(blocks), ({ block }) => block.block_id);
  return Object.fromEntries(
    [...perBlock].flatMap(([blockId, placed]): readonly Entry<ViewValues[string]>[] => {
      const entries = placed.flatMap(({ element }) => initialEntry(element));
      return typeof blockId === 'string' && entries.length > 0 ? [[blockId, Object.fromEntries(entries)]] : [];
    }),
  );
}

function initialEntry(element: Fields): readonly Entry<Record<string, unknown>>[] {
  const { type, timezone, action_id: actionId } = element;
  const shape = stateShape(type);
  if (!shape || typeof actionId !== 'string') return [];
  const entry = { type, [shape.key]: element[shape.initial] ?? shape.empty };
  return [[actionId, timezone === undefined ? entry : { ...entry, timezone }]];
}
