import type { Tier } from '../workspace/rate-limits.ts';
import type { State } from '../workspace/state.ts';

export type Args = Readonly<Record<string, unknown>>;

/** What a method is told; its arguments are known, complete and of the right kind. */
export interface Call {
  readonly state: State;
  readonly args: Args;
}

export type Json = Readonly<Record<string, unknown>>;

export type Answer<E extends string> =
  | (Json & { readonly ok: true })
  | (Json & { readonly ok: false; readonly error: E | CommonError });

/** Errors that every method may answer. */
export const commonErrors = [
  'unknown_method',
  'not_authed',
  'invalid_auth',
  'account_inactive',
  'not_allowed_token_type',
  'missing_scope',
  'invalid_arguments',
  'invalid_post_type',
  'invalid_form_data',
  'ratelimited',
  'internal_error',
] as const;

export type CommonError = (typeof commonErrors)[number];

/** `json`: an object or a list, in a form written as JSON. */
export type ArgKind = 'string' | 'number' | 'boolean' | 'json';

/** One method of the Web API. `E` are the errors of its own that it can answer; `run` can answer no other. */
export interface Method<E extends string = string> {
  readonly token: 'bot' | 'app';
  /** one of them is enough to call it at all; none for a method without scope */
  readonly scopes: readonly string[];
  readonly tier: Tier;
  readonly required: readonly string[];
  readonly args: Readonly<Record<string, ArgKind>>;
  readonly errors: readonly E[];
  readonly run: (call: Call) => Answer<NoInfer<E>>;
}

/** Checks a method's answers against the errors it names. */
export function method<const E extends string>(spec: Method<E>): Method {
  return spec;
}

export function refuse<const E extends string>(error: E, more: Json = {}): Json & { ok: false; error: E } {
  return { ...more, ok: false, error };
}

export function badArguments(...messages: readonly string[]): Json & { ok: false; error: 'invalid_arguments' } {
  return refuse('invalid_arguments', { response_metadata: { messages: messages.map(text => `[ERROR] ${text}`) } });
}

/** Null if one of the scopes is granted, else the refusal. */
export function lacksScope(
  state: State,
  scopes: readonly string[],
): (Json & { ok: false; error: 'missing_scope' }) | null {
  const granted = state.records.app.scopes;
  if (scopes.length === 0 || scopes.some(scope => granted.includes(scope))) return null;
  return refuse('missing_scope', { needed: scopes.join(','), provided: granted.join(',') });
}
