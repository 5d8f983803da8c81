import { Worker } from 'node:worker_threads';

/**
 * Ends the process when its event loop has stood still for so long: nothing in it can be relied on any more, and whoever runs it starts
 * it again; leases make that safe. The beats are counted on a thread of its own. A process that was stopped as a whole and goes on is not
 * ended: then the thread stood still as well.
 */
export function watchdog(seconds: number): { stop(): Promise<void> } {
  const beats = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const beat = setInterval(() => Atomics.add(beats, 0, 1), (seconds * 1000) / checks / 2);
  beat.unref();
  const worker = new Worker(thread, {
    eval: true,
    execArgv: [],
    workerData: { beats, pid: process.pid, checks, every: (seconds * 1000) / checks },
    stdout: false,
  });
  worker.unref();
  return {
    stop: async () => {
      clearInterval(beat);
      await worker.terminate();
    },
  };
}

/** So many looks in a row without a beat mean that it stands still. */
const checks = 10;

/**
 * As text: a thread that runs while the process's own modules stand still should need none of them. Whoever is the first process of a container
 * is not killed by its own SIGKILL; there the debugger breaks in, wherever it stands still, and lets it end itself;
 * where that is in a native call (`Atomics.wait`, `execSync`), once the call is over.
 */
const thread = `
const { workerData: { beats, pid, checks, every } } = require('node:worker_threads');
const { writeSync } = require('node:fs');
let last = 0;
let still = 0;
const looking = setInterval(() => {
  const now = Atomics.load(beats, 0);
  still = now === last ? still + 1 : 0;
  last = now;
  if (still < checks) return;
  clearInterval(looking);
  writeSync(2, 'three-hats stood still and is ended; start it again\\n');
  process.kill(pid, 'SIGKILL');
  const { Session } = require('node:inspector');
  const session = new Session();
  session.connectToMainThread();
  session.post('Runtime.evaluate', { expression: "process.removeAllListeners('exit'); process.exit(137)" });
}, every);
`;
