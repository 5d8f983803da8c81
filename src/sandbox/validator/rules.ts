import { isDeepStrictEqual } from 'node:util';
import { failed, type Problem } from './problem.ts';
import { below, type Fields, isFields, type Rule } from './schema.ts';

/** Exactly one of these properties is there. */
export function exactlyOne(...names: readonly string[]): Rule {
  return (value, { pointer }) => {
    const given = names.filter(name => value[name] !== undefined);
    if (given.length === 1) return [];
    const message =
      given.length === 0 ? `must define either ${either(names)}` : `must define only one of ${either(names)}`;
    return [failed(pointer, message, 'exactly_one', names)];
  };
}

/** At least one of these properties is there. */
export function atLeastOne(...names: readonly string[]): Rule {
  return (value, { pointer }) => {
    if (names.some(name => value[name] !== undefined)) return [];
    return [{ code: 'missing_field', message: `must define either ${either(names)}`, pointer }];
  };
}

function either(names: readonly string[]): string {
  return names.map(name => `\`${name}\``).join(' or ');
}

/** The first property is not above the second; both may be numbers or strings that hold numbers, and either may be absent. */
export function ordered(lower: string, upper: string): Rule {
  return (value, at) =>
    isAbove(value[lower], value[upper])
      ? [failed(below(at, lower).pointer, `must not be greater than \`${upper}\``, 'max', value[upper])]
      : [];
}

function isAbove(left: unknown, right: unknown): boolean {
  return left !== undefined && right !== undefined && Number(left) > Number(right);
}

/** What is chosen at first is, property for property, one of the options. */
export const initialIsAnOption: Rule = (value, at) => {
  const options = optionsOf(value);
  const stray = (initial: unknown, pointer: string): readonly Problem[] =>
    options.some(option => isDeepStrictEqual(option, initial))
      ? []
      : [failed(pointer, 'must exactly match one of the provided options', 'option', options.length)];
  const { initial_option: one, initial_options: many } = value;
  const list = below(at, 'initial_options');
  return [
    ...(one === undefined ? [] : stray(one, below(at, 'initial_option').pointer)),
    ...(Array.isArray(many) ? many.flatMap((item, index) => stray(item, below(list, index).pointer)) : []),
  ];
};

function optionsOf({ options, option_groups: groups }: Fields): readonly unknown[] {
  const lists = Array.isArray(groups) ? groups.map(group => (isFields(group) ? group.options : [])) : [options];
  return lists.flatMap(list => (Array.isArray(list) ? list : []));
}

/** Not more is chosen at first than may be chosen at all. */
export function initialWithinMaximum(name: string): Rule {
  return (value, at) => {
    const { [name]: chosen, max_selected_items: max } = value;
    if (!Array.isArray(chosen) || typeof max !== 'number' || chosen.length <= max) return [];
    return [failed(below(at, name).pointer, `no more than ${max} items allowed`, 'max_items', max)];
  };
}
