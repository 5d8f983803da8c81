import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { methods } from '../../src/sandbox/web-api/methods.ts';

/**
 * The method table against Slack's machine-readable reference, where a copy of it is at hand:
 * `SLACK_SPEC_DIR` names a folder with `methods/<method>.json` and `methods/_common-errors.json`.
 */
const folder = process.env.SLACK_SPEC_DIR;
if (folder === undefined) console.log('SLACK_SPEC_DIR is not set: the method table is not compared with the reference');

interface Reference {
  readonly scope?: { readonly bot?: readonly string[] };
  readonly rate_limits?: string;
  readonly args?: { readonly required?: readonly string[]; readonly properties?: Readonly<Record<string, unknown>> };
  readonly errors?: Readonly<Record<string, unknown>>;
}

function read(name: string): Reference {
  return JSON.parse(readFileSync(join(folder ?? '', 'methods', `${name}.json`), 'utf8')) as Reference;
}

/** Answered by every method, though the reference does not list them. */
const unlisted = ['invalid_auth', 'invalid_arguments', 'account_inactive', 'internal_error'];

/** The SDK sends it under this name. */
const sdkOnly = ['alt_text'];

describe.skipIf(folder === undefined || !existsSync(folder ?? ''))('every method agrees with the reference', () => {
  test.each([...methods])('%s', (name, method) => {
    const reference = read(name);
    const { required = [], properties = {} } = reference.args ?? {};
    const known = [
      ...Object.keys(reference.errors ?? {}),
      ...Object.keys(read('_common-errors').errors ?? {}),
      ...unlisted,
    ];
    expect(method.errors.filter(error => !known.includes(error))).toEqual([]);
    expect(method.required.toSorted()).toEqual(required.filter(arg => arg !== 'token').toSorted());
    expect(Object.keys(method.args).filter(arg => !(arg in properties) && !sdkOnly.includes(arg))).toEqual([]);
    const scopes = reference.scope?.bot ?? [];
    expect(method.scopes.filter(scope => !scopes.includes(scope))).toEqual([]);
    expect(method.scopes.length === 0).toBe(scopes.length === 0);
    expect(`t${method.tier === 'special' ? 5 : method.tier}`).toBe(reference.rate_limits);
  });
});
