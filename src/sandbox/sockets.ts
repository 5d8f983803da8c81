import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { isFields } from './validator/schema.ts';
import { acknowledge, sendWaitingEvents } from './workspace/deliveries.ts';
import type { State } from './workspace/state.ts';
import type { Envelope } from './workspace/traffic.ts';
import { violate } from './workspace/violations.ts';

const MAX_SOCKETS = 10;
const PING_MS = 10_000;
/** A connection that is told to go is closed after this time, gone or not. */
const LEAVE_MS = 10_000;

/** The app's Socket Mode connections: what a story can do to them. */
export interface Sockets {
  count(): number;
  /** tells every connection that it will be closed in ten seconds */
  warn(): void;
  /** asks every connection to be opened anew */
  refresh(): void;
  /** breaks every connection without a word */
  cut(): void;
}

export interface SocketServer extends Sockets {
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  send(envelope: Envelope): boolean;
  close(): void;
}

interface Open {
  /** in turn: the next envelope goes to the first */
  readonly sockets: WebSocket[];
  readonly state: State;
}

/** Serves Socket Mode: each envelope goes to one of the connections, in turn. */
export function createSocketServer(state: State): SocketServer {
  const server = new WebSocketServer({ noServer: true });
  const open: Open = { sockets: [], state };
  const pinging = setInterval(() => {
    for (const socket of open.sockets) socket.ping('ping');
  }, PING_MS).unref();
  const tellAll = (reason: string) => {
    for (const socket of open.sockets) {
      sendJson(socket, goodbye(reason));
      state.schedule(LEAVE_MS, () => socket.close());
    }
  };
  const breakAll = () => {
    for (const socket of server.clients) socket.terminate();
  };
  return {
    accept: (request, socket, head) => {
      if (!takeTicket(state, request)) return void socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      server.handleUpgrade(request, socket, head, connected => welcome(open, connected));
    },
    send: envelope => sendToOne(open, envelope),
    count: () => open.sockets.length,
    warn: () => tellAll('warning'),
    refresh: () => tellAll('refresh_requested'),
    cut: breakAll,
    close: () => {
      clearInterval(pinging);
      breakAll();
      server.close();
    },
  };
}

/** A ticket serves once. */
function takeTicket({ records: { tickets } }: State, request: IncomingMessage): boolean {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  return pathname === '/link' && tickets.delete(searchParams.get('ticket') ?? '');
}

function welcome(open: Open, socket: WebSocket): void {
  const { sockets, state } = open;
  socket.on('error', () => socket.terminate());
  if (sockets.length >= MAX_SOCKETS) {
    violate(state, 'socket', 'socket', 'too_many_websockets');
    sendJson(socket, goodbye('too_many_websockets'));
    socket.close();
    return;
  }
  sockets.push(socket);
  socket.on('close', () => {
    const place = sockets.indexOf(socket);
    if (place >= 0) sockets.splice(place, 1);
  });
  socket.on('message', data => receive(state, data));
  sendJson(socket, {
    type: 'hello',
    num_connections: sockets.length,
    connection_info: { app_id: state.records.bot.appId },
    debug_info: {
      host: 'sandbox',
      started: state.clock.now().toISOString(),
      build_number: 1,
      approximate_connection_time: 3600,
    },
  });
  sendWaitingEvents(state);
}

function receive(state: State, data: RawData): void {
  const frame = parsed(String(data));
  if (!isFields(frame) || typeof frame.envelope_id !== 'string') {
    violate(state, 'socket', 'socket', 'a frame that acknowledges nothing');
    return;
  }
  const { envelope_id: envelopeId, payload, ...rest } = frame;
  if (Object.keys(rest).length > 0) violate(state, 'socket', 'socket', `unexpected ${Object.keys(rest).join(', ')}`);
  acknowledge(state, envelopeId, payload);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function sendToOne({ sockets }: Open, envelope: Envelope): boolean {
  for (let tries = sockets.length; tries > 0; tries -= 1) {
    const socket = sockets.shift();
    if (socket === undefined) return false;
    sockets.push(socket);
    if (socket.readyState !== socket.OPEN) continue;
    sendJson(socket, envelope);
    return true;
  }
  return false;
}

function goodbye(reason: string) {
  return { type: 'disconnect', reason, debug_info: { host: 'sandbox' } };
}

function sendJson(socket: WebSocket, message: object): void {
  socket.send(JSON.stringify(message));
}
