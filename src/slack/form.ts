/** `view.state.values` as Slack sends it: block id → action id → the element's value object. */
export type FormState = Readonly<Record<string, Readonly<Record<string, FormValue>>>>;

export interface FormValue {
  readonly type?: string;
  readonly value?: string | null;
  readonly selected_option?: { readonly value: string } | null;
  readonly selected_options?: readonly { readonly value: string }[];
  readonly selected_date?: string | null;
  readonly selected_time?: string | null;
  readonly selected_user?: string | null;
  readonly selected_users?: readonly string[];
}

/** The raw values of a form by field name (block id and action id are the same); what is empty is missing. */
export function formValues(state: FormState): Record<string, string | string[]> {
  const filled = Object.entries(state).flatMap(([field, actions]) => {
    const value = rawValue(actions[field]);
    return value === undefined ? [] : [[field, value] as const];
  });
  return Object.fromEntries(filled);
}

function rawValue(value: FormValue | undefined): string | string[] | undefined {
  if (!value) return undefined;
  if (value.selected_options) return value.selected_options.map(option => option.value);
  if (value.selected_users) return [...value.selected_users];
  const { selected_option: option, selected_date: date, selected_time: time, selected_user: user } = value;
  return cleanText(value.value ?? option?.value ?? date ?? time ?? user ?? '') || undefined;
}

/**
 * Text as it is stored: NFC, without NUL (Postgres cannot hold it), lone surrogates replaced, trimmed;
 * explicit bidirectional controls are dropped so that text cannot turn around what stands beside it.
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\u0000', '')
    .replace(/[\u202A-\u202E\u2066-\u2069]/g, '')
    .normalize('NFC')
    .trim();
}
