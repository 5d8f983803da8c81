import { addYears } from 'date-fns/addYears';
import type { Tx } from '../db/connect.ts';
import { applySteps, findOccurrence, planOccurrences } from '../schedule/index.ts';
import { cadenceOf } from './kinds.ts';
import { type MeetingKey, periodOf } from './rules.ts';

/** An occurrence has no day on which it is over: it ends when its meeting was held. */
const forEver = 100;

export const endlessFrom = (now: Date): Date => addYears(now, forEver);

/** Something has changed by which something else may be due: it is looked at with the next tick. Holds its occurrence. */
export async function wakeMeeting(
  tx: Tx,
  key: MeetingKey & { readonly workspaceId: string },
  now: Date,
): Promise<void> {
  const { workspaceId, clientId, kind, number } = key;
  const occurrence = { workspaceId, cadence: cadenceOf(kind), subjectId: clientId, period: periodOf(number) };
  await planOccurrences(tx, [{ ...occurrence, dueAt: now, closesAt: endlessFrom(now) }]);
}

/** It was held: nothing more comes of it. */
export async function endOccurrence(tx: Tx, { clientId, kind, number }: MeetingKey): Promise<void> {
  const occurrence = await findOccurrence(tx, cadenceOf(kind), clientId, periodOf(number));
  if (occurrence?.state !== 'planned') return;
  await applySteps(tx, [{ occurrence, step: { state: 'closed', reason: 'held' } }]);
}
