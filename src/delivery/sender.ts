import { addSeconds } from 'date-fns/addSeconds';
import { isDatabasesFault } from '../db/errors.ts';
import { setAsideFailing } from './bundle.ts';
import { isDiscreet, shownAs, tellOfEnd } from './discreet.ts';
import { lookUp } from './look-up.ts';
import { editMessage, type Moment, momentOf, postMessage } from './post.ts';
import { type Prepared, prepareAll } from './prepare.ts';
import * as queries from './queries.ts';
import { mostFailures, pauseAfter } from './rules.ts';
import type { Sending } from './sending.ts';

/** Sends everything that is due. Returns how many rows had their turn. Throws when the database fails; what was begun is taken up by its lease. */
export async function sendDue(sending: Sending): Promise<number> {
  const { lanes, batch } = sending.flow;
  const due = await queries.countDue(sending.db, sending.readers, sending.clock.now(), lanes * batch);
  const ends = await Promise.allSettled(Array.from({ length: Math.ceil(due / batch) }, () => sendInLane(sending)));
  const failure = ends.find(end => end.status === 'rejected');
  if (failure) throw failure.reason;
  return ends.reduce((sum, end) => sum + (end.status === 'fulfilled' ? end.value : 0), 0);
}

/** The turn is taken before the rows, so that readers and words are those of the moment; where nothing is posted, it stays for the next. */
async function sendInLane(sending: Sending): Promise<number> {
  let rows = 0;
  for (let hasTurn = false; ; ) {
    if (!hasTurn && !sending.ending?.aborted) await sending.turns.post();
    if (sending.ending?.aborted) return rows;
    const since = momentOf(sending);
    const prepared = await prepareNext(sending);
    if (prepared.length === 0) return rows;
    rows += prepared.length;
    hasTurn = !prepared.some(each => each.do === 'post');
    await settled(prepared.map(each => carryOut(sending, each, since)));
  }
}

/** All of them end before the first failure is thrown: none is left alone. */
async function settled(works: readonly Promise<void>[]): Promise<void> {
  const failure = (await Promise.allSettled(works)).find(end => end.status === 'rejected');
  if (failure) throw failure.reason;
}

/** Some rows in one transaction; empty when nothing is due. When a feature throws, each is tried alone, so that only the broken one waits. */
async function prepareNext(sending: Sending): Promise<Prepared[]> {
  const now = sending.clock.now();
  const claimed: queries.Claimed[] = [];
  try {
    return await sending.db.transaction().execute(async tx => {
      claimed.push(...(await queries.claimDue(tx, sending.readers, now, sending.flow.batch)));
      return prepareAll(sending, tx, claimed, now);
    });
  } catch (error) {
    const [row, ...others] = claimed;
    // What the database does is not the row's fault.
    if (!row || isDatabasesFault(error)) throw error;
    if (others.length > 0) return (await Promise.all(claimed.map(each => prepareAlone(sending, each, now)))).flat();
    await setAside(sending, row, error, now);
    return [{ do: 'nothing' }];
  }
}

async function prepareAlone(sending: Sending, row: queries.OutboxRow, now: Date): Promise<Prepared[]> {
  try {
    return await sending.db
      .transaction()
      .execute(async tx => prepareAll(sending, tx, await queries.claimOne(tx, sending.readers, now, row.id), now));
  } catch (error) {
    if (isDatabasesFault(error)) throw error;
    await setAside(sending, row, error, now);
    return [{ do: 'nothing' }];
  }
}

async function setAside(sending: Sending, row: queries.OutboxRow, error: unknown, now: Date): Promise<void> {
  const name = error instanceof Error ? error.name : 'unknown';
  const which = isDiscreet(sending, row) ? {} : { delivery: row.id, kind: row.kind };
  sending.log.error('delivery_failed', { ...which, error: name });
  if (row.class === 'bundle' && (await setAsideFailing(sending, row, now))) return;
  const until = addSeconds(now, pauseAfter(row.failures + 1));
  const parkedAs = shownAs(sending, row, 'failed');
  const parked = await queries.putOff(sending.db, row, {
    until,
    now,
    reason: `error: ${name}`,
    mostFailures,
    parkedAs,
  });
  if (!parked) return;
  if (row.class === 'bundle') await queries.goAlone(sending.db, row.id, now);
  await sending.db.transaction().execute(tx => tellOfEnd(sending, tx, row, now));
}

async function carryOut(sending: Sending, prepared: Prepared, since: Moment): Promise<void> {
  switch (prepared.do) {
    case 'nothing':
      return;
    case 'post':
      return postMessage(sending, prepared, since);
    case 'edit':
      return editMessage(sending, prepared);
    case 'look_up':
      return lookUp(sending, prepared.row);
  }
}
