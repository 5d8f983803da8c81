import { LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { Secret, SlackConfig } from '../config.ts';
import type { Log } from '../ports.ts';
import { pause } from '../time/clock.ts';
import { bolt, type Reachable } from './bolt.ts';
import type { Identity } from './client.ts';
import { failureOf } from './errors.ts';
import type { Listeners } from './listeners.ts';
import { untilReached } from './reach.ts';
import type { Reception } from './register.ts';
import { sdkLogger } from './sdk-log.ts';

/** How long a pong may take. */
const pongTimeout = 2_500;
/** Milliseconds between the end of a connection and the next try. */
const beforeAgain = 1_000;
/** The same after Slack has refused the token. */
const afterRefusal = 60_000;

/**
 * So many connections at once: Slack renews each of them every few hours, sometimes without a word, and sends what people do over any that
 * is there. What comes over none is lost.
 */
const connections = 2;

/** The Slack of an app that hears over a socket. */
export type SocketConfig = Pick<SlackConfig, 'botToken' | 'apiUrl'> & { readonly appToken: Secret };

/** Bolt over Socket Mode. */
export function socketApp(
  config: SocketConfig,
  identity: Identity,
  reception: Reception,
  listeners: readonly Listeners[],
): Reachable {
  const sockets = Array.from({ length: connections }, () => oneSocket(config, identity, reception, listeners));
  return {
    start: async () => void (await Promise.all(sockets.map(socket => socket.start()))),
    stop: async () => void (await Promise.all(sockets.map(socket => socket.stop()))),
    isReachable: () => sockets.some(socket => socket.isReachable()),
  };
}

/** With a receiver of our own: Bolt's default hides the options that matter. */
function oneSocket(
  config: SocketConfig,
  identity: Identity,
  reception: Reception,
  listeners: readonly Listeners[],
): Reachable {
  const receiver = new SocketModeReceiver({
    appToken: config.appToken.reveal(),
    clientPingTimeout: pongTimeout,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: { slackApiUrl: config.apiUrl, retryConfig: { retries: 0 }, timeout: 10_000 } },
    logger: sdkLogger(reception.log),
    logLevel: LogLevel.WARN,
  });
  bolt(receiver, config, identity, reception, listeners);
  return kept(receiver, reception.log);
}

/**
 * Connects, and again whenever the connection ends. The SDK's own reconnecting gives up at the first call that fails, with a rejection
 * that nobody can catch, and an outage of Slack's at start would end the process too.
 */
function kept(receiver: SocketModeReceiver, log: Log): Reachable {
  const stopping = new AbortController();
  const { signal } = stopping;
  let connected = false;
  const reach = async () => {
    await untilReached(() => receiver.start(), log, signal);
    connected = !signal.aborted;
  };
  const keep = async (): Promise<void> => {
    while (!signal.aborted) {
      await new Promise(resolve => receiver.client.once('disconnected', resolve));
      connected = false;
      await pause(beforeAgain, signal);
      await reachAgain();
    }
  };
  // A token that was taken before may be taken again; what is planned is sent with another one all the while.
  const reachAgain = async (): Promise<void> => {
    while (!connected && !signal.aborted)
      try {
        await reach();
      } catch (error) {
        log.error('slack_refused', { error: failureOf(error).error });
        await pause(afterRefusal, signal);
      }
  };
  return {
    start: async () => {
      await reach();
      void keep();
    },
    stop: async () => {
      stopping.abort();
      connected = false;
      await receiver.stop();
    },
    isReachable: () => connected,
  };
}
