import { isDatabasesFault } from '../db/errors.ts';
import { enqueue } from '../delivery/index.ts';
import { errorFields } from '../log.ts';
import type { Ports } from '../ports.ts';
import { workspaceOf } from '../settings/index.ts';
import { releaseRound, sealRound } from './close.ts';
import { destroyKeys, keysOf } from './custody.ts';
import { messageKinds } from './kinds.ts';
import * as queries from './queries.ts';

export interface Attending extends Pick<Ports, 'db' | 'keys' | 'log' | 'newId' | 'random'> {
  /** this process */
  readonly instance: string;
}

/**
 * What each running process does for the surveys at every round of its work, beside their life in `due`: whichever process wakes a round, one that
 * reads no keys may be the quicker one for ever. It shows whether it reads the keys: before all processes do, no round opens, and one that does not is
 * seen in the log and on the command line. Where it reads them it closes what is over, and destroys whatever keys are of no use any more.
 */
export async function attendRounds(attending: Attending, workspaceId: string, now: Date): Promise<void> {
  const { db, log } = attending;
  const rounds = await queries.roundsWithKeys(db, workspaceId);
  // What a restored backup holds back is not closed either.
  if (rounds.length === 0 || (await workspaceOf(db, workspaceId)).restoredAt !== null) return;
  for (const round of rounds) {
    try {
      await attend(attending, round, now);
    } catch (error) {
      if (isDatabasesFault(error)) throw error;
      log.error('enps_round_failed', { what: round.period, ...errorFields(error) });
    }
  }
}

async function attend(attending: Attending, round: queries.Round, now: Date): Promise<void> {
  switch (round.state) {
    case 'confirmed':
    case 'open':
      return showKeys(attending, round, now);
    case 'sealed':
      return release(attending, round, now);
    case 'cancelled':
    case 'void':
      return destroyLeft(attending, round, now);
    case 'closed':
  }
}

async function showKeys(attending: Attending, round: queries.Round, now: Date): Promise<void> {
  const { db, keys, instance } = attending;
  const pair = await keysOf(keys, round);
  if (!pair) await tellAdmin(attending, round, now);
  await queries.noteMissing(db, round.id, pair ? null : now);
  await queries.noteProof(db, round, { instance, readsKeys: pair !== undefined, seenAt: startOfMinute(now) });
  if (pair && round.state === 'open' && round.closesAt <= now)
    await db.transaction().execute(async tx => {
      const held = await queries.lockRound(tx, round.id, 'update');
      if (held?.state === 'open') await sealRound(attending, tx, held, pair);
    });
}

async function release(attending: Attending, { id }: queries.Round, now: Date): Promise<void> {
  await attending.db.transaction().execute(async tx => {
    const round = await queries.lockRound(tx, id, 'update');
    if (round?.state === 'sealed') await releaseRound(attending, tx, round, now);
  });
}

/** Keys of a round that gives no result: lost ones may come to light, others could not be destroyed when they should. */
async function destroyLeft({ db, keys }: Attending, round: queries.Round, now: Date): Promise<void> {
  if (!(await destroyKeys(keys, round, now))) return;
  await db.transaction().execute(tx => queries.changeRound(tx, round.id, { keysGone: true }));
}

/** The log says so at every round of work, an admin hears once a day, in her morning. */
async function tellAdmin({ db, log }: Attending, round: queries.Round, now: Date): Promise<void> {
  log.error('enps_keys_unreadable', { what: round.period });
  const { workspaceId, id: subjectId } = round;
  const message = { workspaceId, kind: messageKinds.keys, subjectId, period: now.toISOString().slice(0, 10) };
  await db.transaction().execute(tx => enqueue(tx, [{ ...message, class: 'morning', dueAt: now }]));
}

/** A round of work also follows on a click: its very moment stands nowhere. */
const startOfMinute = (now: Date): Date => new Date(Math.floor(now.getTime() / 60_000) * 60_000);
