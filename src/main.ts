import { setImmediate as nextTurn } from 'node:timers/promises';
import { jsonLog } from './log.ts';
import { MistakenEnvironment, runUntilSignal, startFailure } from './process.ts';

const log = jsonLog();
// Whatever takes long to load comes after there is somebody who listens to signals: nobody else does it for the first process of a container.
const start = async (givenUp: AbortSignal) => {
  const { environment, readConfig } = await import('./config.ts');
  const read = readConfig(environment());
  if (!read.ok) throw new MistakenEnvironment(read.mistakes);
  // An import may take a whole turn of the event loop, and signals are heard between two.
  await nextTurn();
  givenUp.throwIfAborted();
  const { config } = read;
  const { slack } = config;
  if (slack) return (await import('./live.ts')).startLive({ ...config, slack }, log, givenUp);
  const { startApp } = await import('./app.ts');
  const { startSandbox } = await import('./sandbox/start.ts');
  await nextTurn();
  givenUp.throwIfAborted();
  return startSandbox(config, process.argv.slice(2), startApp);
};
try {
  await runUntilSignal(start, log);
} catch (error) {
  console.error(startFailure(error));
  process.exit(1);
}
