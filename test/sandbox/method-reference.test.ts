import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commonErrors } from '../../src/sandbox/web-api/method.ts';
import { methods } from '../../src/sandbox/web-api/methods.ts';
import { reference, sdkOnly } from '../support/method-reference.ts';
import { describeSpec, specDir } from '../support/slack-spec.ts';

/** Answered by every method, though the reference has them only with some. */
const unlisted = ['invalid_auth', 'invalid_arguments', 'internal_error'];

const common = () => [...Object.keys(reference('_common-errors').errors), ...unlisted];

describeSpec('every method agrees with the reference', () => {
  test.each([...methods])('%s', (name, method) => {
    const { args, errors, scope, rate_limits: tier } = reference(name);
    const known = [...Object.keys(errors), ...common()];
    expect(method.errors.filter(error => !known.includes(error))).toEqual([]);
    expect(method.required.toSorted()).toEqual(args?.required.filter(arg => arg !== 'token').toSorted());
    const strange = (arg: string) => !(arg in (args?.properties ?? {})) && !sdkOnly.includes(arg);
    expect(Object.keys(method.args).filter(strange)).toEqual([]);
    expect(method.scopes.filter(each => !scope.bot.includes(each))).toEqual([]);
    expect(method.scopes.length === 0).toBe(scope.bot.length === 0);
    expect(`t${method.tier === 'special' ? 5 : method.tier}`).toBe(tier);
  });

  test('what every method may answer is common to all of Slack’s', () => {
    expect(commonErrors.filter(error => !common().includes(error))).toEqual([]);
    const files = readdirSync(join(specDir ?? '', 'methods')).filter(name => /^[a-z].*\.json$/.test(name));
    const named = new Set(files.flatMap(name => Object.keys(reference(name.replace('.json', '')).errors)));
    expect(unlisted.filter(error => !named.has(error))).toEqual([]);
  });
});
