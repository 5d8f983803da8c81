import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { PageAnswer, PageRequest, PageState } from '../../src/sandbox/page-api.ts';
import { aModal, anInput, aSandbox, connectBolt, type Place } from './support.ts';

async function act({ sandbox }: Place, body: PageRequest, headers: Record<string, string> = {}): Promise<PageAnswer> {
  const all = { 'content-type': 'application/json', ...headers };
  const answer = await fetch(`${sandbox.url}page-api/act`, {
    method: 'POST',
    headers: all,
    body: JSON.stringify(body),
  });
  return (await answer.json()) as PageAnswer;
}

async function stateOf({ sandbox }: Place, as: string): Promise<PageState> {
  const answer = await fetch(`${sandbox.url}page-api/state?as=${as}`);
  return (await answer.json()) as PageState;
}

/** Status of a request whose Host header is ours to choose. */
function statusWith(
  { sandbox }: Place,
  path: string,
  headers: Record<string, string>,
  method = 'GET',
): Promise<number> {
  const { port } = new URL(sandbox.url);
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, response => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject).end();
  });
}

describe('the page', () => {
  test('is served with a policy that lets nothing foreign in', async () => {
    await using place = await aSandbox();
    const answer = await fetch(place.sandbox.url);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = answer.headers.get('content-security-policy') ?? '';
    for (const rule of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"])
      expect(policy).toContain(rule);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('serves scripts and styles of its own folder and nothing else', async () => {
    await using place = await aSandbox();
    const status = (path: string) => statusWith(place, path, {});
    expect(await status('/page/app.js')).toBe(200);
    for (const path of [
      '/page/types.ts',
      '/page/tsconfig.json',
      '/page/../page-api.ts',
      '/page/%2e%2e/index.ts',
      '/page/',
      '/etc/passwd',
    ]) {
      expect([path, await status(path)]).toEqual([path, 404]);
    }
  });

  test('answers under its own name only, and takes nothing from a foreign origin', async () => {
    await using place = await aSandbox();
    const { port } = new URL(place.sandbox.url);
    const hosts: [string, number][] = [
      [`localhost:${port}`, 200],
      [`[::1]:${port}`, 200],
      ['evil.example', 403],
      ['127.0.0.1:1', 403],
    ];
    for (const [host, status] of hosts) expect(await statusWith(place, '/', { host })).toBe(status);
    const host = `127.0.0.1:${port}`;
    for (const path of ['/page-api/act', '/api/auth.test', '/response/x']) {
      expect(await statusWith(place, path, { host, origin: 'https://evil.example' }, 'POST')).toBe(403);
    }
  });

  test('takes acts as JSON only', async () => {
    await using place = await aSandbox();
    const answer = await fetch(`${place.sandbox.url}page-api/act`, { method: 'POST', body: '{}' });
    expect(answer.status).toBe(415);
    expect(await act(place, {} as PageRequest)).toMatchObject({ ok: false });
  });
});

describe('a screen', () => {
  test('shows what its person may see, and no bots among the people', async () => {
    await using place = await aSandbox();
    await place.client.chat.postMessage({ channel: 'UANA', text: 'Hello Ana' });
    const [ana, bo] = [await stateOf(place, 'UANA'), await stateOf(place, 'UBO')];
    expect(ana).toMatchObject({
      me: 'UANA',
      now: '2026-11-02T09:00:00.000Z',
      moving: false,
      team: { name: 'Firm' },
      home: null,
    });
    expect(ana.people.map(({ name }) => name)).toEqual(['Ana Aalto', 'Bo Berg']);
    expect(ana.conversations.map(({ name }) => name)).toEqual(['all', 'other', 'Three Hats']);
    expect(ana.conversations[2]).toMatchObject({
      kind: 'app',
      unread: 1,
      messages: [{ text: 'Hello Ana', at: '2026-11-02T09:00:00.000Z' }],
    });
    expect(bo.conversations.map(({ name, kind }) => [name, kind])).toEqual([
      ['all', 'channel'],
      ['leadership', 'private'],
      ['secret', 'private'],
      ['Three Hats', 'app'],
    ]);
    expect(bo.conversations.flatMap(({ messages }) => messages)).toEqual([]);
  });

  test('carries the newest hundred messages of a conversation', async () => {
    await using place = await aSandbox();
    for (let count = 0; count < 120; count += 1) place.workspace.write('UANA', 'CALL', String(count));
    const [all] = (await stateOf(place, 'UBO')).conversations;
    expect(all?.messages.map(({ text }) => text)).toEqual(
      Array.from({ length: 100 }, (_, index) => String(index + 20)),
    );
    expect(all?.unread).toBe(100);
  });

  test('of somebody who is not here is not found', async () => {
    await using place = await aSandbox();
    place.workspace.deactivate('UBO');
    for (const as of ['UNONE', 'UBO']) {
      expect((await fetch(`${place.sandbox.url}page-api/state?as=${as}`)).status).toBe(404);
      expect((await fetch(`${place.sandbox.url}page-api/stream?as=${as}`)).status).toBe(404);
    }
  });

  test('is pushed after a change, once for a swarm of them', async () => {
    await using place = await aSandbox();
    const answer = await fetch(`${place.sandbox.url}page-api/stream`);
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    const next = async () => (await reader?.read())?.value ?? '';
    expect(await next()).toMatch(/^event: state\ndata: \{.*"me":"UANA".*\}\n\n$/s);
    for (const text of ['a', 'b', 'c']) place.workspace.write('UANA', 'CALL', text);
    const pushed = await next();
    expect(pushed.match(/event: state/g)).toHaveLength(1);
    expect(pushed).toContain('"text":"c"');
    await reader?.cancel();
  });
});

test('a screen ends when its person leaves', async () => {
  await using place = await aSandbox();
  const answer = await fetch(`${place.sandbox.url}page-api/stream?as=UBO`);
  place.workspace.deactivate('UBO');
  expect(await answer.text()).not.toContain('"deactivated":true');
});

describe('an act on the page', () => {
  test('plays the whole way: a command, a form with mistakes, then without', async () => {
    await using place = await aSandbox();
    await using _ = await connectBolt(place.sandbox, app => {
      app.command('/hats', async ({ ack, body, client }) => {
        await ack();
        await client.views.open({ trigger_id: body.trigger_id, view: aModal({ blocks: [anInput('name')] }) });
      });
      app.view('form.submit', async ({ ack }) => void (await ack()));
    });
    expect(await act(place, { as: 'UANA', act: { type: 'command', channel: 'CALL', text: '/hats' } })).toEqual({
      ok: true,
    });
    await place.workspace.until(() => place.workspace.openViews('UANA')[0]);
    const [view] = (await stateOf(place, 'UANA')).views;
    const submit = (values: object) =>
      act(place, { as: 'UANA', act: { type: 'submit', viewId: view?.id ?? '', values: { ...values } } });
    expect(await submit({})).toMatchObject({ ok: false, fields: { name: expect.any(String) } });
    expect(await submit({ name: { value: { type: 'plain_text_input', value: 'Ana' } } })).toEqual({ ok: true });
    expect((await stateOf(place, 'UANA')).views).toEqual([]);
  });

  test.each<[string, PageRequest['act']]>([
    ['where she is no member', { type: 'write', channel: 'CLEAD', text: 'x' }],
    ['on a message that is not there', { type: 'click', channel: 'CALL', ts: '1.0', blockId: 'a', actionId: 'b' }],
    ['on a view that is not there', { type: 'close', viewId: 'VNONE', all: true }],
    ['on a clock without hands', { type: 'clock', move: 'day' }],
  ])('%s is refused with a sentence', async (_, given) => {
    await using place = await aSandbox();
    expect(await act(place, { as: 'UANA', act: given })).toEqual({
      ok: false,
      error: expect.stringMatching(/\w+ \w+/),
    });
  });

  test('moves the clock by the hands it was given', async () => {
    const moves: string[] = [];
    const hands = { move: async (move: string) => void moves.push(move), isMoving: () => moves.length > 0 };
    await using place = await aSandbox({ hands });
    expect((await stateOf(place, 'UANA')).moving).toBe(false);
    expect(await act(place, { as: 'UANA', act: { type: 'clock', move: 'next' } })).toEqual({ ok: true });
    expect(moves).toEqual(['next']);
    expect((await stateOf(place, 'UANA')).moving).toBe(true);
  });

  test.each<[string, PageRequest['act']]>([
    ['writes', { type: 'write', channel: 'CALL', text: 'hello' }],
    ['opens the home', { type: 'open_home' }],
    ['reads', { type: 'read', channel: 'CALL' }],
  ])('%s', async (_, given) => {
    await using place = await aSandbox({ app: { ...(await aSandbox()).workspace.records.app, botEvents: [] } });
    expect(await act(place, { as: 'UANA', act: given })).toEqual({ ok: true });
  });
});

test('a busy port is exchanged for a free one', async () => {
  await using first = await aSandbox();
  const port = Number(new URL(first.sandbox.url).port);
  await using second = await aSandbox({ port });
  expect(Number(new URL(second.sandbox.url).port)).not.toBe(port);
  expect((await second.client.auth.test()).ok).toBe(true);
});
