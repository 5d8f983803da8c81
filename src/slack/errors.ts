import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';

/**
 * What a failed call means for whoever wanted it done:
 * `final` it will fail again · `later` it was refused, try again · `unknown` it may have happened, look before trying again.
 */
export type Failure =
  | { readonly meaning: 'final'; readonly error: string }
  | { readonly meaning: 'later'; readonly error: string; readonly afterSeconds: number | undefined }
  | { readonly meaning: 'unknown'; readonly error: string };

/** Slack documents of these that a part of the operation may have succeeded. */
const unknownErrors = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout']);

/** Refused before anything happened, and likely to pass. */
const laterErrors = new Set([
  'ratelimited',
  'rate_limited',
  'message_limit_exceeded',
  'team_added_to_org',
  'org_login_required',
  'external_channel_migrating',
  'update_failed',
  'accesslimited',
]);

/** Nothing can be sent any more; the whole workspace waits for an admin. */
const haltingErrors = new Set([
  'not_authed',
  'invalid_auth',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'two_factor_setup_required',
  'missing_scope',
  'not_allowed_token_type',
  'team_access_not_granted',
  // The app may write to nobody, as an admin of Slack has it now.
  'messages_tab_disabled',
  'restricted_action',
]);

/** Sorts one of Slack's error codes (facts: the method reference's own lists). An unlisted code is final: asking again changes nothing. */
export function classify(error: string): Failure['meaning'] {
  if (unknownErrors.has(error)) return 'unknown';
  return laterErrors.has(error) ? 'later' : 'final';
}

/** That person's conversation cannot be written to; another's can. */
const readerErrors = new Set([
  'channel_not_found',
  'user_not_found',
  'user_disabled',
  'user_not_visible',
  'cannot_dm_bot',
  'not_in_channel',
  'is_archived',
]);

export const isAboutReader = (error: string): boolean => readerErrors.has(error);

/** That channel cannot be written to; people can. What restricts posting everywhere will restrict it there too. */
export const isAboutChannel = (error: string): boolean =>
  readerErrors.has(error) || error.startsWith('restricted_action') || error === 'posting_to_channel_denied';

export const haltsWorkspace = (error: string): boolean => haltingErrors.has(error);

/**
 * Reads what the SDK threw. A lost connection, a timeout, a 5xx and an answer that cannot be read are all unknown: the answer is
 * missing, not the effect. So is whatever else was thrown: the SDK lets some failures through as they are.
 */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof WebAPIRateLimitedError)
    return { meaning: 'later', error: 'ratelimited', afterSeconds: thrown.retryAfter };
  if (thrown instanceof WebAPIPlatformError)
    return namesFile(thrown.data.response_metadata?.messages) ? fileNotReady : platformFailure(thrown.data.error);
  if (thrown instanceof WebAPIHTTPError) return httpFailure(thrown.statusCode);
  if (isRateLimitWithoutTime(thrown)) return { meaning: 'later', error: 'ratelimited', afterSeconds: undefined };
  return { meaning: 'unknown', error: thrown instanceof WebAPIRequestError ? 'request_failed' : 'no_answer' };
}

/** The SDK has no class of its own for a 429 that does not say how long to wait. */
const isRateLimitWithoutTime = (thrown: unknown): boolean =>
  thrown instanceof Error && thrown.message.startsWith('Retry header did not contain a valid timeout');

/** Where the body is no JSON (a proxy's page, an answer that was cut off), the SDK hands over all of it as the error. */
function platformFailure(error: unknown): Failure {
  if (typeof error !== 'string' || !/^\w{1,80}$/.test(error)) return { meaning: 'unknown', error: 'unreadable_answer' };
  const meaning = classify(error);
  return meaning === 'later' ? { meaning, error, afterSeconds: undefined } : { meaning, error };
}

function httpFailure(status: number): Failure {
  if (status === 429) return { meaning: 'later', error: 'ratelimited', afterSeconds: undefined };
  return { meaning: status >= 500 ? 'unknown' : 'final', error: `http_${status}` };
}

/** Blocks were refused for a picture that was uploaded a moment ago: Slack looks through a file before it shows it. */
const fileNotReady = { meaning: 'later', error: 'file_not_ready', afterSeconds: undefined } as const satisfies Failure;

const namesFile = (messages: readonly unknown[] = []): boolean =>
  messages.some(message => typeof message === 'string' && /invalid slack file/i.test(message));

export const isFileNotReady = ({ error }: Pick<Failure, 'error'>): boolean => error === fileNotReady.error;
