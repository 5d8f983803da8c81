import { randomUUID } from 'node:crypto';
import { startApp } from '../../src/app.ts';
import { environment, readConfig } from '../../src/config.ts';
import { jsonLog } from '../../src/log.ts';
import { startFailure, stopOnSignal } from '../../src/process.ts';
import { ring } from '../../src/ring.ts';
import { chance } from '../support/chance.ts';

/**
 * One process of the app, as `src/main.ts` starts it, but for its clock: how many milliseconds that is ahead of the machine's it is told
 * at first by `CLOCK_AHEAD_MS`, later by messages. It ends with whoever started it.
 */
const time = { ahead: Number(environment().CLOCK_AHEAD_MS) };
process.on('message', ahead => {
  time.ahead = Number(ahead);
});
process.on('disconnect', () => process.exit(1));

const read = readConfig(environment());
if (!read.ok || !read.config.slack) throw new Error(`the environment is wrong: ${JSON.stringify(read)}`);
const { config } = read;
const log = jsonLog();
try {
  const outside = {
    clock: { now: () => new Date(Date.now() + time.ahead) },
    log,
    newId: randomUUID,
    ...chance('kill'),
    paced: true,
  };
  const app = await startApp({ ...config, slack: read.config.slack }, outside);
  const ringing = ring(app, config.tickSchedule, outside);
  stopOnSignal(async () => {
    await ringing.stop();
    await app.stop();
  }, log);
} catch (error) {
  console.error(startFailure(error));
  process.exit(1);
}
