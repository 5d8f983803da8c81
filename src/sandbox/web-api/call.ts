import { isFields } from '../validator/schema.ts';
import { counterpart } from '../workspace/counterpart.ts';
import type { Fault } from '../workspace/faults.ts';
import { countCall } from '../workspace/rate-limits.ts';
import { postDue } from '../workspace/scheduled.ts';
import type { State } from '../workspace/state.ts';
import { type ViolationKind, violate } from '../workspace/violations.ts';
import { readArguments, textOf } from './arguments.ts';
import {
  type Answer,
  type Args,
  badArguments,
  type CommonError,
  type Json,
  lacksScope,
  type Method,
  refuse,
} from './method.ts';
import { methods } from './methods.ts';
import { isAboutPictures } from './pictures.ts';

export interface Request {
  readonly method: string;
  /** from the Authorization header, or from the body */
  readonly token: string | null;
  readonly args: Args;
}

/** `lost`: the connection breaks without an answer. */
export type Reply =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Json;
    }
  | { readonly kind: 'lost' };

/** One call of the Web API, with whatever fault waits for it. */
export async function callMethod(state: State, request: Request): Promise<Reply> {
  const fault = state.faults.take(request.method);
  if (fault === null) return perform(state, request);
  switch (fault.kind) {
    case 'lost_before':
      return { kind: 'lost' };
    case 'lost_after':
      perform(state, request);
      return { kind: 'lost' };
    case 'http_500':
      return answer(500, common('internal_error'));
    case 'http_500_after':
      perform(state, request);
      return answer(500, common('internal_error'));
    case 'rate_limited':
      return tooMany(fault.retryAfterSeconds);
    case 'error':
      return answer(200, refuse(fault.error, fault.more));
    case 'slow':
      return slowly(state, fault, () => perform(state, request));
  }
}

async function slowly(state: State, fault: Extract<Fault, { kind: 'slow' }>, act: () => Reply): Promise<Reply> {
  const { ms = 0, until, effect = 'first' } = fault;
  const early = effect === 'first' ? act() : null;
  await (until ?? new Promise<void>(resolve => state.schedule(ms, resolve)));
  return early ?? act();
}

function perform(state: State, request: Request): Reply {
  postDue(state);
  const method = methods.get(request.method);
  if (method === undefined) return refused(state, request, common('unknown_method'));
  const barred =
    lacksToken(state, request.token, method) ?? (method.token === 'bot' ? lacksScope(state, method.scopes) : null);
  if (barred !== null) return refused(state, request, barred);
  const read = readArguments(method, request.args);
  if ('mistakes' in read) return refused(state, request, badArguments(...read.mistakes));
  const wait = countCall(
    state.rates,
    state.clock.now(),
    request.method,
    method.tier,
    postedTo(state, request, read.args),
  );
  if (wait !== null) return tooMany(wait);
  return refused(state, request, method.run({ state, args: read.args }));
}

/** Slack holds posting to about one message a second in a conversation, whether it is named by its id or by the person. */
function postedTo(state: State, { method }: Request, args: Args): string | null {
  if (method !== 'chat.postMessage') return null;
  const channel = textOf(args, 'channel');
  const conversation = state.records.conversations.get(channel);
  return (conversation === undefined ? null : counterpart(state, conversation)) ?? channel;
}

function lacksToken(
  { records: { bot, installed } }: State,
  token: string | null,
  method: Method,
): Answer<never> | null {
  if (token === null) return common('not_authed');
  if (token !== bot.botToken && token !== bot.appToken) return common('invalid_auth');
  if (!installed) return common('account_inactive');
  return token === (method.token === 'bot' ? bot.botToken : bot.appToken) ? null : common('not_allowed_token_type');
}

/** A refusal that no method has to name as its own. */
const common = (error: CommonError): Answer<never> => refuse(error);

/** The answer as it is, after noting what the app should not have done. */
function refused(state: State, { method }: Request, body: Answer<string>): Reply {
  const kind = body.ok ? undefined : BLAMED[body.error];
  if (!body.ok && kind !== undefined && !isAboutPictures(messagesOf(body)))
    violate(state, kind, method, `${body.error}${detailOf(body)}`);
  return answer(200, body);
}

const messagesOf = ({ response_metadata: metadata }: Json): unknown =>
  isFields(metadata) ? metadata.messages : undefined;

function detailOf({ response_metadata: metadata, needed }: Json): string {
  if (needed !== undefined) return `: needs ${needed}`;
  return metadata === undefined ? '' : `: ${JSON.stringify(metadata)}`;
}

function answer(status: number, body: Json, headers: Readonly<Record<string, string>> = {}): Reply {
  return { kind: 'answer', status, headers, body };
}

function tooMany(seconds: number): Reply {
  return answer(429, common('ratelimited'), { 'retry-after': String(seconds) });
}

/** Refusals that are the app's own fault; all others can happen to an app that does everything right. */
const BLAMED: Readonly<Record<string, ViolationKind>> = {
  unknown_method: 'unknown_method',
  not_authed: 'not_allowed_token',
  invalid_auth: 'not_allowed_token',
  not_allowed_token_type: 'not_allowed_token',
  missing_scope: 'missing_scope',
  invalid_arguments: 'invalid_arguments',
  invalid_cursor: 'invalid_arguments',
  invalid_limit: 'invalid_arguments',
  invalid_types: 'invalid_arguments',
  invalid_ts_latest: 'invalid_arguments',
  invalid_ts_oldest: 'invalid_arguments',
  users_list_not_supplied: 'invalid_arguments',
  limit_required: 'invalid_arguments',
  no_text: 'invalid_arguments',
  msg_too_long: 'text_too_long',
  invalid_blocks: 'invalid_blocks',
  invalid_blocks_format: 'invalid_blocks',
  msg_blocks_too_long: 'invalid_blocks',
  invalid_metadata_format: 'invalid_metadata',
  invalid_metadata_schema: 'invalid_metadata',
  metadata_too_large: 'invalid_metadata',
  invalid_time: 'invalid_arguments',
  time_in_past: 'invalid_arguments',
  time_too_far: 'invalid_arguments',
  invalid_channel: 'invalid_arguments',
  view_too_large: 'invalid_view',
  not_enabled: 'invalid_view',
  invalid_trigger_id: 'trigger',
  expired_trigger_id: 'trigger',
  exchanged_trigger_id: 'trigger',
  push_limit_reached: 'view_stack',
  duplicate_external_id: 'view_stack',
  missing_argument: 'invalid_arguments',
  file_not_found: 'invalid_arguments',
};
