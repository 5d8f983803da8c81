import { WebClient } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { anApp, aSandbox, clientOptions, errorOf, passes } from './support.ts';

const kinds = (workspace: { violations: readonly { kind: string }[] }) => workspace.violations.map(({ kind }) => kind);

describe('tokens', () => {
  test('auth.test answers who the bot is', async () => {
    await using place = await aSandbox();
    const answer = await place.client.auth.test();
    expect(answer).toMatchObject({ ok: true, team: 'Firm', team_id: 'TFIRM', user: 'three-hats' });
    expect(answer.user_id).toBe(place.workspace.records.bot.userId);
  });

  test.each([
    ['no token', undefined, 'not_authed'],
    ['a foreign token', 'xoxb-foreign', 'invalid_auth'],
  ])('%s is refused', async (_, token, error) => {
    await using place = await aSandbox();
    const client = new WebClient(token, clientOptions(place.sandbox));
    expect(await errorOf(client.auth.test())).toBe(error);
    expect(kinds(place.workspace)).toEqual(['not_allowed_token']);
  });

  test('the app token opens connections and nothing else, the bot token all but that', async () => {
    await using place = await aSandbox();
    const app = new WebClient(place.sandbox.appToken, clientOptions(place.sandbox));
    expect(await errorOf(app.chat.postMessage({ channel: 'UANA', text: 'x' }))).toBe('not_allowed_token_type');
    expect(await errorOf(place.client.apps.connections.open())).toBe('not_allowed_token_type');
    expect((await app.apps.connections.open()).url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/link\?ticket=/);
  });

  test('after the app is uninstalled its tokens are dead', async () => {
    await using place = await aSandbox();
    place.workspace.uninstall();
    expect(await errorOf(place.client.auth.test())).toBe('account_inactive');
  });

  test('a scope the app was not granted is named as needed, beside those it has', async () => {
    await using place = await aSandbox({ app: anApp({ scopes: ['im:write'] }) });
    await expect(place.client.chat.postMessage({ channel: 'UANA', text: 'x' })).rejects.toMatchObject({
      data: { ok: false, error: 'missing_scope', needed: 'chat:write', provided: 'im:write' },
    });
    expect(kinds(place.workspace)).toEqual(['missing_scope']);
  });
});

describe('arguments', () => {
  test('an unknown method is refused, also one that every object has', async () => {
    await using place = await aSandbox();
    for (const method of ['chat.shout', 'constructor', '__proto__']) {
      expect(await errorOf(place.client.apiCall(method))).toBe('unknown_method');
    }
    expect(kinds(place.workspace)).toEqual(['unknown_method', 'unknown_method', 'unknown_method']);
  });

  test.each([
    ['a missing one', 'users.info', {}, 'missing required field: user'],
    ['an unknown one', 'users.info', { user: 'UANA', colour: 'red' }, 'unknown argument: colour'],
    ['one that every object has', 'users.info', { user: 'UANA', constructor: 'x' }, 'unknown argument: constructor'],
    ['a number that is none', 'users.list', { limit: 'many' }, 'invalid number: limit'],
    [
      'a boolean that is none',
      'users.info',
      { user: 'UANA', include_locale: 'perhaps' },
      'invalid boolean: include_locale',
    ],
  ])('%s is refused by name', async (_, method, args, message) => {
    await using place = await aSandbox();
    await expect(place.client.apiCall(method, args)).rejects.toMatchObject({
      data: { error: 'invalid_arguments', response_metadata: { messages: [`[ERROR] ${message}`] } },
    });
    expect(kinds(place.workspace)).toEqual(['invalid_arguments']);
  });

  test('forms, JSON and the query of a GET say the same', async () => {
    await using place = await aSandbox();
    const { apiUrl, botToken } = place.sandbox;
    const authorization = `Bearer ${botToken}`;
    const json = { 'content-type': 'application/json; charset=utf-8', authorization };
    const answers = await Promise.all([
      fetch(`${apiUrl}users.info?user=UANA`, { headers: { authorization } }),
      fetch(`${apiUrl}users.info`, { method: 'POST', headers: json, body: JSON.stringify({ user: 'UANA' }) }),
      fetch(`${apiUrl}users.info`, { method: 'POST', body: new URLSearchParams({ token: botToken, user: 'UANA' }) }),
    ]);
    for (const answer of answers) expect(await answer.json()).toMatchObject({ ok: true, user: { id: 'UANA' } });
  });

  test.each([
    ['text/plain', 'user=UANA', 'invalid_post_type'],
    ['application/json', '{', 'invalid_form_data'],
  ])('a body of %s that cannot be read is refused', async (type, body, error) => {
    await using place = await aSandbox();
    const answer = await fetch(`${place.sandbox.apiUrl}users.info`, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    });
    expect(await answer.json()).toEqual({ ok: false, error });
  });
});

