import { once } from 'node:events';
import { Agent, type IncomingMessage, type RequestListener, request } from 'node:http';
import { type AddressInfo, connect, createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Health } from '../src/health.ts';
import { notYet, type Served, type Serving, serve } from '../src/server.ts';

const well: Health = {
  database: undefined,
  migrations: undefined,
  tick: undefined,
  messages: undefined,
  slack: undefined,
  keys: undefined,
};

describe('the server', () => {
  let listener: RequestListener;
  let health: Served['health'];
  let server: Serving;
  let patient: Serving;
  let cutOff: Promise<{ answer: string; after: number }>;
  beforeAll(async () => {
    patient = await serve(0, { health: async () => well });
    const from = performance.now();
    // It lasts while the others run.
    cutOff = rawly(patient.port, 'GET /healthz HTTP/1.1\r\nhost:').then(answer => ({
      answer,
      after: performance.now() - from,
    }));
  });
  afterAll(() => patient.close());
  beforeEach(async () => {
    listener = (_request, response) => void response.end('taken');
    health = async () => well;
    const requests: Served['requests'] = { path: '/slack/events', listener: (...given) => listener(...given) };
    server = await serve(0, { health: () => health(), requests });
  });
  afterEach(() => server.close());

  const ask = async (path: string, method = 'GET') => {
    const response = await fetch(`http://127.0.0.1:${server.port}${path}`, { method });
    return { status: response.status, text: await response.text(), headers: response.headers };
  };

  it('says that the process is there, and that the app can do its work', async () => {
    expect(await ask('/healthz')).toMatchObject({ status: 200, text: '{"ok":true}' });
    expect(await ask('/readyz')).toMatchObject({ status: 200, text: '{"ok":true}' });
    health = async () => ({ ...well, slack: 'not connected' });
    await new Promise(resolve => setTimeout(resolve, 1_050));
    expect(await ask('/readyz')).toMatchObject({ status: 503, text: '{"ok":false,"slack":"not connected"}' });
    expect((await ask('/healthz')).status).toBe(200);
  });

  it('asks the app once for however many ask at once, and lives on when it cannot be asked', async () => {
    let looks = 0;
    health = async () => {
      looks += 1;
      throw new Error('nobody knows');
    };
    const asked = await Promise.all(Array.from({ length: 20 }, () => ask('/readyz')));
    expect(new Set(asked.map(({ status }) => status))).toEqual(new Set([500]));
    expect(looks).toBe(1);
    expect((await ask('/healthz')).status).toBe(200);
  });

  it('has nothing else to say to anybody', async () => {
    for (const path of ['/', '/slack/events', '/slack/events/', '/slack', '/healthz/x', '/healthz/', '/%00', '//evil'])
      expect((await ask(path)).status, path).toBe(404);
    for (const path of ['/', '/slack/events/', '//evil']) expect((await ask(path, 'POST')).status, path).toBe(404);
    expect(await ask('/slack/events?x=1', 'POST')).toMatchObject({ status: 200, text: 'taken' });
  });

  it('only tells how the app is, whatever method somebody tries', async () => {
    for (const path of ['/healthz', '/readyz']) {
      expect(await ask(path, 'HEAD')).toMatchObject({ status: 200, text: '' });
      for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
        const { status, headers } = await ask(path, method);
        expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD']);
      }
    }
  });

  it.each(['//', '/\\', '///', '//[', '//:80', 'http://', '//a:99999', 'http://[', '*', '/slack/events#//'])(
    'lives on after a request for %s, which is no address',
    async target => {
      for (const method of ['GET', 'POST', 'OPTIONS'])
        expect(
          await rawly(server.port, `${method} ${target} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`),
        ).toMatch(/^HTTP\/1\.1 40[04] /);
      expect((await ask('/healthz')).status).toBe(200);
    },
  );

  it('lives on when a request breaks whoever takes it', async () => {
    listener = () => {
      throw new Error('broken');
    };
    expect((await ask('/slack/events', 'POST')).status).toBe(500);
    expect((await ask('/healthz')).status).toBe(200);
  });

  it('answers whoever asks before the app is there, and has Slack come again', async () => {
    health = async () => undefined;
    listener = notYet;
    expect((await ask('/healthz')).status).toBe(200);
    expect(await ask('/readyz')).toMatchObject({ status: 503, text: '{"ok":false,"starting":true}' });
    const { status, headers } = await ask('/slack/events', 'POST');
    expect([status, headers.get('retry-after')]).toEqual([503, '5']);
  });

  it('ends as soon as the request at hand is answered, although its connection could be kept', async () => {
    const arrived = Promise.withResolvers<() => void>();
    listener = (_request, response) => arrived.resolve(() => void response.end('taken'));
    const agent = new Agent({ keepAlive: true });
    const slow = request({ port: server.port, agent, method: 'POST', path: '/slack/events' }).end();
    const responded = once(slow, 'response');
    const answerIt = await arrived.promise;
    const from = performance.now();
    const closed = server.close();
    answerIt();
    const [response]: IncomingMessage[] = await responded;
    expect(response?.headers.connection).toBe('close');
    await closed;
    expect(performance.now() - from).toBeLessThan(1_000);
    agent.destroy();
  });

  it('waits two seconds at most for a request that nobody answers', async () => {
    const arrived = Promise.withResolvers<void>();
    listener = () => arrived.resolve();
    const lost = request({ port: server.port, method: 'POST', path: '/slack/events' }).end();
    const failed = once(lost, 'error');
    await arrived.promise;
    const from = performance.now();
    await server.close();
    expect(performance.now() - from).toBeLessThan(3_000);
    await failed;
  });

  it('says at once that its port is taken', async () => {
    const other = createServer();
    await new Promise<void>(resolve => other.listen(0, resolve));
    const { port } = other.address() as AddressInfo;
    await expect(serve(port, { health })).rejects.toThrow('EADDRINUSE');
    await new Promise(resolve => other.close(resolve));
  });

  it('cuts off whoever sends a request word by word, after some seconds', async () => {
    const { answer, after } = await cutOff;
    expect(answer).toMatch(/^HTTP\/1\.1 408/);
    expect(after).toBeLessThan(9_000);
  });
});

/** What comes back for these bytes. */
const rawly = (port: number, text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', chunk => {
      answer += String(chunk);
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
    socket.write(text);
  });
