/** Something the app did that Slack refuses, punishes or advises against. */
export interface Violation {
  readonly kind: ViolationKind;
  /** the Web API method, or the kind of envelope */
  readonly where: string;
  readonly detail: string;
  readonly at: Date;
}

export type ViolationKind =
  | 'unknown_method'
  | 'invalid_arguments'
  | 'not_allowed_token'
  | 'missing_scope'
  | 'invalid_blocks'
  | 'invalid_view'
  | 'invalid_metadata'
  | 'no_fallback_text'
  | 'text_too_long'
  | 'trigger'
  | 'view_stack'
  | 'late_ack'
  | 'unknown_ack'
  | 'invalid_ack'
  | 'event_not_acknowledged'
  | 'response_url'
  | 'socket';

/** Where violations are noted. */
interface Notebook {
  readonly violations: Violation[];
  readonly clock: { now(): Date };
}

export function violate({ violations, clock }: Notebook, kind: ViolationKind, where: string, detail: string): void {
  violations.push({ kind, where, detail, at: clock.now() });
}
