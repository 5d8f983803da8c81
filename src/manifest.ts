import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Document, parseDocument } from 'yaml';
import { requestPath } from './slack/requests.ts';

/** `manifest.yml` as it is in the project: for an app that opens a socket. */
export const readManifest = (): Promise<string> => readFile(join(import.meta.dirname, '../manifest.yml'), 'utf8');

/**
 * The same for an app that Slack reaches by requests to an address of its own. Throws a sentence for an address that Slack would not take: it has
 * to be https. The path that is ours may stand at its end or not.
 */
export function manifestForRequests(manifest: string, address: string): string {
  const url = `${baseOf(address)}${requestPath}`;
  const document: Document = parseDocument(manifest);
  document.setIn(['settings', 'socket_mode_enabled'], false);
  document.setIn(['settings', 'interactivity', 'request_url'], url);
  document.setIn(['settings', 'event_subscriptions', 'request_url'], url);
  document.setIn(['features', 'slash_commands', 0, 'url'], url);
  return document.toString();
}

function baseOf(address: string): string {
  const parsed = URL.canParse(address) ? new URL(address) : undefined;
  if (parsed?.protocol !== 'https:' || parsed.search || parsed.hash || parsed.username)
    throw new Error('Say the public address of the app, such as https://hats.firm.example');
  const path = parsed.pathname.replace(/\/+$/, '');
  return `${parsed.origin}${path.endsWith(requestPath) ? path.slice(0, -requestPath.length) : path}`;
}
