import { App, LogLevel, type Receiver } from '@slack/bolt';
import type { SlackConfig } from '../config.ts';
import type { Identity } from './client.ts';
import type { Listeners } from './listeners.ts';
import { type Reception, register } from './register.ts';
import { sdkLogger } from './sdk-log.ts';

/** Slack's way to the app. */
export interface Reachable {
  /** Resolves when Slack can reach the app, or when it is stopped; tries again with growing pauses until then. */
  start(): Promise<void>;
  stop(): Promise<void>;
  isReachable(): boolean;
}

/** Bolt on a receiver of ours, with everything that the features listen to. Which receiver it is, no feature ever knows. */
export function bolt(
  receiver: Receiver,
  { apiUrl, botToken }: Pick<SlackConfig, 'apiUrl' | 'botToken'>,
  identity: Identity,
  reception: Reception,
  listeners: readonly Listeners[],
): void {
  const logger = sdkLogger(reception.log);
  const { botId, botUserId, teamId } = identity;
  const app = new App({
    receiver,
    authorize: async () => ({ botToken: botToken.reveal(), botId, botUserId, teamId }),
    clientOptions: { slackApiUrl: apiUrl, retryConfig: { retries: 0 }, timeout: 10_000 },
    logger,
    logLevel: LogLevel.WARN,
  });
  register(app, reception, listeners);
  app.error(async error => reception.log.error('bolt_failed', { code: error.code }));
}
