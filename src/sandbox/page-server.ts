import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { showFile } from './files.ts';
import { answerJson, answerText, readJson } from './http-body.ts';
import { type ClockHands, performAct } from './page-acts.ts';
import { pageState } from './page-state.ts';
import { Impossible, type Workspace } from './workspace/index.ts';
import { canAct, personOf } from './workspace/people.ts';
import type { State } from './workspace/state.ts';

const PAGE = new URL('./page/', import.meta.url);
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
};
/** Changes come in swarms; the screen is drawn once for each. While time passes it is enough that one can follow. */
const DEBOUNCE_MS = 30;
const PASSING_MS = 250;
/** The clock goes on when nothing else does. */
const TICK_MS = 15_000;

const GUARDED = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

export interface PageServer {
  readonly state: State;
  readonly workspace: Workspace;
  readonly hands: ClockHands | null;
}

/** Serves the page and what it says and hears; answers false for a path that is not the page's. */
export async function servePage(
  server: PageServer,
  request: IncomingMessage,
  response: ServerResponse,
  { pathname, searchParams }: URL,
): Promise<boolean> {
  const as = searchParams.get('as') ?? somebody(server.state);
  switch (`${request.method} ${pathname}`) {
    case 'GET /page-api/stream':
      return visible(response, () => stream(server, as, response));
    case 'GET /page-api/state':
      return visible(response, () => answerJson(response, 200, stateFor(server, as)));
    case 'GET /page-api/timeline':
      return tellTimeline(server, response);
    case 'POST /page-api/act':
      await act(server, request, response);
      return true;
    case 'GET /':
    case 'HEAD /':
      return serveFile(response, 'index.html');
    default:
      return (request.method === 'GET' || request.method === 'HEAD') && serveNamed(server, pathname, response);
  }
}

/** Whom the page shows before one has chosen: the first who can act. */
function somebody({ records: { people } }: State): string {
  return [...people.values()].find(canAct)?.id ?? '';
}

async function serveNamed({ state }: PageServer, pathname: string, response: ServerResponse): Promise<boolean> {
  const [, folder, name = ''] = /^\/(page|page-api\/file)\/([\w.-]+)$/.exec(pathname) ?? [];
  if (folder === 'page') return serveFile(response, name);
  if (folder === undefined) return false;
  showFile(state, name, response);
  return true;
}

/** Answers 404 for somebody who is not here. */
function visible(response: ServerResponse, show: () => void): true {
  try {
    show();
  } catch (error) {
    if (!(error instanceof Impossible)) throw error;
    answerText(response, 404, error.message);
  }
  return true;
}

async function tellTimeline({ hands }: PageServer, response: ServerResponse): Promise<boolean> {
  if (!hands?.demo) return false;
  answerJson(response, 200, await hands.demo.timeline());
  return true;
}

function stateFor({ state, hands }: PageServer, as: string) {
  return pageState(state, as, hands);
}

function stream(server: PageServer, as: string, response: ServerResponse): void {
  const first = stateFor(server, as);
  response.writeHead(200, { ...GUARDED, 'content-type': 'text/event-stream' });
  const push = (shown: unknown) => response.write(`event: state\ndata: ${JSON.stringify(shown)}\n\n`);
  push(first);
  let timer: NodeJS.Timeout | null = null;
  const show = () => {
    timer = null;
    if (canAct(personOf(server.state, as))) push(stateFor(server, as));
    else response.end();
  };
  const soon = () => {
    timer ??= setTimeout(show, server.hands?.isMoving() ? PASSING_MS : DEBOUNCE_MS);
  };
  const stop = server.workspace.subscribe(soon);
  const ticking = setInterval(soon, TICK_MS);
  response.on('close', () => {
    stop();
    clearInterval(ticking);
    if (timer !== null) clearTimeout(timer);
  });
}

async function act(
  { workspace, hands }: PageServer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!request.headers['content-type']?.startsWith('application/json')) return answerText(response, 415, 'JSON only');
  answerJson(response, 200, await performAct(workspace, hands, await readJson(request)));
}

/** Only files of the page's own folder, by plain names. */
async function serveFile(response: ServerResponse, name: string): Promise<boolean> {
  const type = TYPES[/^[a-z0-9-]+\.(html|js|css|svg)$/.exec(name)?.[1] ?? ''];
  if (type === undefined) return false;
  const bytes = await readFile(new URL(name, PAGE)).catch(() => null);
  if (bytes === null) return false;
  response.writeHead(200, { ...GUARDED, 'content-type': `${type}; charset=utf-8` });
  response.end(bytes);
  return true;
}
