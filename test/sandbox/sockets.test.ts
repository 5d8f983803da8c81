import { WebClient } from '@slack/web-api';
import { describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { aSandbox, clientOptions, connectBolt, type Place, passes } from './support.ts';

type Frame = Record<string, unknown> & { envelope_id: string; payload: { event: { type: string }; event_id: string } };

/** A bare connection: everything it heard, and a way to acknowledge. */
async function connect(place: Place) {
  const app = new WebClient(place.sandbox.appToken, clientOptions(place.sandbox));
  const { url = '' } = await app.apps.connections.open();
  return { url, ...(await listenAt(url)) };
}

async function listenAt(url: string) {
  const socket = new WebSocket(url);
  const heard: Frame[] = [];
  const state = { closed: false, refused: false, pings: 0 };
  socket.on('message', data => heard.push(JSON.parse(String(data))));
  socket.on('close', () => {
    state.closed = true;
  });
  socket.on('error', () => {
    state.refused = true;
  });
  await passes(() => heard.length > 0 || state.refused || state.closed);
  const ack = (frame: Frame | undefined, payload: unknown = {}) =>
    socket.send(JSON.stringify({ envelope_id: frame?.envelope_id, payload }));
  return { socket, heard, state, ack };
}

const kinds = ({ workspace }: Place) => workspace.violations.map(({ kind }) => kind);

describe('connections', () => {
  test('begin with hello, and a ticket serves once', async () => {
    await using place = await aSandbox();
    const first = await connect(place);
    expect(first.heard[0]).toMatchObject({
      type: 'hello',
      num_connections: 1,
      connection_info: { app_id: place.workspace.records.bot.appId },
    });
    const again = await listenAt(first.url);
    expect(again).toMatchObject({ heard: [], state: { refused: true } });
    expect(place.sandbox.sockets.count()).toBe(1);
  });

  test('are ten at most; the eleventh is told and closed', async () => {
    await using place = await aSandbox();
    for (let count = 0; count < 10; count += 1) await connect(place);
    const eleventh = await connect(place);
    expect(eleventh.heard).toMatchObject([{ type: 'disconnect', reason: 'too_many_websockets' }]);
    await passes(() => eleventh.state.closed);
    expect(place.sandbox.sockets.count()).toBe(10);
    expect(kinds(place)).toEqual(['socket']);
  });

  test('share the envelopes: each goes to one of them, in turn', async () => {
    await using place = await aSandbox();
    const both = [await connect(place), await connect(place)];
    for (let count = 0; count < 4; count += 1) place.workspace.addPerson({ name: `p${count}` });
    await passes(() => both.every(({ heard }) => heard.length === 3));
    const ids = both.flatMap(({ heard }) => heard.slice(1).map(({ payload }) => payload.event_id));
    expect(new Set(ids).size).toBe(4);
  });

  test.each([
    ['warn', 'warning'],
    ['refresh', 'refresh_requested'],
  ] as const)('can be told to go: %s', async (act, reason) => {
    await using place = await aSandbox();
    const { heard } = await connect(place);
    place.sandbox.sockets[act]();
    await passes(() => heard.length === 2);
    expect(heard[1]).toMatchObject({ type: 'disconnect', reason });
  });

  test.each(['warn', 'refresh'] as const)(
    'that stay though they were told to go are closed ten seconds later: %s',
    async act => {
      await using place = await aSandbox();
      const { state } = await connect(place);
      place.sandbox.sockets[act]();
      place.clock.advance(9_999);
      await place.client.auth.test();
      expect([state.closed, place.sandbox.sockets.count()]).toEqual([false, 1]);
      place.clock.advance(1);
      await passes(() => state.closed);
      expect(place.sandbox.sockets.count()).toBe(0);
    },
  );

  test('are pinged, so that an app notices when they fall silent', async () => {
    const timers = vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      await using place = await aSandbox();
      const { socket } = await connect(place);
      const pinged = new Promise(resolve => socket.on('ping', resolve));
      timers.advanceTimersByTime(10_000);
      expect(String(await pinged)).toBe('ping');
    } finally {
      timers.useRealTimers();
    }
  });

  test('that break are opened anew by the app, and what happened meanwhile still arrives', async () => {
    await using place = await aSandbox();
    const joined: string[] = [];
    await using _ = await connectBolt(place.sandbox, app => {
      app.event('team_join', async ({ event }) => void joined.push(event.user.name ?? ''));
    });
    place.sandbox.sockets.cut();
    await passes(() => place.sandbox.sockets.count() === 0);
    place.workspace.addPerson({ name: 'cia' });
    await passes(() => joined.length > 0);
    expect(joined).toEqual(['cia']);
  });

  test('answer pings', async () => {
    await using place = await aSandbox();
    const { socket } = await connect(place);
    const pong = new Promise(resolve => socket.on('pong', resolve));
    socket.ping('x');
    expect(String(await pong)).toBe('x');
  });

  test('with a foreign host or origin are refused', async () => {
    await using place = await aSandbox();
    const app = new WebClient(place.sandbox.appToken, clientOptions(place.sandbox));
    for (const headers of [{ origin: 'https://evil.example' }, { host: 'evil.example' }]) {
      const { url = '' } = await app.apps.connections.open();
      const refused = new Promise(resolve => new WebSocket(url, { headers }).on('error', resolve));
      expect(String(await refused)).toContain('403');
    }
  });
});

