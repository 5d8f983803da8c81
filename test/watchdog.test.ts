import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { asContainer, namespaces } from './support/namespaces.ts';

const module = join(import.meta.dirname, '../src/watchdog.ts');

/** A process with a watchdog of half a second that then does this, begun by those words; how it ended. */
function ended(
  what: string,
  ...begun: readonly string[]
): Promise<{ code: number | null; signal: string | null; said: string }> {
  const code = `const { watchdog } = await import(${JSON.stringify(module)}); const dog = watchdog(0.5); ${what}`;
  const [program = '', ...args] = [...begun, process.execPath, '--input-type=module', '-e', code];
  const child = spawn(program, args);
  let said = '';
  child.stderr.on('data', chunk => {
    said += String(chunk);
  });
  return new Promise(resolve => child.on('close', (exit, signal) => resolve({ code: exit, signal, said })));
}

it('ends a process whose event loop stands still, and says so', async () => {
  const end = await ended(`setTimeout(() => { for (const from = Date.now(); Date.now() - from < 20_000;); }, 200);`);
  expect(end).toMatchObject({ signal: 'SIGKILL', said: expect.stringContaining('stood still') });
});

it.skipIf(!namespaces)('ends the first process of a container too, which no SIGKILL of its own reaches', async () => {
  const still = `setTimeout(() => { for (const from = Date.now(); Date.now() - from < 20_000;); }, 200);`;
  const end = await ended(still, ...asContainer);
  expect(end).toMatchObject({ code: 137, said: expect.stringContaining('stood still') });
});

it.skipIf(!namespaces)('breaks in once only where it stands still in a call that nothing breaks into', async () => {
  const still = `const { execSync } = await import("node:child_process"); setTimeout(() => execSync("sleep 2"), 200);`;
  const end = await ended(still, ...asContainer);
  expect(end.code).toBe(137);
  expect(end.said.match(/stood still/g)).toHaveLength(1);
});

it('lets a busy process be, and keeps none alive', async () => {
  const busy = `for (const until = Date.now() + 1_500; Date.now() < until; await new Promise(setImmediate));`;
  expect(await ended(busy)).toEqual({ code: 0, signal: null, said: '' });
});

it('can be called off', async () => {
  const off = `await dog.stop(); for (const from = Date.now(); Date.now() - from < 1_500;);`;
  expect(await ended(off)).toEqual({ code: 0, signal: null, said: '' });
});
