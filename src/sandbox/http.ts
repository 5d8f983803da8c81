import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { takeUpload } from './files.ts';
import { isFromHere } from './guard.ts';
import { answerJson, answerText, readCallBody, readJson } from './http-body.ts';
import { type PageServer, servePage } from './page-server.ts';
import { answerTo } from './response-urls.ts';
import type { SocketServer } from './sockets.ts';
import { callMethod } from './web-api/call.ts';
import { type CommonError, refuse } from './web-api/method.ts';

export interface HttpServer {
  readonly port: number;
  close(): Promise<void>;
}

/** What is answered at an address that belongs to the app, not to Slack; undefined: it is no such address. */
export type AppAnswer = (path: string) => Promise<{ readonly status: number; readonly body: object } | undefined>;

interface Doors extends PageServer {
  readonly sockets: SocketServer;
  readonly app: AppAnswer;
}

/** Serves everything on 127.0.0.1; on a free port if the wanted one is taken. */
export async function openHttp(doors: Doors, wantedPort: number): Promise<HttpServer> {
  const server = createServer();
  // A connection that is closed for having rested may be just in use again: the app would take its call for lost.
  server.keepAliveTimeout = 0;
  const port = await listen(server, wantedPort);
  server.on('request', (request, response) => void serve(doors, port, request, response));
  server.on('upgrade', (request, socket, head) => {
    if (isFromHere(request, port)) doors.sockets.accept(request, socket, head);
    else socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
  });
  const close = () =>
    new Promise<void>(resolve => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { port, close };
}

async function listen(server: Server, wanted: number): Promise<number> {
  const tryPort = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
  await tryPort(wanted).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    return tryPort(0);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the sandbox has no address');
  return address.port;
}

async function serve(doors: Doors, port: number, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    if (!isFromHere(request, port)) return answerText(response, 403, 'not from this machine');
    const url = URL.parse(request.url ?? '/', 'http://localhost');
    if (!url) return answerText(response, 404, 'not found');
    const [, door = '', rest = ''] = /^\/(api|response|upload)\/([\w.-]+)$/.exec(url.pathname) ?? [];
    if (door === 'api') return await serveCall(doors, rest, request, response, url);
    if (door === 'response' && request.method === 'POST') return await serveResponseUrl(doors, rest, request, response);
    if (door === 'upload' && request.method === 'POST') return await takeUpload(doors.state, rest, request, response);
    const answered = await doors.app(url.pathname);
    if (answered) return answerJson(response, answered.status, answered.body);
    if (!(await servePage(doors, request, response, url))) answerText(response, 404, 'not found');
  } catch (error) {
    if (response.headersSent) return void response.destroy();
    answerText(response, 500, String(error));
  }
}

async function serveCall(doors: Doors, method: string, request: IncomingMessage, response: ServerResponse, url: URL) {
  const args = await readCallBody(request, url.searchParams);
  if (typeof args === 'string') return answerJson(response, 200, refuse<CommonError>(args));
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  const token = bearer ?? (typeof args.token === 'string' ? args.token : null);
  const reply = await callMethod(doors.state, { method, token, args });
  if (reply.kind === 'lost') return void request.socket.destroy();
  answerJson(response, reply.status, reply.body, reply.headers);
}

async function serveResponseUrl(doors: Doors, id: string, request: IncomingMessage, response: ServerResponse) {
  const { status, text } = answerTo(doors.state, id, await readJson(request));
  answerText(response, status, text);
}
