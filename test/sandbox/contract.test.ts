import { SocketModeClient } from '@slack/socket-mode';
import { LogLevel, WebClient, WebClientEvent } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mintTrigger } from '../../src/sandbox/workspace/triggers.ts';
import {
  aButton,
  aModal,
  anApp,
  aSandbox,
  aSection,
  clientOptions,
  countingIds,
  type Place,
  passes,
} from './support.ts';

/** Slack's own clients, as they come, against the sandbox: whatever holds here holds for any app that is built on them. */

const scopes = [
  ...anApp().scopes,
  'channels:history',
  'groups:history',
  'files:write',
  'users:read.email',
  'mpim:read',
];

let place: Place;
beforeEach(async () => {
  place = await aSandbox({ app: anApp({ scopes }) });
});
afterEach(() => place.sandbox.close());

describe('WebClient', () => {
  test('posts, changes, finds and deletes a message', async () => {
    const { client } = place;
    const metadata = { event_type: 'delivery', event_payload: { id: '7' } };
    const blocks = [aSection('Hello'), aButton('go')];
    const { channel = '', ts = '' } = await client.chat.postMessage({
      channel: 'UANA',
      text: 'Hello',
      blocks,
      metadata,
    });
    const changed = await client.chat.update({ channel, ts, text: 'Hello again', blocks: [aSection('Hello again')] });
    expect(changed).toMatchObject({ ok: true, ts, text: 'Hello again' });
    const { messages } = await client.conversations.history({ channel, include_all_metadata: true });
    expect(messages).toMatchObject([{ ts, text: 'Hello again', metadata, edited: { ts: expect.any(String) } }]);
    await client.chat.postMessage({ channel, text: 'In its thread', thread_ts: ts });
    const thread = await client.conversations.replies({ channel, ts });
    expect(thread.messages?.map(({ text }) => text)).toEqual(['Hello again', 'In its thread']);
    await client.chat.delete({ channel, ts });
    expect((await client.conversations.history({ channel })).messages).toEqual([]);
  });

  test('walks through pages by itself', async () => {
    for (let count = 0; count < 7; count += 1)
      await place.client.chat.postMessage({ channel: 'CALL', text: `${count}` });
    const texts: unknown[] = [];
    for await (const page of place.client.paginate('conversations.history', { channel: 'CALL', limit: 3 })) {
      const { messages = [] } = page as { messages?: { text?: string }[] };
      texts.push(messages.map(({ text }) => text));
    }
    expect(texts).toEqual([['6', '5', '4'], ['3', '2', '1'], ['0']]);
    const people: unknown[] = [];
    for await (const page of place.client.paginate('users.list', { limit: 1 })) {
      const { members = [] } = page as { members?: { id?: string }[] };
      people.push(...members.map(({ id }) => id));
    }
    expect(people).toEqual([...place.workspace.records.people.keys()]);
  });

  test('uploads a file in its three steps', async () => {
    const { client, workspace } = place;
    await client.filesUploadV2({ channel_id: 'CALL', filename: 'a.csv', file: Buffer.from('a,b\n'), title: 'Numbers' });
    const [message] = workspace.messagesSeenBy('UANA', 'CALL');
    expect([...workspace.records.files.values()]).toMatchObject([
      { id: message?.fileIds[0], title: 'Numbers', length: 4 },
    ]);
  });

  test('opens, updates, pushes and publishes views', async () => {
    const { client, workspace, clock } = place;
    const trigger = (view: string | null = null) =>
      mintTrigger({ records: workspace.records, clock, newId: countingIds() }, 'UANA', view);
    const { view } = await client.views.open({ trigger_id: trigger(), view: aModal() });
    const { id = '', hash = '' } = view ?? {};
    const updated = await client.views.update({ view_id: id, hash, view: aModal({ private_metadata: 'x' }) });
    expect(updated.view).toMatchObject({ id, root_view_id: id, private_metadata: 'x' });
    expect(updated.view?.hash).not.toBe(hash);
    const pushed = await client.views.push({ trigger_id: trigger(id), view: aModal() });
    expect(pushed.view).toMatchObject({ root_view_id: id, previous_view_id: id });
    const home = { type: 'home' as const, blocks: [aSection('Welcome')] };
    expect((await client.views.publish({ user_id: 'UANA', view: home })).view).toMatchObject({ type: 'home' });
    expect(workspace.openViews('UANA')).toHaveLength(2);
    expect(workspace.violations).toEqual([]);
  });

  test('tells of a token that is refused, and of a scope that is not there', async () => {
    const stranger = new WebClient('xoxb-somebody', clientOptions(place.sandbox));
    await expect(stranger.auth.test()).rejects.toMatchObject({
      code: 'slack_webapi_platform_error',
      data: { error: 'invalid_auth' },
    });
    await expect(place.client.conversations.join({ channel: 'CALL' })).rejects.toMatchObject({
      data: { error: 'missing_scope', needed: 'channels:join', provided: scopes.join(',') },
    });
  });

  test('waits as long as Retry-After says, and then gets through', async () => {
    const { faults } = place.workspace;
    const patient = new WebClient(place.sandbox.botToken, {
      slackApiUrl: place.sandbox.apiUrl,
      logLevel: LogLevel.ERROR,
    });
    const waits: number[] = [];
    patient.on(WebClientEvent.RATE_LIMITED, seconds => waits.push(seconds));
    faults.next('chat.postMessage', { kind: 'rate_limited', retryAfterSeconds: 1 });
    await patient.chat.postMessage({ channel: 'CALL', text: 'patient' });
    expect(waits).toEqual([1]);
    place.workspace.limitRates(true);
    await place.client.chat.postMessage({ channel: 'CALL', text: 'quick' });
    await expect(place.client.chat.postMessage({ channel: 'CALL', text: 'too quick' })).rejects.toMatchObject({
      code: 'slack_webapi_rate_limited_error',
      retryAfter: 1,
    });
    expect(place.workspace.messagesSeenBy('UANA', 'CALL').map(({ text }) => text)).toEqual(['patient', 'quick']);
  });

  test('that tries again after an answer was lost posts twice: Slack cannot tell', async () => {
    const retryConfig = { retries: 1, minTimeout: 1, maxTimeout: 1 };
    const stubborn = new WebClient(place.sandbox.botToken, { ...clientOptions(place.sandbox), retryConfig });
    place.workspace.faults.next('chat.postMessage', { kind: 'lost_after' });
    await stubborn.chat.postMessage({ channel: 'CALL', text: 'Hello' });
    expect(place.workspace.messagesSeenBy('UANA', 'CALL')).toHaveLength(2);
  });
});

