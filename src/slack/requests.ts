import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { HTTPReceiver, LogLevel } from '@slack/bolt';
import type { Secret, SlackConfig } from '../config.ts';
import type { Clock, Log } from '../ports.ts';
import { type BodyKind, bodyKindOf, isPing, isReadable } from './bodies.ts';
import { bolt } from './bolt.ts';
import type { Identity } from './client.ts';
import type { Listeners } from './listeners.ts';
import type { Reception } from './register.ts';
import { sdkLogger } from './sdk-log.ts';
import { judgeSignature } from './signature.ts';

/** The one request URL: events, clicks, forms, commands. */
export const requestPath = '/slack/events';
/** Bytes; the largest of Slack's, a form with everything in it, has a tenth of that. */
const longestBody = 1_000_000;
/** Bytes of a request that nobody has signed. */
const longestPing = 1_000;

/** The Slack of an app that hears over signed HTTP. */
export type RequestConfig = Pick<SlackConfig, 'botToken' | 'apiUrl'> & { readonly signingSecret: Secret };

/** Bolt behind a web server of ours: answers what comes in at `requestPath`. */
export function requestApp(
  config: RequestConfig,
  identity: Identity,
  reception: Reception & { readonly clock: Clock },
  listeners: readonly Listeners[],
): RequestListener {
  const receiver = new HTTPReceiver({
    // Done here, by our clock and to both sides: Bolt takes what is signed for later.
    signatureVerification: false,
    signingSecret: 'checked at the door',
    endpoints: requestPath,
    logger: sdkLogger(reception.log),
    logLevel: LogLevel.WARN,
  });
  bolt(receiver, config, identity, reception, listeners);
  const { log, clock } = reception;
  const door = { secret: config.signingSecret, log, clock, inside: receiver.requestListener };
  return (request, response) => void letIn(door, request, response);
}

interface Door {
  readonly secret: Secret;
  readonly log: Log;
  readonly clock: Clock;
  readonly inside: RequestListener;
}

/** Nobody but Slack comes in, nothing longer than Slack sends, and nothing that Bolt cannot read: it would end the process. */
async function letIn({ secret, log, clock, inside }: Door, request: IncomingMessage, response: ServerResponse) {
  try {
    const timestamp = one(request.headers['x-slack-request-timestamp']);
    const signature = one(request.headers['x-slack-signature']);
    const body = await bodyOf(request, timestamp && signature ? longestBody : longestPing);
    if (body === 'too_long') return refuse(response, 413);
    const kind = bodyKindOf(request.headers['content-type']);
    const verdict = judgeSignature({ body, timestamp, signature }, secret.reveal(), clock.now());
    if (verdict !== 'signed') {
      // Slack looks now and then whether the certificate is good, without a signature; nothing else is done for it.
      if (isPing(body, kind)) return void response.writeHead(200).end();
      log.warn('request_refused', { what: verdict });
      return refuse(response, 401);
    }
    if (!isReadable(body, kind)) {
      log.warn('request_refused', { what: 'unreadable' });
      return refuse(response, 400);
    }
    inside(asBoltReads(request, body, kind), response);
  } catch {
    // It broke off: nobody is there to be answered more.
    if (!response.headersSent) refuse(response, 400);
  }
}

const one = (header: string | string[] | undefined): string | undefined =>
  typeof header === 'string' ? header : undefined;

/** Bolt knows a form by the bare name of its type only. */
function asBoltReads(request: IncomingMessage, rawBody: Buffer, kind: BodyKind): IncomingMessage {
  request.headers['content-type'] = kind;
  return Object.assign(request, { rawBody });
}

async function bodyOf(request: IncomingMessage, longest: number): Promise<Buffer | 'too_long'> {
  if (Number(request.headers['content-length'] ?? 0) > longest) return 'too_long';
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    length += chunk.length;
    if (length > longest) return 'too_long';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Nothing that is left of the request is read. */
function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: 'close' }).end();
}
