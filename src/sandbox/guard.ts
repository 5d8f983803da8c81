import type { IncomingMessage } from 'node:http';

/**
 * Whether a request comes from this machine by one of its own names. A foreign page in the browser can reach this port too:
 * under another host name (DNS rebinding), or from another origin.
 */
export function isFromHere({ headers }: IncomingMessage, port: number): boolean {
  const hosts = ['127.0.0.1', 'localhost', '[::1]'].map(name => `${name}:${port}`);
  const { host = '', origin } = headers;
  return hosts.includes(host) && (origin === undefined || hosts.some(each => origin === `http://${each}`));
}
