import type { Problem } from './problem.ts';

interface ChatRefusal {
  readonly ok: false;
  readonly error: 'invalid_blocks' | 'msg_blocks_too_long';
  readonly errors: readonly string[];
  readonly response_metadata: { readonly messages: readonly string[] };
}

interface ViewsRefusal {
  readonly ok: false;
  readonly error: 'invalid_arguments' | 'view_too_large';
  readonly response_metadata: { readonly messages: readonly string[] };
}

/** The answer of `chat.*` to blocks with these problems, of which there is at least one. */
export function chatBlocksError(problems: readonly Problem[]): ChatRefusal {
  const errors = problems.map(({ message, pointer }) => located(message, pointer));
  const tooLong = problems.some(({ code }) => code === 'blocks_too_long');
  return {
    ok: false,
    error: tooLong ? 'msg_blocks_too_long' : 'invalid_blocks',
    errors,
    response_metadata: { messages: errors.map(marked) },
  };
}

/** The answer of `views.*` to a view with these problems, of which there is at least one. */
export function viewsError(problems: readonly Problem[]): ViewsRefusal {
  const lines = problems.map(({ message, pointer }) => located(message, `/view${pointer}`));
  const tooLarge = problems.some(({ code }) => code === 'view_too_large');
  const lead = tooLarge ? [] : [located('failed to match all allowed schemas', '/view')];
  return {
    ok: false,
    error: tooLarge ? 'view_too_large' : 'invalid_arguments',
    response_metadata: { messages: [...lead, ...lines].map(marked) },
  };
}

const located = (message: string, pointer: string): string => `${message} [json-pointer:${pointer}]`;
const marked = (line: string): string => `[ERROR] ${line}`;
