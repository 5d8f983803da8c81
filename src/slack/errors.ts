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
  'update_failed',
  'accesslimited',
]);

/** Nothing can be sent with this token any more; the whole workspace waits for an admin. */
const haltingErrors = new Set([
  'not_authed',
  'invalid_auth',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'org_login_required',
  'ekm_access_denied',
  'two_factor_setup_required',
  'missing_scope',
  'not_allowed_token_type',
  'team_access_not_granted',
]);

/** Sorts one of Slack's error codes (facts: the method reference's own lists). An unlisted code is final: asking again changes nothing. */
export function classify(error: string): Failure['meaning'] {
  if (unknownErrors.has(error)) return 'unknown';
  return laterErrors.has(error) ? 'later' : 'final';
}

export const haltsWorkspace = (error: string): boolean => haltingErrors.has(error);

/** Reads what the SDK threw. A lost connection or a timeout is unknown, and so is a 5xx: the answer is missing, not the effect. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof WebAPIRateLimitedError)
    return { meaning: 'later', error: 'ratelimited', afterSeconds: thrown.retryAfter };
  if (thrown instanceof WebAPIPlatformError) return platformFailure(thrown.data.error);
  if (thrown instanceof WebAPIHTTPError) return httpFailure(thrown.statusCode);
  if (thrown instanceof WebAPIRequestError) return { meaning: 'unknown', error: 'request_failed' };
  throw thrown;
}

function platformFailure(error: string): Failure {
  const meaning = classify(error);
  return meaning === 'later' ? { meaning, error, afterSeconds: undefined } : { meaning, error };
}

function httpFailure(status: number): Failure {
  if (status === 429) return { meaning: 'later', error: 'ratelimited', afterSeconds: undefined };
  return status >= 500
    ? { meaning: 'unknown', error: `http_${status}` }
    : { meaning: 'final', error: `http_${status}` };
}
