import type { KnownBlock } from '@slack/types';
import type { ViewValues } from '../page-api.ts';
import { type Fields, isFields } from '../validator/schema.ts';
import { emptyStateOf, stateShape } from '../validator/state.ts';
import { type Usable, usableElement } from './blocks.ts';
import { Impossible, must } from './impossible.ts';

/** `state.values` of a view or message: what was kept where block, action and type are still the same, else the initial values. */
export function currentValues(blocks: readonly KnownBlock[], kept: ViewValues = {}): ViewValues {
  const values = emptyStateOf(blocks);
  for (const [blockId, actions] of Object.entries(values)) {
    for (const [actionId, initial] of Object.entries(actions)) {
      const before = kept[blockId]?.[actionId];
      if (before?.type === initial.type && before !== undefined) actions[actionId] = before;
    }
  }
  return values;
}

/** Values a person gives, laid over the current ones. Throws `Impossible` for an element or an option that is not there. */
export function withValues(blocks: readonly KnownBlock[], current: ViewValues, given: ViewValues): ViewValues {
  const values = { ...current };
  for (const [blockId, actions] of Object.entries(given)) {
    for (const [actionId, value] of Object.entries(actions)) {
      const before = values[blockId]?.[actionId];
      const chosen = chosenValue(usableElement(blocks, blockId, actionId), value);
      values[blockId] = { ...values[blockId], [actionId]: { ...before, ...chosen } };
    }
  }
  return values;
}

/** Whether the element appears in `state.values`. */
export function keepsValue({ type }: Usable): boolean {
  return stateShape(type) !== undefined;
}

/** The value part of an action or a state value, with whole options where only their `value` was given. */
export function chosenValue(usable: Usable, chosen: Fields = {}): Record<string, unknown> {
  const { type, blockId, actionId } = usable;
  if (type === 'button') return {};
  const key = type === 'overflow' ? 'selected_option' : stateShape(type)?.key;
  if (key === undefined) throw new Impossible(`a ${type} cannot be used`);
  if (chosen[key] === undefined) throw new Impossible(`${blockId}/${actionId} (${type}) needs ${key}`);
  return { [key]: wholeValue(usable, key, chosen[key]) };
}

function wholeValue(usable: Usable, key: string, value: unknown): unknown {
  if (value === null || usable.type === 'external_select') return value;
  if (key === 'selected_option') return wholeOption(usable, value);
  if (key === 'selected_options' && Array.isArray(value)) return value.map(each => wholeOption(usable, each));
  return value;
}

function wholeOption({ element, blockId, actionId }: Usable, given: unknown): Fields {
  const value = isFields(given) ? given.value : given;
  const groups = Array.isArray(element.option_groups) ? element.option_groups.filter(isFields) : [];
  const lists = [element.options, ...groups.map(group => group.options)];
  const options = lists.flatMap(list => (Array.isArray(list) ? list.filter(isFields) : []));
  return must(
    options.find(option => option.value === value),
    `${blockId}/${actionId} has no option "${String(value)}"`,
  );
}
