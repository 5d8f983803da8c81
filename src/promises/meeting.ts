import type { Tx } from '../db/connect.ts';
import { idOf } from '../db/ids.ts';
import { enqueue } from '../delivery/index.ts';
import { messageKinds } from './kinds.ts';
import * as queries from './queries.ts';

/** What was promised in a meeting, a line each, before anything of it has a keeper or a day. */
export interface PromisedInMeeting {
  readonly workspaceId: string;
  readonly clientId: string;
  readonly meetingId: string;
  /** who leads the client */
  readonly leadId: string;
  /** who wrote it down */
  readonly actorId: string;
  readonly lines: readonly string[];
}

/** Notes what was promised in a meeting; the same line of one meeting is noted once. The lead is asked to complete it. */
export async function noteFromMeeting(tx: Tx, promised: PromisedInMeeting, now: Date): Promise<void> {
  const { workspaceId, meetingId } = promised;
  const ids: string[] = [];
  for (const line of promised.lines.map(each => each.trim()).filter(each => each !== '')) {
    const id = idOf('promise', meetingId, line);
    if (await noteLine(tx, { ...promised, id, noted: line }, now)) ids.push(id);
  }
  const [period] = ids;
  if (!period) return;
  const about = { workspaceId, kind: messageKinds.noted, subjectId: meetingId, period };
  await enqueue(tx, [{ ...about, class: 'morning', dueAt: now }]);
}

type Line = Omit<PromisedInMeeting, 'lines'> & { readonly id: string; readonly noted: string };

/** False: it is noted already. */
async function noteLine(tx: Tx, { id, noted, actorId, ...meeting }: Line, now: Date): Promise<boolean> {
  const { workspaceId, clientId, meetingId, leadId } = meeting;
  const nothingYet = { state: 'noted', goalId: null, round: 0, promisedRound: null } as const;
  const row = { id, workspaceId, clientId, meetingId, leadId, noted, ...nothingYet, recordedAt: now };
  if (!(await queries.insertPromise(tx, row))) return false;
  await queries.noteEntry(tx, { promiseId: id, workspaceId, event: 'noted', at: now, personId: actorId });
  return true;
}
