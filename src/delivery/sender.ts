import { addSeconds } from 'date-fns/addSeconds';
import { setAsideFailing } from './bundle.ts';
import { lookUp } from './look-up.ts';
import { editMessage, postMessage } from './post.ts';
import { type Prepared, prepare } from './prepare.ts';
import * as queries from './queries.ts';
import { mostFailures, pauseAfter } from './rules.ts';
import type { Sending } from './sending.ts';
import { tellAdmin } from './trouble.ts';

/** Sends everything that is due. Returns how many rows had their turn. Throws when the database fails; what was begun is taken up by its lease. */
export async function sendDue(sending: Sending): Promise<number> {
  const due = await queries.countDue(sending.db, sending.readers, sending.clock.now(), sending.lanes);
  const ends = await Promise.allSettled(Array.from({ length: due }, () => sendOneByOne(sending)));
  const failure = ends.find(end => end.status === 'rejected');
  if (failure) throw failure.reason;
  return ends.reduce((sum, end) => sum + (end.status === 'fulfilled' ? end.value : 0), 0);
}

/** The turn is taken before the row, so that reader and words are those of the moment; a row that posts nothing leaves it to the next. */
async function sendOneByOne(sending: Sending): Promise<number> {
  let rows = 0;
  for (let hasTurn = false; ; rows += 1) {
    if (!hasTurn) await sending.turns.post();
    if (sending.ending?.aborted) return rows;
    const prepared = await prepareNext(sending);
    if (!prepared) return rows;
    hasTurn = prepared.do !== 'post';
    await carryOut(sending, prepared);
  }
}

/** One row in one transaction; undefined when nothing is due. A row whose feature throws is put off, so that the others go on. */
async function prepareNext(sending: Sending): Promise<Prepared | undefined> {
  const now = sending.clock.now();
  const claimed: queries.Claimed[] = [];
  try {
    return await sending.db.transaction().execute(async tx => {
      const row = await queries.claimDue(tx, sending.readers, now);
      if (row) claimed.push(row);
      return row && prepare(sending, tx, row, now);
    });
  } catch (error) {
    const [row] = claimed;
    if (!row) throw error;
    await setAside(sending, row, error, now);
    return { do: 'nothing' };
  }
}

async function setAside(sending: Sending, row: queries.OutboxRow, error: unknown, now: Date): Promise<void> {
  const name = error instanceof Error ? error.name : 'unknown';
  sending.log.error('delivery_failed', { delivery: row.id, kind: row.kind, error: name });
  if (row.class === 'bundle' && (await setAsideFailing(sending, row, now))) return;
  const until = addSeconds(now, pauseAfter(row.failures + 1));
  const parked = await queries.putOff(sending.db, row, { until, now, reason: `error: ${name}`, mostFailures });
  if (parked) await tellAdmin(sending.db, row, now);
}

async function carryOut(sending: Sending, prepared: Prepared): Promise<void> {
  switch (prepared.do) {
    case 'nothing':
      return;
    case 'post':
      return postMessage(sending, prepared);
    case 'edit':
      return editMessage(sending, prepared);
    case 'look_up':
      return lookUp(sending, prepared.row);
  }
}
