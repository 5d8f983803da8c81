import { failed, missing, type Problem } from './problem.ts';

/** Where blocks are shown; some elements are allowed on some surfaces only. */
export type Surface = 'message' | 'modal' | 'home';

export interface Place {
  readonly pointer: string;
  readonly surface: Surface;
}

export type Fields = Readonly<Record<string, unknown>>;

/** Judges one value. An empty list means that Slack would take it. */
export type Check = (value: unknown, at: Place) => readonly Problem[];

/** Judges how the properties of one object fit together; asked only when each of them is right by itself. */
export type Rule = (value: Fields, at: Place) => readonly Problem[];

/** Tells a JSON object from everything else. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Length as Slack counts it: Unicode code points, so that an emoji outside the first plane is one. */
export function codePoints(value: string): number {
  return Array.from(value).length;
}

/** The place of a property or list item below this one. */
export function below(at: Place, key: string | number): Place {
  return { ...at, pointer: `${at.pointer}/${key}` };
}

interface Limits {
  readonly min?: number;
  readonly max?: number;
}

interface Format {
  readonly name: string;
  readonly fits: (value: string) => boolean;
}

/** A string of `min` (1 unless told) to `max` code points, in a format if one is named. */
export function string({ min = 1, max = Number.POSITIVE_INFINITY, format }: Limits & { format?: Format } = {}): Check {
  return (value, { pointer }) => {
    if (typeof value !== 'string') return [failed(pointer, 'must provide a string', 'type', 'string')];
    const length = codePoints(value);
    if (length < min) return [failed(pointer, `must be more than ${min - 1} characters`, 'min_length', min)];
    if (length > max) return [failed(pointer, `must be less than ${max + 1} characters`, 'max_length', max)];
    if (format && !format.fits(value)) {
      return [failed(pointer, `must be a valid ${format.name}`, 'format', format.name)];
    }
    return [];
  };
}

/** `true` or `false`. */
export const boolean: Check = (value, { pointer }) =>
  typeof value === 'boolean' ? [] : [failed(pointer, 'must provide a boolean', 'type', 'boolean')];

/** A whole number within limits. */
export function integer({ min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }: Limits = {}): Check {
  return (value, { pointer }) => {
    if (!Number.isInteger(value)) return [failed(pointer, 'must provide an integer', 'type', 'integer')];
    const number = Number(value);
    if (number < min) return [failed(pointer, `must be greater than or equal to ${min}`, 'min', min)];
    if (number > max) return [failed(pointer, `must be less than or equal to ${max}`, 'max', max)];
    return [];
  };
}

/** One of a closed set of strings. */
export function oneOf(...allowed: readonly string[]): Check {
  return (value, { pointer }) =>
    typeof value === 'string' && allowed.includes(value)
      ? []
      : [failed(pointer, 'must be a valid enum value', 'enum', allowed)];
}

/** A list of `min` (1 unless told) to `max` items, each judged by `of`. */
export function list(of: Check, { min = 1, max = Number.POSITIVE_INFINITY }: Limits = {}): Check {
  return (value, at) => {
    if (!Array.isArray(value)) return [failed(at.pointer, 'must provide an array', 'type', 'array')];
    const problems = value.flatMap((item, index) => of(item, below(at, index)));
    if (value.length < min) {
      return [failed(at.pointer, `must provide at least ${min} items`, 'min_items', min), ...problems];
    }
    if (value.length > max) {
      return [failed(at.pointer, `no more than ${max} items allowed`, 'max_items', max), ...problems];
    }
    return problems;
  };
}

export interface Shape {
  readonly required?: Readonly<Record<string, Check>>;
  readonly optional?: Readonly<Record<string, Check>>;
  readonly rules?: readonly Rule[];
}

/** An object with exactly these properties; one whose value is `undefined` counts as absent, as in JSON. */
export function object({ required = {}, optional = {}, rules = [] }: Shape): Check {
  const known = new Map([...Object.entries(required), ...Object.entries(optional)]);
  return (value, at) => {
    if (!isFields(value)) return [failed(at.pointer, 'must provide an object', 'type', 'object')];
    const given = Object.entries(value).filter(([, field]) => field !== undefined);
    const absent = Object.keys(required).filter(name => !given.some(([key]) => key === name));
    const problems = [
      ...absent.map(name => missing(at.pointer, name)),
      ...given.flatMap(([name, field]) => known.get(name)?.(field, below(at, name)) ?? [additional(at, name)]),
    ];
    return problems.length > 0 ? problems : rules.flatMap(rule => rule(value, at));
  };
}

function additional({ pointer }: Place, name: string): Problem {
  return { code: 'invalid_additional_property', message: `invalid additional property: ${name}`, pointer };
}

/**
 * An object whose `type` chooses the check for its other properties.
 * `surfaces` names the types that are not allowed everywhere.
 */
export function byType(
  variants: Readonly<Record<string, Check>>,
  surfaces: Readonly<Record<string, readonly Surface[]>> = {},
): Check {
  const checks = new Map(Object.entries(variants));
  return (value, at) => {
    if (!isFields(value)) return [failed(at.pointer, 'must provide an object', 'type', 'object')];
    const { type, ...rest } = value;
    if (type === undefined) return [missing(at.pointer, 'type')];
    const allowed = [...checks.keys()].filter(name => surfaces[name]?.includes(at.surface) ?? true);
    const check = typeof type === 'string' && allowed.includes(type) ? checks.get(type) : undefined;
    return check ? check(rest, at) : [unsupported(below(at, 'type'), type, allowed)];
  };
}

function unsupported({ pointer }: Place, type: unknown, allowed: readonly string[]): Problem {
  const name = typeof type === 'string' ? type : JSON.stringify(type);
  const constraint = { type: 'enum', expected: allowed };
  return { code: 'unsupported_type', message: `unsupported type: ${name}`, pointer, constraint };
}
