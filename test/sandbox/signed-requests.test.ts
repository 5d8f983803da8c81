import { createServer, type IncomingMessage } from 'node:http';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { expect, test } from 'vitest';
import { aButton, aModal, aSandbox, clientOptions, type Place, passes } from './support.ts';

const signingSecret = 'a secret';
const clock = { now: () => new Date() };

/** Bolt behind a web server of its own. */
async function serveBolt({ sandbox }: Place, register: (app: App) => void) {
  const receiver = new HTTPReceiver({ signingSecret, logLevel: LogLevel.ERROR });
  const app = new App({
    receiver,
    token: sandbox.botToken,
    clientOptions: clientOptions(sandbox),
    logLevel: LogLevel.ERROR,
  });
  register(app);
  const server = await receiver.start(0);
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return { url: `http://127.0.0.1:${port}/slack/events`, [Symbol.asyncDispose]: async () => void (await app.stop()) };
}

test('over signed HTTP the app hears the same and answers within the request', async () => {
  await using place = await aSandbox();
  const heard: string[] = [];
  await using bolt = await serveBolt(place, app => {
    app.event('team_join', async ({ event }) => void heard.push(event.user.name ?? ''));
    app.command('/hats', async ({ ack, body, client }) => {
      await ack('hello');
      await client.views.open({ trigger_id: body.trigger_id, view: aModal() });
    });
    app.action('go', async ({ ack }) => void (await ack()));
    app.view('form.submit', async ({ ack }) => void (await ack({ response_action: 'errors', errors: { name: 'no' } })));
  });
  const { workspace, sandbox } = place;
  workspace.addPerson({ name: 'cia' });
  await sandbox.deliverTo({ url: bolt.url, signingSecret, clock });
  await workspace.command('UANA', 'CALL', '/hats');
  const { id } = await workspace.until(() => workspace.openViews('UANA')[0]);
  const outcome = await workspace.submit('UANA', id, { name: { value: { value: 'Ana' } } });
  expect(outcome).toEqual({ kind: 'errors', errors: { name: 'no' } });
  await workspace.closeView('UANA', id);
  const { ts = '' } = await place.client.chat.postMessage({ channel: 'CALL', text: 'x', blocks: [aButton('go')] });
  expect(await workspace.click('UANA', { channel: 'CALL', ts, blockId: 'buttons', actionId: 'go' })).toEqual({
    kind: 'acknowledged',
  });
  expect(workspace.messagesSeenBy('UANA', 'CALL')[0]?.text).toBe('hello');
  expect(heard).toEqual(['cia']);
  expect(workspace.violations).toEqual([]);
});

test('an app with another secret is found out before anything is sent', async () => {
  await using place = await aSandbox();
  await using bolt = await serveBolt(place, () => undefined);
  const wrong = place.sandbox.deliverTo({ url: bolt.url, signingSecret: 'another', clock });
  await expect(wrong).rejects.toThrow('401');
});

test('an app that fails on a click, or is gone, was not reached', async () => {
  await using place = await aSandbox();
  const bolt = await serveBolt(place, app => {
    app.command('/hats', async () => {
      throw new Error('broken');
    });
  });
  await place.sandbox.deliverTo({ url: bolt.url, signingSecret, clock });
  expect(await place.workspace.command('UANA', 'CALL', '/hats')).toEqual({ kind: 'undelivered' });
  await bolt[Symbol.asyncDispose]();
  expect(await place.workspace.command('UANA', 'CALL', '/hats')).toEqual({ kind: 'undelivered' });
});

type Reply = { readonly status: number; readonly headers?: Readonly<Record<string, string>> } | 'hang up' | 'silence';

/** An app that answers the challenge and the look at its certificate, and to events what `replies` say, then well. */
async function serveReplies(...replies: readonly Reply[]) {
  const heard: { readonly headers: IncomingMessage['headers']; readonly body: string }[] = [];
  const left = [...replies];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    if (body.includes('url_verification')) return void response.end(body);
    if (body.startsWith('ssl_check=1')) return void response.end();
    heard.push({ headers: request.headers, body });
    const reply = left.shift() ?? { status: 200 };
    if (reply === 'hang up') request.socket.destroy();
    else if (reply !== 'silence') response.writeHead(reply.status, reply.headers).end();
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/slack/events`;
  const close = async () => {
    server.close();
    server.closeAllConnections();
  };
  return { url, heard, [Symbol.asyncDispose]: close };
}

/** What the app answered has reached Slack by now: the network is given many turns, the clock none. */
async function answered(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await new Promise(resolve => setImmediate(resolve));
}

test('an event that is not taken comes again, three times at most, and says why', async () => {
  await using place = await aSandbox();
  await using app = await serveReplies({ status: 500 }, 'hang up', 'silence', { status: 500 });
  await place.sandbox.deliverTo({ url: app.url, signingSecret, clock });
  place.workspace.addPerson({ name: 'cia' });
  for (const [count, wait] of [
    [1, 4_000],
    [2, 60_000],
    [3, 300_000],
    [4, 3_000],
  ] as const) {
    await passes(() => app.heard.length === count);
    await answered();
    place.clock.advance(wait);
  }
  const told = app.heard.map(({ headers }) => [headers['x-slack-retry-num'], headers['x-slack-retry-reason']]);
  expect(told).toEqual([
    [undefined, undefined],
    ['1', 'http_error'],
    ['2', 'connection_failed'],
    ['3', 'http_timeout'],
  ]);
  expect(new Set(app.heard.map(({ body }) => JSON.parse(body).event_id)).size).toBe(1);
  expect(place.workspace.violations.map(({ kind }) => kind)).toEqual(['event_not_acknowledged']);
  expect(place.clock.timers()).toBe(0);
});

test('an app can ask that an event does not come again', async () => {
  await using place = await aSandbox();
  await using app = await serveReplies({ status: 500, headers: { 'x-slack-no-retry': '1' } });
  await place.sandbox.deliverTo({ url: app.url, signingSecret, clock });
  place.workspace.addPerson({ name: 'cia' });
  await passes(() => place.clock.timers() === 0);
  expect(app.heard).toHaveLength(1);
});

test('an app whose certificate cannot be looked at without a signature is found out before anything is sent', async () => {
  await using place = await aSandbox();
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    response.writeHead(body.includes('url_verification') ? 200 : 401).end(body);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`;
  await expect(place.sandbox.deliverTo({ url, signingSecret, clock })).rejects.toThrow('certificate');
  server.close();
});
