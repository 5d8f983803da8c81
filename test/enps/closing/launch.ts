import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Order, Report } from './instance.ts';

/** Another process of the app. */
export interface Other {
  /** Resolves when it has done it. */
  tell(order: Order): Promise<Report>;
  /** Resolves when it has ended by itself; the signal. */
  tellToDie(order: Order): Promise<unknown>;
  end(): Promise<void>;
}

const entry = fileURLToPath(new URL('./instance.ts', import.meta.url));

export function launch(): Other {
  const child = fork(entry, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: [] });
  return {
    tell: async order => {
      const over = new AbortController();
      const ended = once(child, 'exit', over).then(() => Promise.reject(new Error('the process ended')));
      const answered = once(child, 'message', over);
      for (const outcome of [ended, answered]) outcome.catch(() => undefined);
      child.send(order);
      try {
        const [report] = await Promise.race([answered, ended]);
        return report as Report;
      } finally {
        over.abort();
      }
    },
    tellToDie: async order => {
      const ended = once(child, 'exit');
      child.send(order);
      const [, signal] = await ended;
      return signal;
    },
    end: () => ended(child),
  };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}
