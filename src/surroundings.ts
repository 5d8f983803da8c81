import type { Connection } from './db/connect.ts';
import { databaseState } from './db/state.ts';
import type { Log } from './ports.ts';
import { beat, endHalt, type Workspace, workspaceOf } from './settings/index.ts';
import type { SlackPort } from './slack/client.ts';

/** The world around the app, looked at before anything is done in it. */
export interface Surroundings {
  readonly connection: Connection;
  readonly workspace: Workspace;
  readonly slack: Pick<SlackPort, 'identity'>;
  readonly log: Log;
  /** our clock and the database's may differ by so much before nothing is done any more; 0: by any amount */
  readonly maxClockSkewSeconds: number;
}

/** What is due cannot be told when the clocks disagree: nothing is done until they agree again. */
export class ClockSkew extends Error {
  override readonly name = 'ClockSkew';
}

/**
 * Whether it is the same time here and in the database, and the same database as before; one that is not has perhaps forgotten its newest
 * commits. Throws `ClockSkew`.
 */
export async function lookAround(surroundings: Surroundings, now: Date): Promise<void> {
  const { connection, workspace, log, maxClockSkewSeconds } = surroundings;
  const state = connection.kind === 'postgres' ? await databaseState(connection.background) : undefined;
  const seconds = state ? Math.abs(state.now.getTime() - now.getTime()) / 1000 : 0;
  if (maxClockSkewSeconds > 0 && seconds > maxClockSkewSeconds) {
    log.error('clock_skew', { seconds: Math.round(seconds) });
    throw new ClockSkew('our clock and the database’s differ too much');
  }
  const life = await beat(connection.background, workspace.id, state?.identity, now);
  if (life === 'another') log.warn('database_changed', { what: 'messages are looked up before they are sent' });
}

/**
 * Whether Slack takes our token. One that was refused is tried again at every round, since an admin may have mended it: nothing waits for a
 * restart.
 */
export async function isTokenTaken({ slack, connection, workspace, log }: Surroundings): Promise<boolean> {
  const { halted } = await workspaceOf(connection.background, workspace.id);
  if (halted === null) return true;
  try {
    await slack.identity();
  } catch {
    return false;
  }
  await endHalt(connection.background, workspace.id);
  log.info('halt_ended');
  return true;
}
