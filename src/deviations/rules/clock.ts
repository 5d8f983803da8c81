import {
  type Away,
  addWorkingDays,
  type LocalDate,
  localDateOf,
  officeDayMinutes,
  officeTimeLater,
  type Rhythm,
  type WorkDays,
} from '../../time/calendar.ts';
import { type DeviationState, isEnded, isUntaken, type Severity } from './path.ts';

/** How long somebody may take to take a deviation up. */
export interface ResponseTimes {
  readonly responseCriticalHours: number;
  readonly responseMajorDays: number;
  readonly responseMinorDays: number;
}

/** Until when whoever was told at `since` takes it up, in her working hours. Null: she is away for years. */
export function takeUpDueAt(
  since: Date,
  severity: Severity,
  times: ResponseTimes,
  holder: { readonly rhythm: Rhythm; readonly away: Away },
): Date | null {
  // So long ago that its holidays are no longer known: over, however long she may take.
  if (localDateOf(since, holder.rhythm) < holder.rhythm.calendar.first) return since;
  const day = officeDayMinutes(holder.rhythm);
  const minutes = {
    critical: times.responseCriticalHours * 60,
    major: times.responseMajorDays * day,
    minor: times.responseMinorDays * day,
  };
  return officeTimeLater(since, minutes[severity], holder.rhythm, holder.away);
}

/** What somebody is reminded of, once each. `key` tells it from all others of its deviation. */
export interface Nudge {
  readonly kind: 'daily' | 'action' | 'action_late' | 'check' | 'check_late' | 'client';
  readonly key: string;
}

export interface DayFacts {
  readonly today: LocalDate;
  /** working days of whoever answers for it */
  readonly days: WorkDays;
  readonly state: DeviationState;
  readonly severity: Severity;
  /** how often it was opened, this time included */
  readonly opening: number;
  readonly openedOn: LocalDate;
  readonly contained: boolean;
  readonly openActions: readonly { readonly id: string; readonly dueOn: LocalDate }[];
  readonly checkDueOn: LocalDate | null;
  /** tells one asking for the check from every other */
  readonly checkKey: string;
  /** what was said about the client; null where there is none, or where it is none of the client's business by its nature */
  readonly clientWord: { readonly word: ClientWord; readonly until: LocalDate | null } | null;
  readonly clientWordDays: number;
}

export const clientWords = ['none', 'told', 'not_yet', 'not_theirs'] as const;
export type ClientWord = (typeof clientWords)[number];

/** So long is a check that is due waited for before the owner hears of it. */
const checkPatience = 5;

/** What is due on that day, in one digest (0.13, 3.07). What was due before and was not sent is due still. */
export function nudgesOn(facts: DayFacts): Nudge[] {
  if (isEnded(facts.state)) return [];
  const daily = dailyNudges(facts);
  // One thing at a time: first it is contained, then the client hears.
  return [...daily, ...actionNudges(facts), ...checkNudges(facts), ...(daily.length > 0 ? [] : clientNudges(facts))];
}

/** Has the working day come that lies so many after a day? One whose holidays are no longer known lies more than a year back. */
const hasCome = (today: LocalDate, day: LocalDate, workingDays: number, days: WorkDays): boolean =>
  day < days.calendar.first || today >= addWorkingDays(day, workingDays, days);

function dailyNudges({ today, severity, contained, openedOn, opening }: DayFacts): Nudge[] {
  const asked = severity === 'critical' && !contained && today > openedOn;
  return asked ? [{ kind: 'daily', key: `${opening}/${today}` }] : [];
}

function actionNudges({ today, days, openActions }: DayFacts): Nudge[] {
  return openActions.flatMap(({ id, dueOn }) => [
    ...(today >= dueOn ? [{ kind: 'action' as const, key: id }] : []),
    ...(hasCome(today, dueOn, 2, days) ? [{ kind: 'action_late' as const, key: id }] : []),
  ]);
}

function checkNudges({ today, days, state, checkDueOn, checkKey: key }: DayFacts): Nudge[] {
  if (state !== 'awaiting_check' || !checkDueOn || today < checkDueOn) return [];
  const late = hasCome(today, checkDueOn, checkPatience, days);
  return [{ kind: 'check', key }, ...(late ? [{ kind: 'check_late' as const, key }] : [])];
}

/** Asked of whoever has taken it up: once when nothing was said, and once more when the day has passed until which the client was not to know. */
function clientNudges({ today, days, state, openedOn, opening, clientWord, clientWordDays }: DayFacts): Nudge[] {
  if (!clientWord || isUntaken(state)) return [];
  const { word, until } = clientWord;
  if (word === 'none')
    return hasCome(today, openedOn, clientWordDays, days) ? [{ kind: 'client', key: `${opening}` }] : [];
  return word === 'not_yet' && until && today > until ? [{ kind: 'client', key: `until ${until}` }] : [];
}

/** Days from the first signal until the client was told, or until today; null where the client is not concerned (3.07). */
export function daysUntold(
  facts: { readonly openedOn: LocalDate; readonly word: ClientWord; readonly toldOn: LocalDate | null },
  today: LocalDate,
): number | null {
  if (facts.word === 'not_theirs') return null;
  const end = facts.toldOn ?? today;
  return Math.max(0, Math.round((Date.parse(end) - Date.parse(facts.openedOn)) / 86_400_000));
}
