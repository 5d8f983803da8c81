import type { Tx } from '../db/connect.ts';
import { type Enqueued, enqueue, leftForSlack, newestMessage } from '../delivery/index.ts';
import type { Person } from '../roster/index.ts';
import { planOccurrences } from '../schedule/index.ts';
import { addWorkingDays, instantOf, type LocalDate, officeDayMinutes, officeTimeLater } from '../time/calendar.ts';
import type { Placement } from './queries.ts';

/** The messages of this room; those to the lead go to whoever leads the client when they are sent. */
export const kinds = {
  /** to her: she is asked, or asked again with other terms */
  asked: 'placement.asked',
  /** to her: her own word is needed */
  confirm: 'placement.confirm',
  reminder: 'placement.reminder',
  noted: 'placement.noted',
  withdrawn: 'placement.withdrawn',
  begun: 'placement.begun',
  firstWeek: 'placement.first_week',
  /** to the lead */
  answered: 'placement.answered',
  unanswered: 'placement.unanswered',
  left: 'placement.left',
  goalUnclear: 'placement.goal_unclear',
} as const;

/** What waits for her word, so that she is reminded and the lead hears of silence. */
export const answerCadence = 'placement_answer';
export const firstWeekCadence = 'placement_first_week';

/** Working days of hers until she is reminded, and from then until the lead hears of it; then silence. */
const daysUntilReminder = 2;
const daysUntilLead = 3;
/** Working days of hers between her first day and the question whether the goal is clear. */
const firstWeekDays = 3;

/** A round's own key. */
export const roundKey = (number: number): string => `#${number}`;
/** And that of her `answers`th word in it. */
export const wordKey = (number: number, answers: number): string => `${roundKey(number)}/${answers}`;

/** What is waited for: her answer to a round, or her word on what the lead wrote down. */
export const waitKey = ({ state, round }: Pick<Placement, 'state' | 'round'>): string =>
  state === 'to_confirm' ? wordKey(round.number, round.answers) : roundKey(round.number);

type About = Pick<Placement, 'id' | 'workspaceId'>;

/** Writes a message to be; its reader and its words are found when it is sent. */
export async function tell(
  tx: Tx,
  { id, workspaceId }: About,
  message: Pick<Enqueued, 'kind' | 'period' | 'class' | 'replacesId'>,
  now: Date,
): Promise<void> {
  await enqueue(tx, [{ workspaceId, subjectId: id, dueAt: now, ...message }]);
}

/** She is asked now, and the time runs from when she is there. `placement` is already in its new state. */
export async function tellHer(tx: Tx, placement: Placement, person: Person, now: Date): Promise<void> {
  const kind = placement.state === 'to_confirm' ? kinds.confirm : kinds.asked;
  const period = waitKey(placement);
  await tell(tx, placement, { kind, period, class: 'now', replacesId: await lastAsked(tx, placement) }, now);
  const { id: subjectId, workspaceId } = placement;
  const dueAt = reminderAt(now, person);
  await planOccurrences(tx, [{ workspaceId, cadence: answerCadence, subjectId, period, dueAt, closesAt: dueAt }]);
}

/** The newest message with a button by which she could still answer. */
const lastAsked = (tx: Tx, placement: Placement): Promise<string | undefined> =>
  newestMessage(tx, { ...everyAsking(placement), kinds: [kinds.asked, kinds.confirm, kinds.reminder] });

/** Has she ever heard of it? */
export const hasHeard = (tx: Tx, placement: Placement): Promise<boolean> =>
  leftForSlack(tx, { ...everyAsking(placement), kinds: [kinds.asked] });

function everyAsking({ id, workspaceId, round }: Placement) {
  const rounds = Array.from({ length: round.number }, (_, index) => index + 1);
  const words = Array.from({ length: round.answers }, (_, index) => wordKey(round.number, index + 1));
  return { workspaceId, subjectId: id, periods: [...rounds.map(roundKey), ...words] };
}

/** The message that the reminder takes the place of; undefined: nothing has left for Slack yet. */
export async function askedWith(tx: Tx, { id, workspaceId }: About, period: string): Promise<string | undefined> {
  const key = { workspaceId, subjectId: id, periods: [period], kinds: [kinds.asked, kinds.confirm] };
  return (await leftForSlack(tx, key)) ? newestMessage(tx, key) : undefined;
}

export const reminderAt = (from: Date, person: Person): Date => officeDaysLater(from, daysUntilReminder, person);
export const leadHearsAt = (from: Date, person: Person): Date => officeDaysLater(from, daysUntilLead, person);

/** Only days on which she works and is there count. Away without an end: a day later, to look again. */
function officeDaysLater(from: Date, days: number, { rhythm, away }: Person): Date {
  const at = officeTimeLater(from, days * officeDayMinutes(rhythm), rhythm, away);
  return at ?? new Date(from.getTime() + 24 * 60 * 60_000);
}

/** Once for each membership that begins by a placement. */
export async function planFirstWeek(tx: Tx, { id, workspaceId }: About, person: Person, since: LocalDate) {
  const { rhythm } = person;
  // Without a working day there is none on which to ask.
  if (rhythm.workingDays.length === 0) return;
  const dueAt = instantOf(addWorkingDays(since, firstWeekDays, rhythm), rhythm.opens, rhythm);
  const occurrence = { workspaceId, cadence: firstWeekCadence, subjectId: id, period: 'first_week' };
  await planOccurrences(tx, [{ ...occurrence, dueAt, closesAt: dueAt }]);
}
