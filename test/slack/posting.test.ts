import { Writable } from 'node:stream';
import nock from 'nock';
import { afterEach, describe, expect, it, test, vi } from 'vitest';
import { secret } from '../../src/config.ts';
import { jsonLog } from '../../src/log.ts';
import { type SlackPort, slackClient } from '../../src/slack/client.ts';
import type { Failure } from '../../src/slack/errors.ts';
import { sdkLogger } from '../../src/slack/sdk-log.ts';
import { onlyNock } from '../support/nock.ts';

const host = 'https://slack.test';
const token = 'xoxb-1-do-not-show-me';
const secretWords = 'the words of the message';
const asked: string[] = [];
const lines: string[] = [];

function client(): SlackPort {
  const stream = new Writable({
    write: (line, _encoding, done) => {
      lines.push(String(line));
      done();
    },
  });
  const config = { botToken: secret(token), apiUrl: `${host}/api/` };
  return slackClient(config, sdkLogger(jsonLog(stream)));
}

/** Slack, as it answers everything from now on. */
const slack = (method: string) =>
  nock(host)
    .persist()
    .post(`/api/${method}`, () => asked.push(method) > 0);

const post = (port: SlackPort) =>
  port.post({ channel: 'U1', text: secretWords, blocks: [], deliveryId: '0b3f5b3e-0000-4000-8000-000000000001' });

onlyNock();
afterEach(() => {
  asked.length = 0;
  vi.restoreAllMocks();
});

type Reply = (asking: nock.Interceptor) => nock.Scope;

const later = (afterSeconds: number | undefined): Failure => ({ meaning: 'later', error: 'ratelimited', afterSeconds });
const unknown = (error: string): Failure => ({ meaning: 'unknown', error });
const final = (error: string): Failure => ({ meaning: 'final', error });

const answers: readonly (readonly [string, Reply, Failure])[] = [
  ['429 with the seconds to wait', asking => asking.reply(429, '', { 'retry-after': '7' }), later(7)],
  ['429 without them', asking => asking.reply(429), later(undefined)],
  [
    '429 with a date in their place',
    asking => asking.reply(429, '', { 'retry-after': 'Tue, 24 Nov' }),
    later(undefined),
  ],
  ['500', asking => asking.reply(500), unknown('http_500')],
  ['503', asking => asking.reply(503, { ok: false, error: 'service_unavailable' }), unknown('http_503')],
  ['404, of a proxy', asking => asking.reply(404, 'not here'), final('http_404')],
  ['a cut connection', asking => asking.replyWithError(new Error('socket hang up')), unknown('request_failed')],
  [
    'a refused connection',
    asking => asking.replyWithError(Object.assign(new Error('no'), { code: 'ECONNREFUSED' })),
    unknown('request_failed'),
  ],
  ['internal_error', asking => asking.reply(200, { ok: false, error: 'internal_error' }), unknown('internal_error')],
  [
    'channel_not_found',
    asking => asking.reply(200, { ok: false, error: 'channel_not_found' }),
    final('channel_not_found'),
  ],
  [
    'message_limit_exceeded',
    asking => asking.reply(200, { ok: false, error: 'message_limit_exceeded' }),
    { ...later(undefined), error: 'message_limit_exceeded' },
  ],
  [
    'yes, but cut off in the middle',
    asking => asking.reply(200, '{"ok":true,"channel":"D1'),
    unknown('unreadable_answer'),
  ],
  ['a proxy’s page', asking => asking.reply(200, '<html>Please sign in</html>'), unknown('unreadable_answer')],
  ['no, without a reason', asking => asking.reply(200, { ok: false }), unknown('unreadable_answer')],
  ['nothing but null', asking => asking.reply(200, 'null'), unknown('no_answer')],
  ['yes, without saying where', asking => asking.reply(200, { ok: true }), unknown('no_answer')],
];

