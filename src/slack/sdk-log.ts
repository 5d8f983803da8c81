import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../ports.ts';

const longestMessage = 200;

/**
 * What the SDKs say, without content: the first words of a warning or an error. Debug and info are dropped, because the
 * SDK prints message bodies at debug and redacts only fields that are called token.
 */
export function sdkLogger(log: Log): Logger {
  const words = (message: unknown[]): string =>
    String(message[0] instanceof Error ? message[0].name : message[0]).slice(0, longestMessage);
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...message) => log.warn('slack_sdk', { message: words(message) }),
    error: (...message) => log.error('slack_sdk', { message: words(message) }),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}
