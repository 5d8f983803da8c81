import { WebAPIPlatformError } from '@slack/web-api';
import type { Log } from '../ports.ts';
import { pause } from '../time/clock.ts';
import type { Reachable } from './bolt.ts';
import { classify } from './errors.ts';

const firstPause = 1_000;
const longestPause = 30_000;

/**
 * Tries until Slack answers, with growing pauses. A refusal that will not pass (a wrong token, say) is thrown at once.
 * Resolves without having reached Slack as soon as it is aborted, also in the middle of a call.
 */
export async function untilReached(call: () => Promise<unknown>, log: Log, signal: AbortSignal): Promise<void> {
  for (let wait = firstPause; !signal.aborted; wait = Math.min(wait * 2, longestPause)) {
    try {
      await orAborted(call(), signal);
      return;
    } catch (error) {
      if (isFinal(error)) throw error;
      log.warn('slack_unreachable', { error: error instanceof Error ? error.name : 'unknown', retry_ms: wait });
      await pause(wait, signal);
    }
  }
}

/** Opens the way to the app. Rejects with the reason, and closes it again, once nobody waits for the app any more. */
export async function startUnlessGivenUp(reachable: Reachable, givenUp: AbortSignal): Promise<void> {
  await orAborted(reachable.start(), givenUp);
  if (!givenUp.aborted) return;
  await reachable.stop();
  throw givenUp.reason;
}

/** Over when the work is, or at once when it is aborted; what the work comes to then is nobody's. */
async function orAborted(work: Promise<unknown>, signal: AbortSignal): Promise<void> {
  const aborted = Promise.withResolvers<void>();
  const leave = () => aborted.resolve();
  signal.addEventListener('abort', leave, { once: true });
  try {
    await Promise.race([work, signal.aborted ? undefined : aborted.promise]);
  } finally {
    signal.removeEventListener('abort', leave);
  }
}

/** What is no answer of Slack's at all is a lost connection here. */
function isFinal(error: unknown): boolean {
  return error instanceof WebAPIPlatformError && classify(error.data.error) === 'final';
}
