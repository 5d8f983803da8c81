import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { type Health, isWell, sharedLook } from './health.ts';
import { errorFields, silentLog } from './log.ts';
import { monotonic } from './time/clock.ts';

/** What the outside may ask of the app. */
export interface Served {
  /** undefined: the app is not there yet */
  health(): Promise<Health | undefined>;
  /** absent: Slack does not come this way */
  readonly requests?: { readonly path: string; readonly listener: RequestListener } | undefined;
}

export interface Serving {
  readonly port: number;
  /** Takes no request any more; resolves when those at hand are answered, or after two seconds without them. */
  close(): Promise<void>;
}

/** In milliseconds. Who sends a request slowly, word by word, holds nothing up. */
const patience = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  connectionsCheckingInterval: 1_000,
  // Longer than what stands before us keeps a connection: none is closed just when a click comes over it.
  keepAliveTimeout: 75_000,
};
/** Each may hold a request of a megabyte that nobody has looked at yet. */
const mostConnections = 500;
const longestClose = 2_000;

/**
 * `/healthz` says that the process is there, `/readyz` whether it can do its work, and Slack's requests come in at their own path. Everything else
 * is not there. Rejects where the port is taken.
 */
export async function serve(port: number, { health, requests }: Served, log = silentLog): Promise<Serving> {
  const answers = { health: sharedLook(health, monotonic), requests };
  const underWay = new Set<ServerResponse>();
  const server = createServer(patience, (request, response) => {
    underWay.add(response);
    response.once('close', () => underWay.delete(response));
    if (!server.listening) endsConnection(response);
    answer(request, response, answers).catch(error => {
      log.error('request_failed', errorFields(error));
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  server.maxConnections = mostConnections;
  const listening = await listen(server, port);
  // One connection that could not be taken says nothing of the others.
  server.on('error', error => log.error('connection_refused', errorFields(error)));
  return {
    port: listening,
    close: () =>
      new Promise(resolve => {
        const force = setTimeout(() => server.closeAllConnections(), longestClose);
        server.close(() => {
          clearTimeout(force);
          resolve();
        });
        underWay.forEach(endsConnection);
      }),
  };
}

/** Kept open it would keep the server open with it. */
function endsConnection(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });

/** The target of a request is compared as it came: whoever parses it must be ready for one that is no address. */
async function answer(request: IncomingMessage, response: ServerResponse, { health, requests }: Served): Promise<void> {
  const { url = '', method = '' } = request;
  const [path = ''] = url.split('?', 1);
  if (path === requests?.path && method === 'POST') return requests.listener(request, response);
  const allowed = method === 'GET' || method === 'HEAD';
  const found = allowed ? await healthAnswer(path, health) : isHealthAddress(path) && notAllowed;
  const { status, body, headers } = { headers: {}, ...(found || notThere) };
  response.writeHead(status, {
    ...headers,
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(body));
}

const notThere = { status: 404, body: { ok: false } };
const notAllowed = { status: 405, body: { ok: false }, headers: { allow: 'GET, HEAD' } };

const isHealthAddress = (path: string): boolean => path === '/healthz' || path === '/readyz';

/** What the two health addresses answer; undefined for any other. */
export async function healthAnswer(
  path: string,
  health: Served['health'],
): Promise<{ readonly status: number; readonly body: object } | undefined> {
  if (!isHealthAddress(path)) return undefined;
  if (path === '/healthz') return { status: 200, body: { ok: true } };
  const found = await health();
  if (!found) return { status: 503, body: { ok: false, starting: true } };
  return { status: isWell(found) ? 200 : 503, body: { ok: isWell(found), ...found } };
}

/** For requests before the app is there: Slack brings an event that was not taken three times more, within five minutes. */
export const notYet: RequestListener = (_request, response) =>
  void response.writeHead(503, { 'retry-after': '5', connection: 'close' }).end();
