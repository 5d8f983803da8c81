import { randomBytes, randomUUID } from 'node:crypto';
import { startApp } from './app.ts';
import { environment, readConfig } from './config.ts';
import { fileKeys } from './keys/file-keys.ts';
import { jsonLog } from './log.ts';
import { startFailure, stopOnSignal } from './process.ts';
import { ring } from './ring.ts';
import { systemClock, tzdataVersion } from './time/clock.ts';
import { watchdog } from './watchdog.ts';

const read = readConfig(environment());
if (!read.ok) {
  console.error(
    `three-hats can't start. Please mend the environment:\n${read.mistakes.map(line => `  ${line}`).join('\n')}`,
  );
  process.exit(1);
}
const { config } = read;
const { slack, maxClockSkewSeconds } = config;
const log = jsonLog();
try {
  if (slack) {
    log.info('starting', { mode: 'socket', tzdata: tzdataVersion() });
    const keys = fileKeys(config.keysDir, randomBytes);
    const chance = { newId: randomUUID, random: randomBytes, keys };
    const outside = { clock: systemClock, log, ...chance, paced: true, maxClockSkewSeconds };
    const app = await startApp({ ...config, slack }, outside);
    watchdog(10);
    const ringing = ring(app, config.tickSchedule, outside);
    stopOnSignal(async () => {
      await ringing.stop();
      await app.stop();
    }, log);
  } else {
    const { startSandbox } = await import('./sandbox/start.ts');
    stopOnSignal(await startSandbox(config, process.argv.slice(2), startApp), log);
  }
} catch (error) {
  console.error(startFailure(error));
  process.exit(1);
}
