import { DirectoryInUse, DirectoryRefused } from './db/lock.ts';
import { errorFields } from './log.ts';
import type { Log } from './ports.ts';

/** However a stop goes, it is over after so many milliseconds. */
const longestStop = 4_500;

/** What the environment says can't be followed; each mistake is a line that names its variable. */
export class MistakenEnvironment extends Error {
  override readonly name = 'MistakenEnvironment';

  constructor(mistakes: readonly string[]) {
    super(`three-hats can't start. Please mend the environment:\n${mistakes.map(line => `  ${line}`).join('\n')}`);
  }
}

/**
 * Starts, and stops on a signal by what the start gave. A start that a signal finds at work is given up; rejects when it fails otherwise.
 */
export async function runUntilSignal(
  start: (givenUp: AbortSignal) => Promise<() => Promise<void>>,
  log: Log,
): Promise<void> {
  const givingUp = new AbortController();
  // First of all: a start may load at once whatever it imports.
  stopOnSignal(async () => {
    givingUp.abort();
    // What a start that was given up has opened it has closed itself.
    const stop = await started.catch(() => undefined);
    await stop?.();
  }, log);
  const started = start(givingUp.signal);
  await started.catch(error => {
    if (!givingUp.signal.aborted) throw error;
  });
}

/** Ends gracefully on Ctrl-C and SIGTERM, within five seconds; whatever nobody caught is logged by name and ends the process. */
export function stopOnSignal(stop: () => Promise<void>, log: Log): void {
  let stopping = false;
  const end = (code: number) => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(code), longestStop).unref();
    stop()
      .catch(error => log.error('stop_failed', errorFields(error)))
      .finally(() => process.exit(code));
  };
  process.on('SIGINT', () => end(0));
  process.on('SIGTERM', () => end(0));
  // A disconnect that races a reconnect rejects with nothing in the Slack SDK; while stopping it means nothing.
  process.on('unhandledRejection', error => {
    if (stopping) return;
    log.error('unhandled', errorFields(error));
    end(1);
  });
  process.on('uncaughtException', error => {
    log.error('uncaught', errorFields(error));
    end(1);
  });
}

/** Why the app did not start, for whoever started it: one sentence, or a line for each mistake of the environment. */
export function startFailure(error: unknown): string {
  if (error instanceof MistakenEnvironment || error instanceof DirectoryRefused) return error.message;
  if (error instanceof DirectoryInUse)
    return 'The data directory is in use by another three-hats. Stop that one first, or set DATA_DIR.';
  if (error instanceof Error && error.name === 'OtherWorkspace')
    return 'This database holds another workspace. Use an empty one, or the one that belongs to this token.';
  const slackError = (error as { data?: { error?: unknown } } | null)?.data?.error;
  if (typeof slackError === 'string') return `Slack refused the token: ${slackError}.`;
  const code = (error as { code?: unknown } | null)?.code;
  const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return `three-hats can't start: ${typeof code === 'string' ? `${code} ` : ''}${error instanceof Error ? error.message : 'unknown error'}${cause}`;
}
