import { isFields } from '../validator/schema.ts';
import type { ArgKind, Args, Method } from './method.ts';

/** Bolt's clients send their token and their workspace along with every call. */
const EVERYWHERE = new Set(['token', 'team_id']);

/**
 * The arguments of a call, each of the kind the method's table says, or what is wrong with them. Forms carry strings only.
 * JSON that cannot be parsed stays a string: what that means is the method's own affair.
 */
export function readArguments(
  { required, args: kinds }: Method,
  given: Args,
): { args: Args } | { mistakes: readonly string[] } {
  const args: Record<string, unknown> = {};
  const mistakes = required.filter(name => isAbsent(given[name])).map(name => `missing required field: ${name}`);
  for (const [name, value] of Object.entries(given)) {
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    if (EVERYWHERE.has(name) || isAbsent(value)) continue;
    if (kind === undefined) mistakes.push(`unknown argument: ${name}`);
    else {
      const read = READ[kind](value);
      if (read === undefined) mistakes.push(`invalid ${kind}: ${name}`);
      args[name] = read;
    }
  }
  return mistakes.length > 0 ? { mistakes } : { args };
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

/** Undefined means that the value is not of this kind. */
const READ: Readonly<Record<ArgKind, (value: unknown) => unknown>> = {
  string: value => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined),
  number: value => {
    const number = typeof value === 'string' ? Number(value) : value;
    return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
  },
  boolean: value => {
    if (typeof value === 'boolean') return value;
    if (value === 'true' || value === '1' || value === 1) return true;
    return value === 'false' || value === '0' || value === 0 ? false : undefined;
  },
  json: value =>
    typeof value === 'string' ? parsedOr(value) : isFields(value) || Array.isArray(value) ? value : undefined,
};

function parsedOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A string argument; the empty string if it is absent. */
export function textOf(args: Args, name: string): string {
  const value = args[name];
  return typeof value === 'string' ? value : '';
}

export function flagOf(args: Args, name: string): boolean {
  return args[name] === true;
}

export function numberOf(args: Args, name: string, otherwise: number): number {
  const value = args[name];
  return typeof value === 'number' ? value : otherwise;
}
