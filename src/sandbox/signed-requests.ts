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

/**
 * Asks the app whether the address is its own, as Slack does before it sends anything else, and looks at its certificate, as Slack does now
 * and then, with a request that is not signed. Throws if the answer to either is wrong.
 */
export async function verifyTarget(target: RequestTarget, challenge: string): Promise<void> {
  const asked = JSON.stringify({ type: 'url_verification', token: 'sandbox', challenge });
  const response = await post(target, asked, 'application/json', signatureOf(target, asked));
  const answered = await response.text();
  if (!answered.includes(challenge)) throw new Error(`${target.url} did not answer the challenge: ${response.status}`);
  const looked = await post(target, 'ssl_check=1&token=sandbox', FORM, {});
  await looked.arrayBuffer();
  if (!looked.ok) throw new Error(`${target.url} does not let its certificate be looked at: ${looked.status}`);
}

/** Sends one envelope; what the app answers within the request is its acknowledgement. */
export function sendRequest(state: State, target: RequestTarget, envelope: Envelope): true {
  const { envelope_id: id, type } = envelope;
  const body = bodyOf(envelope);
  const headers = { ...signatureOf(target, body), ...retryHeaders(envelope) };
  post(target, body, type === 'events_api' ? 'application/json' : FORM, headers)
    .then(async response => {
      const isFinal = response.headers.get('x-slack-no-retry') === '1';
      const answered = await response.text();
      if (response.ok) acknowledge(state, id, answerIn(answered));
      else failDelivery(state, id, { reason: 'http_error', isFinal });
    })
    .catch(() => failDelivery(state, id, { reason: 'connection_failed', isFinal: false }));
  return true;
}

function retryHeaders({
  retry_attempt: attempt = 0,
  retry_reason: reason,
}: Envelope): Readonly<Record<string, string>> {
  if (attempt === 0) return {};
  const told = reason === 'timeout' ? 'http_timeout' : String(reason);
  return { 'x-slack-retry-num': String(attempt), 'x-slack-retry-reason': told };
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

function signatureOf({ signingSecret, clock }: RequestTarget, body: string): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(clock.now().getTime() / 1000));
  const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${signature}` };
}

function post(
  { url }: RequestTarget,
  body: string,
  contentType: string,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  // As bytes, since fetch would add a charset to the type of a text.
  return fetch(url, { method: 'POST', headers: { 'content-type': contentType, ...headers }, body: Buffer.from(body) });
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
