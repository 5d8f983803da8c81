import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres.ts';

/** Real Postgres servers for the suites that need one: the oldest and the newest version that must work. */
export interface Servers {
  readonly 15: string | null;
  readonly 18: string | null;
}

declare module 'vitest' {
  interface ProvidedContext {
    postgres: Servers;
  }
}

/** Starts both; where one cannot start, `TEST_DATABASE_URL` stands in, else its suites are skipped with a printed line. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const fallback = process.env.TEST_DATABASE_URL ?? null;
  const [fifteen, eighteen] = await Promise.all([startPostgres('15'), startPostgres('18')]);
  project.provide('postgres', { 15: fifteen?.url ?? fallback, 18: eighteen?.url ?? fallback });
  return async () => {
    await fifteen?.stop();
    await eighteen?.stop();
  };
}
