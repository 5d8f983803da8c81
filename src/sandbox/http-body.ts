import type { IncomingMessage, ServerResponse } from 'node:http';
import { isFields } from './validator/schema.ts';

type Json = Readonly<Record<string, unknown>>;

const MAX_BYTES = 2_000_000;

/** The whole body, or null if it is longer than `max` bytes. */
export async function readBytes(request: IncomingMessage, max = MAX_BYTES): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > max) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** A JSON object from the body; null if it is none. */
export async function readJson(request: IncomingMessage): Promise<Json | null> {
  const bytes = await readBytes(request);
  try {
    const parsed: unknown = JSON.parse(bytes?.toString() ?? '');
    return isFields(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

/** The arguments of a call, from the query, a form or JSON; or the error Slack answers to anything else. */
export async function readCallBody(
  request: IncomingMessage,
  query: URLSearchParams,
): Promise<Json | 'invalid_post_type' | 'invalid_form_data'> {
  if (request.method === 'GET') return Object.fromEntries(query);
  const [type] = (request.headers['content-type'] ?? '').split(';');
  switch (type) {
    case 'application/json':
      return (await readJson(request)) ?? 'invalid_form_data';
    case 'application/x-www-form-urlencoded': {
      const bytes = await readBytes(request);
      return bytes === null ? 'invalid_form_data' : Object.fromEntries(new URLSearchParams(bytes.toString()));
    }
    default:
      return 'invalid_post_type';
  }
}

export function answerJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    ...headers,
  });
  response.end(JSON.stringify(body));
}

export function answerText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  response.end(text);
}
