import { addDays as daysLater } from 'date-fns/addDays';
import type { Tx } from '../db/connect.ts';
import { enqueue, newestMessage } from '../delivery/index.ts';
import { leadershipNow, type PeopleContext, people } from '../roster/index.ts';
import { applySteps, lockOccurrence, type Occurrence, occurrencesOf, planOccurrences } from '../schedule/index.ts';
import { instantOf, type LocalDate, localDateOf, parseLocalTime, type Rhythm } from '../time/calendar.ts';
import { actionCadence, messageKinds } from './kinds.ts';
import type { Action } from './queries.ts';
import { daysBetweenReminders, reminderAfter, reminderKey, reminderNumber } from './rules.ts';

const morning = parseLocalTime('09:00');
const midnight = parseLocalTime('00:00');

/** To somebody to whom an action was given: once a person and action. */
export const givenKey = (personId: string): string => `given ${personId}`;

/** Whose words a message's period stands for: an action was given to her; undefined: it is a reminder. */
export const givenTo = (period: string): string | undefined =>
  period.startsWith('given ') ? period.slice('given '.length) : undefined;

/** After an action was written or changed: when it comes back to whoever looks after it, or that it does not any more. */
export async function followAction(
  tx: Tx,
  context: PeopleContext,
  action: Action,
  before: Action | undefined,
): Promise<void> {
  const last = await lastReminder(tx, action.id);
  const planned = last?.state === 'planned' ? last : undefined;
  if (action.state !== 'open' || action.dueOn === null) {
    const step = { state: 'closed', reason: action.state } as const;
    await applySteps(tx, planned ? [{ occurrence: planned, step }] : []);
    return;
  }
  const dueAt = instantOf(action.dueOn, morning, await rhythmFor(tx, context, action));
  const isAnew = before?.state !== 'open' || before.dueOn !== action.dueOn;
  // One that is late already comes back as it was going to.
  if (!isAnew && dueAt <= context.now) return;
  const number = last ? reminderNumber(last.period) + (planned ? 0 : 1) : 1;
  await plan(tx, action, { number, dueAt });
}

/** The newest reminder, held. */
async function lastReminder(tx: Tx, actionId: string): Promise<Occurrence | undefined> {
  const seen = await newestOf(tx, actionId);
  const held = seen && (await lockOccurrence(tx, seen.id));
  // Had it just run, the next one was planned in that transaction.
  return held?.state === seen?.state ? held : newestOf(tx, actionId);
}

async function newestOf(tx: Tx, actionId: string): Promise<Occurrence | undefined> {
  const all = await occurrencesOf(tx, actionId);
  return all.toSorted((one, other) => reminderNumber(other.period) - reminderNumber(one.period))[0];
}

async function plan(
  tx: Tx,
  { id: subjectId, workspaceId }: Action,
  { number, dueAt }: { readonly number: number; readonly dueAt: Date },
): Promise<void> {
  const closesAt = daysLater(dueAt, daysBetweenReminders);
  await planOccurrences(tx, [
    { workspaceId, cadence: actionCadence, subjectId, period: reminderKey(number), dueAt, closesAt },
  ]);
}

/** Her days and clock who looks after it; the workspace's where she is gone. */
async function rhythmFor(tx: Tx, context: PeopleContext, { workspaceId, ownerId }: Action): Promise<Rhythm> {
  const [owner] = await people(tx, context, { ids: [ownerId] });
  return owner?.active ? owner.rhythm : (await leadershipNow(tx, context, workspaceId)).rhythm;
}

/** Reminds of an open action, and plans the next time: it comes back until it is closed. */
export async function remindOf(tx: Tx, context: PeopleContext, action: Action, period: string): Promise<void> {
  const rhythm = await rhythmFor(tx, context, action);
  const today = localDateOf(context.now, rhythm);
  const at = (day: LocalDate, time = morning) => instantOf(day, time, rhythm);
  const number = reminderNumber(period);
  const next = reminderAfter(number, today);
  const about = { workspaceId: action.workspaceId, subjectId: action.id };
  const replacesId = await newestMessage(tx, {
    ...about,
    kinds: [messageKinds.action],
    periods: [reminderKey(number - 1)],
  });
  const message = { ...about, kind: messageKinds.action, period, dueAt: at(today, midnight), expiresAt: at(next.on) };
  await enqueue(tx, [{ ...message, class: 'morning', replacesId }]);
  await plan(tx, action, { number: next.number, dueAt: at(next.on) });
}
