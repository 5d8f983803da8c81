import { createHmac } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonLog } from '../../src/log.ts';
import { type Serving, serve } from '../../src/server.ts';
import { ids, smallFirm } from '../support/firm.ts';
import { openStory, type Story } from '../support/story.ts';

const at = '2026-11-23T08:00:00Z';
const signingSecret = 'what only Slack and the app know';
const form = 'application/x-www-form-urlencoded';
const json = 'application/json';

describe('Slack’s way in by requests', () => {
  let story: Story;
  let server: Serving;
  const lines: string[] = [];
  beforeAll(async () => {
    const log = jsonLog({ write: line => void lines.push(line) });
    story = await openStory({ at, firm: smallFirm, way: 'http', log });
    server = await serve(0, story.app);
    await story.begin();
    story.everybodyReads();
  });
  afterAll(async () => {
    await server.close();
    await story[Symbol.asyncDispose]();
  });

  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${server.port}/slack/events`, {
      method: 'POST',
      headers: { 'content-type': form, ...headers },
      body: Buffer.from(body),
    });
  const signed = (body: string, type: string, { now = story.now(), secret = signingSecret } = {}) => {
    const timestamp = String(Math.floor(now.getTime() / 1000));
    const hash = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
    return post(body, {
      'content-type': type,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${hash}`,
    });
  };
  const refusals = () => lines.flatMap(line => (line.includes('request_refused') ? [JSON.parse(line).what] : []));
  const command = new URLSearchParams({
    command: '/hats',
    text: 'help',
    user_id: ids.ana,
    team_id: 'T0SANDBOX',
    trigger_id: 'x',
  }).toString();
  const challenge = (words: string) => JSON.stringify({ type: 'url_verification', challenge: words });

  it('answers Slack’s challenge, and a look at its certificate that nobody signed', async () => {
    expect(await (await signed(challenge('three hats'), json)).json()).toEqual({ challenge: 'three hats' });
    expect((await post('ssl_check=1&token=x')).status).toBe(200);
  });

  it('takes nothing for such a look that Slack has signed, or that is no form', async () => {
    const words = '&ssl_check=1&';
    expect(await (await signed(challenge(words), json)).json()).toEqual({ challenge: words });
    expect((await post(words, { 'content-type': json })).status).toBe(401);
  });

  it('lets nobody in whom Slack has not sent, or not now, and tells whoever sets it up what is amiss', async () => {
    lines.length = 0;
    expect((await post(command)).status).toBe(401);
    expect((await post(`${command}&ssl_check=0`)).status).toBe(401);
    expect((await signed(command, form, { secret: 'another one' })).status).toBe(401);
    const minutes = (count: number) => new Date(story.now().getTime() + count * 60_000);
    for (const now of [minutes(-6), minutes(6)]) expect((await signed(command, form, { now })).status).toBe(401);
    expect(refusals()).toEqual(['unsigned', 'unsigned', 'forged', 'stale', 'stale']);
    expect((await signed(command, form)).status).toBe(200);
  });

  it.each([
    [json, 'null'],
    [json, '[]'],
    [json, '7'],
    [json, ''],
    [json, '{"hunter2"'],
    [form, 'payload=null'],
    [form, 'payload=%5B%5D'],
    [form, 'payload=hunter2'],
    [form, 'payload=%7B%7D&payload=%7B%7D'],
  ])('refuses what holds nothing to be read, and lives on: %s %s', async (type, body) => {
    lines.length = 0;
    expect((await signed(body, type)).status).toBe(400);
    expect(refusals()).toEqual(['unreadable']);
    expect(lines.join()).not.toContain('hunter2');
    expect((await signed(challenge('still there'), json)).status).toBe(200);
  });

  it.each([`${form}; charset=utf-8`, form.toUpperCase(), ` ${form} ;charset="UTF-8"`])(
    'reads a form however its type is written: %s',
    async type => {
      expect((await signed(command, type)).status).toBe(200);
    },
  );

  it('reads no more than Slack would send, and hardly anything of whoever signs nothing', async () => {
    const long = 'x'.repeat(1_000_001);
    expect((await signed(long, form)).status).toBe(413);
    expect((await post('x'.repeat(1_001))).status).toBe(413);
    const signature = 'x-slack-request-timestamp: 0\r\nx-slack-signature: v0=0\r\n';
    expect(await chunked(server.port, signature, long)).toMatch(/^HTTP\/1\.1 413/);
    expect(await chunked(server.port, '', long.slice(0, 1_001))).toMatch(/^HTTP\/1\.1 413/);
  });

  it('does what an event says once, however often Slack repeats it', async () => {
    const event = (id: string) =>
      JSON.stringify({
        type: 'event_callback',
        team_id: story.sandbox.workspace.records.team.id,
        event_id: id,
        event: { type: 'team_join', user: { id: 'U0NOBODY' } },
      });
    for (const retry of ['', '1', '2']) expect((await signed(event('Ev1'), json)).status, retry).toBe(200);
  });
});

/** What the server answers to a body that does not say how long it is. */
const chunked = (port: number, headers: string, body: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', chunk => {
      answer += String(chunk);
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', error => (answer ? resolve(answer) : reject(error)));
    socket.write(`POST /slack/events HTTP/1.1\r\nhost: x\r\n${headers}transfer-encoding: chunked\r\n\r\n`);
    for (let from = 0; from < body.length; from += 100_000) {
      const part = body.slice(from, from + 100_000);
      socket.write(`${part.length.toString(16)}\r\n${part}\r\n`);
    }
    socket.write('0\r\n\r\n');
  });
