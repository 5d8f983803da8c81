import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { WebAPIPlatformError } from '@slack/web-api';
import type { SlackConfig } from '../config.ts';
import type { Log } from '../ports.ts';
import { pause } from '../time/clock.ts';
import type { Identity } from './client.ts';
import { classify } from './errors.ts';
import type { Listeners } from './listeners.ts';
import { type Reception, register } from './register.ts';
import { sdkLogger } from './sdk-log.ts';

export interface Reachable {
  /** Resolves when Slack can reach the app; tries again with growing pauses until then. Rejects when stopped meanwhile. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** How long a pong may take. */
const pongTimeout = 2_500;
const firstPause = 1_000;
const longestPause = 30_000;

/**
 * So many connections at once: Slack renews each of them every few hours, sometimes without a word, and sends what people do over any that
 * is there. What comes over none is lost.
 */
const connections = 2;

/** Bolt over Socket Mode. */
export function socketApp(
  config: SlackConfig,
  identity: Identity,
  reception: Reception,
  listeners: readonly Listeners[],
): Reachable {
  const sockets = Array.from({ length: connections }, () => oneSocket(config, identity, reception, listeners));
  return {
    start: async () => void (await Promise.all(sockets.map(socket => socket.start()))),
    stop: async () => void (await Promise.all(sockets.map(socket => socket.stop()))),
  };
}

/** With a receiver of our own: Bolt's default hides the options that matter. */
function oneSocket(
  config: SlackConfig,
  identity: Identity,
  reception: Reception,
  listeners: readonly Listeners[],
): Reachable {
  const logger = sdkLogger(reception.log);
  const clientOptions = { slackApiUrl: config.apiUrl, retryConfig: { retries: 0 }, timeout: 10_000 };
  const receiver = new SocketModeReceiver({
    appToken: config.appToken.reveal(),
    clientPingTimeout: pongTimeout,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions },
    logger,
    logLevel: LogLevel.WARN,
  });
  const botToken = config.botToken.reveal();
  const app = new App({
    receiver,
    authorize: async () => ({
      botToken,
      botId: identity.botId,
      botUserId: identity.botUserId,
      teamId: identity.teamId,
    }),
    clientOptions: { ...clientOptions },
    logger,
    logLevel: LogLevel.WARN,
  });
  register(app, reception, listeners);
  app.error(async error => reception.log.error('bolt_failed', { code: error.code }));
  return kept(receiver, reception.log);
}

/**
 * Connects, and again whenever the connection ends. The SDK's own reconnecting gives up at the first call that fails, with a rejection
 * that nobody can catch, and an outage of Slack's at start would end the process too.
 */
function kept(receiver: SocketModeReceiver, log: Log): Reachable {
  const stopping = new AbortController();
  const { signal } = stopping;
  const reach = () => untilReached(() => receiver.start(), log, signal);
  const keep = async (): Promise<void> => {
    while (!signal.aborted) {
      await new Promise(resolve => receiver.client.once('disconnected', resolve));
      await pause(firstPause, signal);
      await reach();
    }
  };
  return {
    start: async () => {
      await reach();
      void keep();
    },
    stop: async () => {
      stopping.abort();
      await receiver.stop();
    },
  };
}

/**
 * Tries until Slack answers, with growing pauses. A refusal that will not pass (a wrong token, say) is thrown at once.
 * Resolves without having reached Slack when aborted.
 */
export async function untilReached(call: () => Promise<unknown>, log: Log, signal: AbortSignal): Promise<void> {
  for (let wait = firstPause; !signal.aborted; wait = Math.min(wait * 2, longestPause)) {
    try {
      await call();
      return;
    } catch (error) {
      if (isFinal(error)) throw error;
      log.warn('slack_unreachable', { error: error instanceof Error ? error.name : 'unknown', retry_ms: wait });
      await pause(wait, signal);
    }
  }
}

/** What is no answer of Slack's at all is a lost connection here. */
function isFinal(error: unknown): boolean {
  return error instanceof WebAPIPlatformError && classify(error.data.error) === 'final';
}