interface Heard {
  readonly type: string;
  readonly envelope_id: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly retry_num: number | undefined;
  readonly retry_reason: string | undefined;
  readonly accepts_response_payload: boolean;
  ack(payload?: object): Promise<void>;
}

/** A client that is connected, and everything it has heard. */
async function connected({ sandbox }: Place) {
  const client = new SocketModeClient({
    appToken: sandbox.appToken,
    clientPingTimeout: 500,
    logLevel: LogLevel.ERROR,
    clientOptions: clientOptions(sandbox),
  });
  const heard: Heard[] = [];
  client.on('slack_event', envelope => heard.push(envelope));
  await client.start();
  const leave = async () => void (await client.disconnect());
  return { client, heard, [Symbol.asyncDispose]: leave };
}

describe('SocketModeClient', () => {
  test('is refused with another token than the app’s', async () => {
    const { apiUrl, botToken } = place.sandbox;
    const client = new SocketModeClient({
      appToken: botToken,
      clientOptions: { ...clientOptions(place.sandbox), slackApiUrl: apiUrl },
      autoReconnectEnabled: false,
      logLevel: LogLevel.ERROR,
    });
    await expect(client.start()).rejects.toMatchObject({ data: { error: 'not_allowed_token_type' } });
  });

  test('hears a command, and its acknowledgement is shown', async () => {
    await using socket = await connected(place);
    const typing = place.workspace.command('UANA', 'CALL', '/hats help');
    await passes(() => socket.heard.length === 1);
    const [envelope] = socket.heard;
    expect(envelope).toMatchObject({
      type: 'slash_commands',
      body: { command: '/hats', text: 'help', user_id: 'UANA' },
      accepts_response_payload: true,
    });
    await envelope?.ack({ text: 'Here you are' });
    expect(await typing).toEqual({ kind: 'acknowledged' });
    expect(place.workspace.messagesSeenBy('UANA', 'CALL').map(({ text }) => text)).toEqual(['Here you are']);
  });

  test('hears an event again that it did not acknowledge, and not once more when it did', async () => {
    await using socket = await connected(place);
    place.workspace.addPerson({ name: 'cia' });
    await passes(() => socket.heard.length === 1);
    place.clock.advance(4_000);
    await passes(() => socket.heard.length === 2);
    await socket.heard[1]?.ack();
    await passes(() => place.clock.timers() === 0);
    expect(socket.heard.map(each => [each.type, each.retry_num, each.retry_reason])).toEqual([
      ['events_api', 0, ''],
      ['events_api', 1, 'timeout'],
    ]);
    const [first, again] = socket.heard;
    expect(again?.body.event_id).toBe(first?.body.event_id);
    expect(again?.envelope_id).not.toBe(first?.envelope_id);
    expect(place.workspace.violations).toEqual([]);
  });

  test.each(['refresh', 'cut'] as const)('comes back after a %s, and hears what happened meanwhile', async act => {
    await using socket = await connected(place);
    let times = 0;
    socket.client.on('connected', () => {
      times += 1;
    });
    place.sandbox.sockets[act]();
    await passes(() => place.sandbox.sockets.count() === 0);
    place.workspace.addPerson({ name: 'cia' });
    await passes(() => socket.heard.length === 1);
    expect(times).toBe(1);
    expect(socket.heard[0]?.body).toMatchObject({ event: { type: 'team_join', user: { name: 'cia' } } });
    await socket.heard[0]?.ack();
    await passes(() => place.clock.timers() === (act === 'refresh' ? 1 : 0));
  });

  test('shares what comes with the app’s other connections: each envelope goes to one of them', async () => {
    await using left = await connected(place);
    await using right = await connected(place);
    for (const name of ['cia', 'dan']) place.workspace.addPerson({ name });
    await passes(() => left.heard.length + right.heard.length === 2);
    expect([left.heard.length, right.heard.length]).toEqual([1, 1]);
    for (const { ack } of [...left.heard, ...right.heard]) await ack();
  });
});
