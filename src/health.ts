import type { Connection } from './db/connect.ts';
import { pendingMigrations } from './db/migrate.ts';
import { keyTrouble } from './enps/index.ts';
import { workspaceOf } from './settings/index.ts';

/** What the app needs to do its work, each with what is amiss; undefined: nothing. */
export interface Health {
  readonly database: string | undefined;
  readonly migrations: string | undefined;
  readonly tick: string | undefined;
  readonly messages: string | undefined;
  readonly slack: string | undefined;
  readonly keys: string | undefined;
}

export interface Vitals {
  readonly connection: Pick<Connection, 'db'>;
  readonly workspaceId: string;
  readonly now: Date;
  /** when the last round of work was over; undefined: none was yet */
  readonly lastTick: Date | undefined;
  /** since when no message could be sent, for a reason of ours; undefined: they can */
  readonly unsentSince: Date | undefined;
  readonly isReachable: boolean;
}

/** In milliseconds: a round is rung every five minutes at least, and may take a while. */
const longestRest = 10 * 60_000;
/** In milliseconds: so long what could not be sent may be tried again before anybody is told. */
const longestUnsent = 5 * 60_000;
const longestAnswer = 2_000;
/** Milliseconds for which a look is good. */
const fresh = 1_000;

/** How the app is, at this moment. Says what is amiss without a name or a word of anybody's. */
export async function healthOf(vitals: Vitals): Promise<Health> {
  const inDatabase = await withinTime(lookInside(vitals)).catch(() => undefined);
  return {
    database: inDatabase ? undefined : 'does not answer',
    migrations: inDatabase?.migrations,
    tick: restOf(vitals),
    messages: inDatabase?.held ?? unsentOf(vitals),
    slack: inDatabase?.halted ?? (vitals.isReachable ? undefined : 'not connected'),
    keys: inDatabase?.keys,
  };
}

/** By the connections for people: how it is for them is what is asked, and there a statement ends before the next look begins. */
async function lookInside({ connection: { db }, workspaceId, now }: Vitals) {
  const { halted, restoredAt } = await workspaceOf(db, workspaceId);
  const pending = await pendingMigrations(db);
  return {
    halted: halted === null ? undefined : `refuses the token: ${halted}`,
    held: restoredAt === null ? undefined : 'held since a backup was restored, until that is confirmed',
    migrations: pending.length > 0 ? `${pending.length} to apply` : undefined,
    keys: (await keyTrouble(db, workspaceId, now)) && 'cannot be read everywhere, or wait to be destroyed',
  };
}

function restOf({ lastTick, now }: Vitals): string | undefined {
  if (!lastTick) return 'none yet';
  const rest = now.getTime() - lastTick.getTime();
  return rest > longestRest ? `the last one was ${Math.round(rest / 60_000)} minutes ago` : undefined;
}

function unsentOf({ unsentSince, now }: Vitals): string | undefined {
  const fails = unsentSince && now.getTime() - unsentSince.getTime();
  return fails && fails > longestUnsent ? `not sent for ${Math.round(fails / 60_000)} minutes` : undefined;
}

async function withinTime<T>(work: Promise<T>): Promise<T> {
  const timeout = Promise.withResolvers<never>();
  const timer = setTimeout(() => timeout.reject(new Error('too slow')), longestAnswer);
  try {
    return await Promise.race([work, timeout.promise]);
  } finally {
    clearTimeout(timer);
  }
}

export const isWell = (health: Health): boolean => Object.values(health).every(trouble => trouble === undefined);

/** One look for everybody who asks while it lasts, and for a second after: asked often, it costs no more. `monotonic`: milliseconds. */
export function sharedLook<Found>(look: () => Promise<Found>, monotonic: () => number): () => Promise<Found> {
  let last: { readonly found: Promise<Found>; goodUntil: number } | undefined;
  const lookAgain = () => {
    const current = { found: look(), goodUntil: Number.POSITIVE_INFINITY };
    const age = () => {
      current.goodUntil = monotonic() + fresh;
    };
    current.found.then(age, age);
    return current;
  };
  return () => {
    if (!last || monotonic() > last.goodUntil) last = lookAgain();
    return last.found;
  };
}
