import { createHmac } from 'node:crypto';
import { acknowledge, failDelivery } from './workspace/deliveries.ts';
import type { State } from './workspace/state.ts';
import type { Envelope } from './workspace/traffic.ts';

/** An app that hears over HTTP instead of a socket. */
export interface RequestTarget {
  /** the one request URL for events, interactivity and commands */
  readonly url: string;
  readonly signingSecret: string;
  /** of this machine, not of the workspace: the app refuses what was signed more than five minutes ago */
  readonly clock: { now(): Date };
}

/** Asks the app whether the address is its own, as Slack does before it sends anything else. Throws if it is not. */
export async function verifyTarget(target: RequestTarget, challenge: string): Promise<void> {
  const asked = JSON.stringify({ type: 'url_verification', token: 'sandbox', challenge });
  const response = await post(target, asked, 'application/json');
  const answered = await response.text();
  if (!answered.includes(challenge)) throw new Error(`${target.url} did not answer the challenge: ${response.status}`);
}

/** Sends one envelope; what the app answers within the request is its acknowledgement. */
export function sendRequest(state: State, target: RequestTarget, envelope: Envelope): true {
  const { envelope_id: id, type, retry_attempt: attempt = 0 } = envelope;
  const isEvent = type === 'events_api';
  const retry = { 'x-slack-retry-num': String(attempt), 'x-slack-retry-reason': 'http_timeout' };
  post(target, bodyOf(envelope), isEvent ? 'application/json' : FORM, attempt > 0 ? retry : {})
    .then(async response => {
      if (!response.ok) throw new Error(`${response.status}`);
      acknowledge(state, id, answerIn(await response.text()));
    })
    .catch(() => failDelivery(state, id));
  return true;
}

/** Exactly this: with a charset behind it, Bolt would not read the form. */
const FORM = 'application/x-www-form-urlencoded';

function bodyOf({ type, payload }: Envelope): string {
  switch (type) {
    case 'events_api':
      return JSON.stringify(payload);
    case 'interactive':
      return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
    case 'slash_commands':
      return new URLSearchParams(
        Object.entries(payload).map(([name, value]): [string, string] => [name, String(value)]),
      ).toString();
  }
}

function post(
  { url, signingSecret, clock }: RequestTarget,
  body: string,
  contentType: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const timestamp = String(Math.floor(clock.now().getTime() / 1000));
  const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  const signed = { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${signature}` };
  // As bytes, since fetch would add a charset to the type of a text.
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': contentType, ...signed, ...headers },
    body: Buffer.from(body),
  });
}

/** Nothing, a JSON object, or plain words. */
function answerIn(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return { text };
  }
}