describe('faults', () => {
  test('a post whose answer is lost has happened', async () => {
    await using place = await aSandbox();
    place.workspace.faults.next('chat.postMessage', { kind: 'lost_after' });
    await expect(place.client.chat.postMessage({ channel: 'CALL', text: 'once' })).rejects.toThrow('request');
    expect(place.workspace.messagesSeenBy('UANA', 'CALL').map(({ text }) => text)).toEqual(['once']);
  });

  test.each([
    ['lost before', { kind: 'lost_before' }],
    ['an HTTP 500', { kind: 'http_500' }],
    ['an error code', { kind: 'error', error: 'fatal_error' }],
    ['a 429', { kind: 'rate_limited', retryAfterSeconds: 7 }],
  ] as const)('a post that meets %s has not happened, and the next goes through', async (_, fault) => {
    await using place = await aSandbox();
    place.workspace.faults.next('chat.postMessage', fault);
    await expect(place.client.chat.postMessage({ channel: 'CALL', text: 'lost' })).rejects.toThrow();
    await place.client.chat.postMessage({ channel: 'CALL', text: 'through' });
    expect(place.workspace.messagesSeenBy('UANA', 'CALL').map(({ text }) => text)).toEqual(['through']);
    expect(place.workspace.violations).toEqual([]);
  });

  test('meet one method only, those that are lined up one call after the other, then those that stand', async () => {
    await using place = await aSandbox();
    const { faults } = place.workspace;
    faults.always('team.info', { kind: 'error', error: 'internal_error' });
    faults.next('auth.test', { kind: 'error', error: 'fatal_error' });
    faults.next('auth.test', { kind: 'error', error: 'service_unavailable' });
    faults.always('auth.test', { kind: 'error', error: 'internal_error' });
    const met: string[] = [];
    for (let count = 0; count < 4; count += 1) met.push(await errorOf(place.client.auth.test()));
    expect(met).toEqual(['fatal_error', 'service_unavailable', 'internal_error', 'internal_error']);
    expect(await errorOf(place.client.users.info({ user: 'UANA' }))).toBe('ok');
    faults.clear();
    expect(await errorOf(place.client.auth.test())).toBe('ok');
  });

  test('an HTTP 500 can come after the effect', async () => {
    await using place = await aSandbox();
    place.workspace.faults.next('chat.postMessage', { kind: 'http_500_after' });
    await expect(place.client.chat.postMessage({ channel: 'CALL', text: 'there' })).rejects.toThrow();
    expect(place.workspace.messagesSeenBy('UANA', 'CALL')).toHaveLength(1);
  });

  test('a 429 says when to come back', async () => {
    await using place = await aSandbox();
    place.workspace.faults.always('auth.test', { kind: 'rate_limited', retryAfterSeconds: 7 });
    await expect(place.client.auth.test()).rejects.toMatchObject({ retryAfter: 7 });
    await expect(place.client.auth.test()).rejects.toMatchObject({ retryAfter: 7 });
    place.workspace.faults.clear();
    expect((await place.client.auth.test()).ok).toBe(true);
  });

  test.each([
    ['first', 1],
    ['last', 0],
  ] as const)('a slow answer holds the effect back only if told to: %s', async (effect, seen) => {
    await using place = await aSandbox();
    const gate = Promise.withResolvers<void>();
    place.workspace.faults.next('chat.postMessage', { kind: 'slow', until: gate.promise, effect });
    const posting = place.client.chat.postMessage({ channel: 'CALL', text: 'slow' });
    await place.client.auth.test();
    expect(place.workspace.messagesSeenBy('UANA', 'CALL')).toHaveLength(seen);
    gate.resolve();
    await posting;
    expect(place.workspace.messagesSeenBy('UANA', 'CALL')).toHaveLength(1);
  });

  test('a slow answer can wait on the timer', async () => {
    await using place = await aSandbox();
    place.workspace.faults.next('auth.test', { kind: 'slow', ms: 2_000 });
    const waiting = place.client.auth.test();
    await passes(() => place.clock.timers() === 1);
    place.clock.advance(2_000);
    expect((await waiting).ok).toBe(true);
  });
});

describe('rate limits', () => {
  const post = (client: WebClient, channel: string) => client.chat.postMessage({ channel, text: 'x' });

  test('are off unless switched on', async () => {
    await using place = await aSandbox();
    for (let count = 0; count < 5; count += 1) await post(place.client, 'CALL');
    expect(place.workspace.messagesSeenBy('UANA', 'CALL')).toHaveLength(5);
  });

  test('hold a conversation to one message a second, each conversation by itself', async () => {
    await using place = await aSandbox({ rateLimits: true });
    await post(place.client, 'CALL');
    await expect(post(place.client, 'CALL')).rejects.toMatchObject({ retryAfter: 1 });
    await post(place.client, 'CLEAD');
    const { channel = '' } = await post(place.client, 'UANA');
    await expect(post(place.client, channel)).rejects.toMatchObject({ retryAfter: 1 });
    place.clock.advance(1_000);
    await post(place.client, 'CALL');
    expect(place.workspace.messagesSeenBy('UANA', 'CALL')).toHaveLength(2);
  });

  test('can be switched on and off at any time', async () => {
    await using place = await aSandbox();
    place.workspace.limitRates(true);
    await post(place.client, 'CALL');
    await expect(post(place.client, 'CALL')).rejects.toMatchObject({ retryAfter: 1 });
    place.workspace.limitRates(false);
    await post(place.client, 'CALL');
    expect(place.workspace.messagesSeenBy('UANA', 'CALL')).toHaveLength(2);
  });

  test.each([
    ['conversations.list', {}, 20],
    ['conversations.info', { channel: 'CALL' }, 50],
    ['users.info', { user: 'UANA' }, 100],
  ])('know how often a minute each method may be called: %s', async (method, args, times) => {
    await using place = await aSandbox({ rateLimits: true });
    const call = () => place.client.apiCall(method, args);
    for (let count = 0; count < times; count += 1) await call();
    await expect(call()).rejects.toMatchObject({ retryAfter: 60 });
  });

  test('hold a method to its tier within a minute', async () => {
    await using place = await aSandbox({ rateLimits: true });
    for (let count = 0; count < 20; count += 1) await place.client.users.list({});
    place.clock.advance(10_000);
    await expect(place.client.users.list({})).rejects.toMatchObject({ retryAfter: 50 });
    await place.client.users.info({ user: 'UANA' });
    place.clock.advance(50_000);
    expect((await place.client.users.list({})).ok).toBe(true);
  });
});
