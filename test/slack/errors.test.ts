import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { classify, type Failure, haltsWorkspace } from '../../src/slack/errors.ts';

type Meaning = Failure['meaning'];

const table: readonly (readonly [Meaning, readonly string[]])[] = [
  ['later', ['ratelimited', 'rate_limited', 'message_limit_exceeded', 'team_added_to_org', 'org_login_required']],
  ['later', ['external_channel_migrating', 'update_failed', 'accesslimited']],
  ['unknown', ['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout']],
  ['final', ['not_authed', 'invalid_auth', 'account_inactive', 'token_revoked', 'token_expired', 'missing_scope']],
  ['final', ['channel_not_found', 'not_in_channel', 'is_archived', 'user_disabled', 'user_not_found']],
  ['final', ['invalid_blocks', 'msg_blocks_too_long', 'metadata_too_large', 'no_text', 'messages_tab_disabled']],
  ['final', ['restricted_action', 'restricted_action_read_only_channel', 'ekm_access_denied', 'access_denied']],
  ['final', ['message_not_found', 'cant_update_message', 'edit_window_closed', 'cant_delete_message']],
  ['final', ['a_code_that_slack_adds_tomorrow', 'constructor', '']],
];

describe('what one of Slack’s error codes means for a message', () => {
  test.each(table.flatMap(([meaning, codes]) => codes.map(code => [code, meaning] as const)))(
    '%s is %s',
    (code, meaning) => {
      expect(classify(code)).toBe(meaning);
    },
  );

  it('stops the whole workspace when the token is refused or the app may write to nobody, never because of one message', () => {
    const refusals = [
      'not_authed',
      'invalid_auth',
      'account_inactive',
      'token_revoked',
      'token_expired',
      'missing_scope',
      'messages_tab_disabled',
      'restricted_action',
    ];
    expect(refusals.filter(code => !haltsWorkspace(code))).toEqual([]);
    const ofOneMessage = table.flatMap(([, codes]) => codes.filter(code => !refusals.includes(code)));
    expect(ofOneMessage.filter(haltsWorkspace)).toEqual([]);
  });
});

const folder = process.env.SLACK_SPEC_DIR;
if (folder === undefined) console.log('SLACK_SPEC_DIR is not set: the error codes are not compared with the reference');

/** Every documented code of a method that delivery calls, with what Slack says about it. */
function documented(dir: string): Map<string, string> {
  const methods = join(dir, 'methods');
  const files = readdirSync(methods).filter(name =>
    /^(chat\.(postMessage|update|delete)|conversations\..+|_common-errors)\.json$/.test(name),
  );
  const codes = files.flatMap(name => {
    const { errors } = JSON.parse(readFileSync(join(methods, name), 'utf8')) as { errors?: Record<string, unknown> };
    return Object.entries(errors ?? {}).map(([code, told]) => [code, JSON.stringify(told)] as const);
  });
  return new Map(codes);
}

describe.skipIf(folder === undefined)('every documented code', () => {
  const codes = folder === undefined ? new Map<string, string>() : documented(folder);

  it('is sorted, and all but these few are final', () => {
    expect(codes.size).toBeGreaterThan(100);
    const sorted = Map.groupBy(codes.keys(), classify);
    expect(sorted.get('unknown')?.toSorted()).toEqual(['fatal_error', 'request_timeout', 'service_unavailable']);
    expect(sorted.get('later')?.toSorted()).toEqual(
      [
        'accesslimited',
        'external_channel_migrating',
        'message_limit_exceeded',
        'org_login_required',
        'rate_limited',
        'ratelimited',
        'team_added_to_org',
        'update_failed',
      ].toSorted(),
    );
    expect([...sorted.values()].flat()).toHaveLength(codes.size);
  });

  it('is not final where Slack says that it will pass, or that a part may have happened', () => {
    const passing = /temporar|at this time|until .* complete|undergoing|some aspect|too many messages|when to retry/i;
    const told = [...codes].filter(([, description]) => passing.test(description)).map(([code]) => code);
    expect(told.length).toBeGreaterThan(5);
    expect(told.filter(code => classify(code) === 'final')).toEqual([]);
  });
});
