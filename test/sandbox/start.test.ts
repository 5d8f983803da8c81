import { expect, it, onTestFinished, vi } from 'vitest';
import { startApp } from '../../src/app.ts';
import { startSandbox } from '../../src/sandbox/start.ts';
import { freshDatabase } from '../support/database.ts';

const config = {
  slack: undefined,
  database: { kind: 'memory' },
  keysDir: '',
  tickSchedule: '* * * * *',
  maxClockSkewSeconds: 0,
  port: 0,
  production: false,
} as const;

it('stays open where the history of its firm fails, and says so', async () => {
  const said: string[] = [];
  for (const way of ['log', 'error'] as const)
    onTestFinished(vi.spyOn(console, way).mockImplementation(line => void said.push(String(line))).mockRestore);
  const database = await freshDatabase('pglite');
  const stop = await startSandbox(config, [], async ({ slack }, outside) => ({
    ...(await startApp({ slack, database: database.config }, outside)),
    round: () => Promise.reject(new Error('the database is away')),
  }));
  await vi.waitUntil(() => said.some(line => /history was not played.*away/.test(line)));
  const page = /http:\S+/.exec(said.join())?.[0] ?? '';
  expect(await (await fetch(page)).text()).toContain('<!doctype html>');
  await stop();
  await database.drop();
});
