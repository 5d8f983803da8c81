import { randomUUID } from 'node:crypto';
import type { Db } from '../../src/db/connect.ts';
import * as promises from '../../src/promises/queries.ts';
import { parseLocalDate } from '../../src/time/calendar.ts';

export interface PromiseWritten {
  readonly workspaceId: string;
  readonly clientId: string;
  readonly leadId: string;
  readonly keeperId: string;
  readonly words?: string;
  readonly toWhom?: string;
  readonly written?: string;
  readonly dueOn?: string;
  /** what she said when she accepted it */
  readonly said?: string;
  readonly state?: 'offered' | 'promised';
  /** changes that come after it was accepted */
  readonly later?: promises.PromiseChange;
}

/** Writes down a promise of one round, as if it had gone its way to `state`; its id. */
export async function aPromise(db: Db, written: PromiseWritten): Promise<string> {
  const id = randomUUID();
  const { workspaceId, clientId, leadId, keeperId, state = 'promised', said = null, later } = written;
  const at = new Date('2026-11-03T10:00:00Z');
  const isAccepted = state === 'promised';
  const nothing = { noted: null, goalId: null, meetingId: null };
  const { words = 'Answer by Friday', toWhom = 'Liv', written: where = 'the mail of Monday', dueOn } = written;
  const terms = { words, toWhom, written: where, dueOn: parseLocalDate(dueOn ?? '2026-12-15'), estimateDays: 2 };
  const given = { keeperId, givenBy: leadId, givenAt: at, givenOn: parseLocalDate('2026-11-03'), reason: null };
  await db.transaction().execute(async tx => {
    const row = { id, workspaceId, clientId, leadId, state, round: 1, promisedRound: isAccepted ? 1 : null };
    await promises.insertPromise(tx, { ...row, ...nothing, recordedAt: at });
    const round = { promiseId: id, number: 1 };
    await promises.insertTerms(tx, { ...round, workspaceId, ...terms, ...given });
    if (isAccepted) await promises.answerTerms(tx, round, { answer: 'accepted', words: said, at });
    if (later) await promises.changePromise(tx, id, later);
  });
  return id;
}