describe('events', () => {
  test('that are not acknowledged come again, with rising attempts and the same event id, until given up', async () => {
    await using place = await aSandbox();
    const { heard } = await connect(place);
    place.workspace.addPerson({ name: 'cia' });
    for (const [count, wait] of [
      [2, 4_000],
      [3, 60_000],
      [4, 300_000],
      [5, 3_000],
    ] as const) {
      await passes(() => heard.length === count);
      place.clock.advance(wait);
    }
    const events = heard.slice(1);
    expect(events.map(each => [each.retry_attempt, each.retry_reason])).toEqual([
      [0, ''],
      [1, 'timeout'],
      [2, 'timeout'],
      [3, 'timeout'],
    ]);
    expect(new Set(events.map(({ payload }) => payload.event_id)).size).toBe(1);
    expect(new Set(events.map(({ envelope_id: id }) => id)).size).toBe(4);
    expect(events[0]).toMatchObject({ type: 'events_api', accepts_response_payload: false });
    expect(kinds(place)).toEqual(['event_not_acknowledged']);
    expect(place.clock.timers()).toBe(0);
  });

  test('that are acknowledged do not come again, though the first acknowledgement was late', async () => {
    await using place = await aSandbox();
    const { heard, ack } = await connect(place);
    place.workspace.addPerson({ name: 'cia' });
    place.clock.advance(4_000);
    await passes(() => heard.length === 3);
    ack(heard[1]);
    ack(heard[2]);
    await passes(() => place.clock.timers() === 0);
    expect(place.workspace.violations).toEqual([]);
  });

  test('are delivered only if the app description names them, and not after the app is gone', async () => {
    await using place = await aSandbox();
    const { heard } = await connect(place);
    place.workspace.archive('CALL');
    place.workspace.updatePerson('UANA', { title: 'Consultant' });
    place.workspace.uninstall();
    place.workspace.updatePerson('UANA', { title: 'Lead' });
    expect(await place.workspace.command('UANA', 'CALL', '/hats')).toEqual({ kind: 'undelivered' });
    await passes(() => heard.length === 4);
    expect(heard.slice(1).map(({ payload }) => payload.event.type)).toEqual([
      'user_change',
      'tokens_revoked',
      'app_uninstalled',
    ]);
  });

  test('can come twice without any fault of the app', async () => {
    await using place = await aSandbox();
    const { heard } = await connect(place);
    place.workspace.addPerson({ name: 'cia' });
    place.workspace.repeatLastEvent();
    await passes(() => heard.length === 3);
    expect(heard[1]?.payload.event_id).toBe(heard[2]?.payload.event_id);
    expect([heard[1]?.retry_attempt, heard[2]?.retry_attempt]).toEqual([0, 0]);
  });

  test('accept no response payload', async () => {
    await using place = await aSandbox();
    const { heard, ack } = await connect(place);
    place.workspace.addPerson({ name: 'cia' });
    await passes(() => heard.length === 2);
    ack(heard[1], { text: 'hello' });
    await passes(() => place.workspace.violations.length > 0);
    expect(kinds(place)).toEqual(['invalid_ack']);
  });

  test.each([
    ['what is no JSON', 'oops', 'socket'],
    ['what names no envelope', '{}', 'socket'],
    ['an envelope that was never sent', '{"envelope_id":"x"}', 'unknown_ack'],
    ['more than an acknowledgement', '{"envelope_id":"x","type":"ping"}', 'socket'],
  ])('%s is noted', async (_, frame, kind) => {
    await using place = await aSandbox();
    const { socket } = await connect(place);
    socket.send(frame);
    await passes(() => place.workspace.violations.length > 0);
    expect(kinds(place)[0]).toBe(kind);
  });
});
