/** One thing Slack would refuse, in the words and codes of its own validator. */
export interface Problem {
  readonly code: ProblemCode;
  readonly message: string;
  /** JSON pointer below the root: `/blocks/0/text/text`; empty for the root itself */
  readonly pointer: string;
  readonly constraint?: Constraint;
}

type ProblemCode =
  | 'missing_field'
  | 'failed_constraint'
  | 'invalid_additional_property'
  | 'unsupported_type'
  | 'duplicate_id'
  | 'blocks_too_long'
  | 'view_too_large';

interface Constraint {
  readonly type: string;
  readonly expected: unknown;
}

/** A value that is there but outside what is allowed. */
export function failed(pointer: string, message: string, type: string, expected: unknown): Problem {
  return { code: 'failed_constraint', message, pointer, constraint: { type, expected } };
}

/** A required property that is not there; `pointer` names the object that lacks it. */
export function missing(pointer: string, name: string): Problem {
  return { code: 'missing_field', message: `missing required field: ${name}`, pointer };
}
