import { changed, type State } from './state.ts';

/**
 * What came of something a person did.
 * `fields`: her own client found mistakes and sent nothing. `errors`: the app answered with errors at fields.
 * `refused`: the app's acknowledgement was not one Slack understands. `late`, `undelivered`: see `Acknowledgement`.
 */
export type Outcome =
  | { readonly kind: 'acknowledged' }
  | { readonly kind: 'fields'; readonly fields: Readonly<Record<string, string>> }
  | { readonly kind: 'errors'; readonly errors: Readonly<Record<string, string>> }
  | { readonly kind: 'refused'; readonly detail: string }
  | { readonly kind: 'late' }
  | { readonly kind: 'undelivered' };

/** Shows a person a passing note from Slack. */
export function toast(state: State, userId: string, text: string): void {
  state.toasts.set(userId, { id: state.newId(), text });
  changed(state);
}

/** She goes on: the note is gone. */
export function clearToast(state: State, userId: string): void {
  if (state.toasts.delete(userId)) changed(state);
}
