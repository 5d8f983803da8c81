import { randomBytes, randomUUID } from 'node:crypto';
import { type RunningApp, startApp } from './app.ts';
import type { Config, SlackConfig } from './config.ts';
import { fileKeys } from './keys/file-keys.ts';
import type { Log } from './ports.ts';
import { ring } from './ring.ts';
import { notYet, type Served, type Serving, serve } from './server.ts';
import { requestPath } from './slack/requests.ts';
import { systemClock, tzdataVersion } from './time/clock.ts';
import { watchdog } from './watchdog.ts';

type LiveConfig = Config & { readonly slack: SlackConfig };

/**
 * Starts the app for a real workspace, with the machine's clock, chance and files. Its addresses are there before it is: a start may wait
 * for Slack, and whoever looks after the process must not end it for that. Returns how to stop it. Rejects with the reason of `givenUp`.
 */
export async function startLive(config: LiveConfig, log: Log, givenUp: AbortSignal): Promise<() => Promise<void>> {
  const { maxClockSkewSeconds, slack } = config;
  log.info('starting', { mode: slack.mode, tzdata: tzdataVersion() });
  const started: { app?: RunningApp } = {};
  const server = await serveIt(config, () => started.app, log);
  const chance = { newId: randomUUID, random: randomBytes, keys: fileKeys(config.keysDir, randomBytes) };
  const outside = { clock: systemClock, log, ...chance, paced: true, maxClockSkewSeconds, givenUp };
  try {
    const app = await startApp(config, outside);
    started.app = app;
    watchdog(10);
    const ringing = ring(app, config.tickSchedule, outside);
    return async () => {
      await ringing.stop();
      // Whoever asks meanwhile is answered by another instance.
      await server?.close();
      await app.stop();
    };
  } catch (error) {
    await server?.close();
    throw error;
  }
}

/** Without its address an app on a socket can do its work all the same: several on one machine share a port that one of them has. */
async function serveIt(
  { port, slack }: LiveConfig,
  app: () => RunningApp | undefined,
  log: Log,
): Promise<Serving | undefined> {
  try {
    const server = await serve(port, servedOf(app, slack), log);
    log.info('serving', { address: `:${server.port}` });
    return server;
  } catch (error) {
    if (slack.mode === 'http') throw error;
    log.warn('health_not_served', { code: (error as { code?: string }).code });
    return undefined;
  }
}

const servedOf = (app: () => RunningApp | undefined, { mode }: SlackConfig): Served => ({
  health: async () => app()?.health(),
  requests:
    mode === 'http'
      ? { path: requestPath, listener: (...given) => (app()?.requests?.listener ?? notYet)(...given) }
      : undefined,
});