describe('a post that Slack answers with', () => {
  test.each(answers)('%s is tried once, and its failure is told as what it means', async (_name, reply, expected) => {
    reply(slack('chat.postMessage'));
    expect(await post(client())).toEqual({ ok: false, ...expected });
    expect(asked).toEqual(['chat.postMessage']);
  });

  test.each(answers)('%s, when it is an edit, as well', async (_name, reply, expected) => {
    reply(slack('chat.update'));
    const outcome = await client().edit({ channel: 'D1', ts: '1.1', text: secretWords, blocks: [] });
    // An edit needs nothing of Slack's answer but its yes.
    if (_name !== 'yes, without saying where') expect(outcome).toEqual({ ok: false, ...expected });
    expect(asked).toEqual(['chat.update']);
  });

  it('nothing at all is given up after ten seconds, and may have happened', async () => {
    const waits: (number | undefined)[] = [];
    vi.spyOn(AbortSignal, 'timeout').mockImplementation(milliseconds => {
      waits.push(milliseconds);
      return AbortSignal.abort(new DOMException('too slow', 'TimeoutError'));
    });
    slack('chat.postMessage').delay(60_000).reply(200, { ok: true });
    expect(await post(client())).toEqual({ ok: false, ...unknown('request_failed') });
    expect(waits).toEqual([10_000]);
  });

  it('yes tells where the message stands', async () => {
    slack('chat.postMessage').reply(200, { ok: true, channel: 'D1', ts: '1795.000100' });
    expect(await post(client())).toEqual({ ok: true, channel: 'D1', ts: '1795.000100' });
  });
});

describe('the bytes of a file that Slack answers with', () => {
  test.each([
    [429, { ...later(undefined) }],
    [500, unknown('http_500')],
    [403, final('http_403')],
  ])('%i', async (status, expected) => {
    slack('files.getUploadURLExternal').reply(200, { ok: true, file_id: 'F1', upload_url: `${host}/upload/1` });
    nock(host).post('/upload/1', 'a;b').reply(status);
    const file = { name: 'a.csv', title: 'A', bytes: 'a;b' };
    expect(await client().storeFile(file)).toEqual({ ok: false, ...expected });
  });

  it('carry no token, which is for Slack’s methods alone', async () => {
    slack('files.getUploadURLExternal').reply(200, { ok: true, file_id: 'F1', upload_url: `${host}/upload/1` });
    nock(host, { badheaders: ['authorization'] })
      .post('/upload/1', 'a;b')
      .reply(200, 'OK - 3');
    const file = { name: 'a.csv', title: 'A', bytes: 'a;b' };
    expect(await client().storeFile(file)).toEqual({ ok: true, fileId: 'F1' });
  });
});

describe('a lookup', () => {
  const deliveryId = '0b3f5b3e-0000-4000-8000-000000000002';
  const said = (ts: string, id: string, event = 'three_hats_delivery', user = 'UBOT') => ({
    ts,
    user,
    text: 'hello',
    metadata: { event_type: event, event_payload: { id } },
  });
  const find = () =>
    client().find({ channel: 'D1', author: 'UBOT', deliveryId, since: new Date('2026-11-24T08:00:00Z') });

  it('tells at once that Slack asks to wait, since others wait behind it', async () => {
    slack('conversations.history').reply(429, { ok: false, error: 'ratelimited' }, { 'retry-after': '30' });
    expect(await find()).toMatchObject({ ok: false, meaning: 'later', afterSeconds: 30 });
  });

  it('finds every message of ours with that id, the oldest first, on whatever page it stands', async () => {
    const pages = [
      { messages: [said('9.0', deliveryId), said('8.0', 'another')], response_metadata: { next_cursor: 'more' } },
      {
        messages: [
          said('7.0', deliveryId, 'of_another_app'),
          said('7.5', deliveryId, 'three_hats_delivery', 'UOTHERBOT'),
          { ts: '6.0', text: 'hi' },
          said('5.0', deliveryId),
        ],
      },
    ];
    slack('conversations.history').reply(200, () => ({ ok: true, ...pages.shift() }));
    expect(await find()).toEqual({ ok: true, found: ['5.0', '9.0'] });
  });

  it('begins a minute before the first try, because two clocks differ', async () => {
    const bodies: URLSearchParams[] = [];
    nock(host)
      .post('/api/conversations.history', body => bodies.push(new URLSearchParams(body)) > 0)
      .reply(200, { ok: true, messages: [] });
    expect(await find()).toEqual({ ok: true, found: [] });
    expect(bodies[0]?.get('oldest')).toBe(String(Date.parse('2026-11-24T07:59:00Z') / 1000));
    expect(bodies[0]?.get('include_all_metadata')).toBe('true');
  });

  it('that Slack refuses is no empty answer', async () => {
    slack('conversations.history').reply(200, { ok: false, error: 'not_in_channel' });
    expect(await find()).toEqual({ ok: false, ...final('not_in_channel') });
  });
});

it('logs neither the token nor a word of any message', () => {
  expect(lines.length).toBeGreaterThan(0);
  expect(
    lines.filter(line => line.includes(token) || line.includes(secretWords) || line.includes('Please sign in')),
  ).toEqual([]);
});
