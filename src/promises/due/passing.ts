import type { Tx } from '../../db/connect.ts';
import { enqueue, newestMessage, toldAbout } from '../../delivery/index.ts';
import { observe } from '../../deviations/index.ts';
import { addDays, instantOf, parseLocalTime, type Rhythm } from '../../time/calendar.ts';
import { soonKey } from '../keeping.ts';
import { messageKinds, roundKey } from '../kinds.ts';
import type { PromiseDuePorts } from '../ports.ts';
import * as queries from '../queries.ts';
import type { DueMove } from '../rules.ts';

/** Its day has passed without it: that stays, and whoever answers for the client hears of a deviation. */
export async function breakPromise(
  ports: PromiseDuePorts,
  tx: Tx,
  { id, workspaceId, clientId, brokenOn, inForce }: queries.ClientPromise,
  now: Date,
): Promise<void> {
  if (!inForce) throw new Error('what is not promised cannot be broken');
  const { dueOn, number, words: actual } = inForce;
  await queries.changePromise(tx, id, { state: 'overdue', brokenOn: brokenOn ?? addDays(dueOn, 1) });
  await queries.noteEntry(tx, { promiseId: id, workspaceId, event: 'come_due', at: now, onDay: dueOn });
  const subject = { kind: 'client' as const, id: clientId };
  const about = { workspaceId, family: 'promise' as const, subject, topic: id, period: roundKey(number), actual };
  await observe(ports, tx, { ...about, reasons: ['promise_overdue'] }, now);
}

/** A reminder's own key. */
const reminderKey = (round: number, daysBefore: number): string => `${roundKey(round)}.${daysBefore}`;

/** Which reminders these promises had in their terms in force, by how many working days before. */
export async function remindedOf(
  tx: Tx,
  { workspaceId, ids }: { readonly workspaceId: string; readonly ids: readonly string[] },
): Promise<(promise: queries.ClientPromise) => number[]> {
  const told = await toldAbout(tx, { workspaceId, kinds: [messageKinds.remind], subjectIds: ids });
  return ({ id, inForce }) => {
    const about = `${roundKey(inForce?.number ?? 0)}.`;
    const own = told.filter(({ subjectId, period }) => subjectId === id && period.startsWith(about));
    return own.map(({ period }) => Number(period.slice(about.length)));
  };
}

interface Soon {
  readonly promise: queries.ClientPromise;
  readonly move: Extract<DueMove, { do: 'remind' }>;
  readonly reminded: readonly number[];
  readonly rhythm: Rhythm;
}

/** It is due soon: its keeper hears it, and the last time whoever leads the client. Not worth saying once the day is over. */
export async function remind(
  tx: Tx,
  { promise: { id, workspaceId, inForce }, move, reminded, rhythm }: Soon,
  now: Date,
): Promise<void> {
  if (!inForce) return;
  const { number, dueOn } = inForce;
  const expiresAt = instantOf(addDays(dueOn, 1), parseLocalTime('00:00'), rhythm);
  const about = { workspaceId, subjectId: id, class: 'morning' as const, dueAt: now, expiresAt };
  const before = reminded.map(daysBefore => reminderKey(number, daysBefore));
  const replacesId = before.length > 0 ? await lastReminder(tx, { id, workspaceId }, before) : undefined;
  const toKeeper = { ...about, kind: messageKinds.remind, period: reminderKey(number, move.daysBefore), replacesId };
  const toLead = { ...about, kind: messageKinds.leadWord, period: soonKey(number) };
  await enqueue(tx, [toKeeper, ...(move.lead ? [toLead] : [])]);
}

const lastReminder = (
  tx: Tx,
  { id, workspaceId }: Pick<queries.ClientPromise, 'id' | 'workspaceId'>,
  periods: string[],
) => newestMessage(tx, { workspaceId, subjectId: id, kinds: [messageKinds.remind], periods });
