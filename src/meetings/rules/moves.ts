import {
  type Away,
  addDays,
  daysBetween,
  instantOf,
  type LocalDate,
  type LocalTime,
  localDateOf,
  parseLocalTime,
  type Rhythm,
} from '../../time/calendar.ts';
import { worksOn } from './due.ts';

/** What was said already: undefined, not yet; null, it is on its way; else when it stood in Slack. */
export type Told = Date | null | undefined;

export interface MoveFacts {
  readonly now: Date;
  /** rolled */
  readonly due: LocalDate;
  /** the client’s: where its day is over */
  readonly zone: string;
  readonly askDays: number;
  /** whoever answers for the client now */
  readonly who: { readonly rhythm: Rhythm; readonly away: Away };
  /** when somebody else may answer for it, since an absence begins or ends: then everything is looked at again */
  readonly turnsAt: Date | undefined;
  /** undefined: no date yet */
  readonly booked: { readonly onDay: LocalDate; readonly startsAt: Date } | undefined;
  /** when a date was called off, if nothing happened since */
  readonly cancelledAt: Date | undefined;
  /** for which due day it was reported as overdue; null: it is not */
  readonly overdueFrom: LocalDate | null;
  readonly told: {
    readonly ask: Told;
    readonly askReminder: Told;
    readonly agenda: Told;
    readonly outcome: Told;
    readonly outcomeReminder: Told;
    readonly longOverdue: Told;
  };
}

export type Move =
  | 'ask'
  | 'remind_ask'
  | 'send_agenda'
  | 'ask_outcome'
  | 'remind_outcome'
  | 'report_overdue'
  | 'end_overdue'
  | 'tell_contact';

/** What a meeting that is not held yet has coming: what is due now, oldest first, and when to look again. */
export interface NextMoves {
  readonly moves: readonly { readonly move: Move; readonly dueAt: Date }[];
  readonly wakeAt: Date;
}

const askTime = parseLocalTime('09:00');
const midnight = parseLocalTime('00:00');
/** Days before it is due on which she is reminded, at the earliest so long after she was asked. */
const daysLeftAtReminder = 7;
const daysBetweenAsks = 3;
/** Working days that she has for the outcome. */
const outcomeDays = 3;
const longOverdueDays = 14;

/** The one decision about a meeting to come: who is asked what, when. Each thing is said once; what was missed and is stale is not said. */
export function nextMoves(facts: MoveFacts): NextMoves {
  const { now } = facts;
  const all = facts.booked ? bookedMoves(facts, facts.booked) : askMoves(facts);
  const planned = [...all, ...overdueMoves(facts)];
  const moves = planned.filter(({ dueAt }) => dueAt <= now);
  const coming = planned.filter(({ dueAt }) => dueAt > now).map(({ dueAt }) => dueAt.getTime());
  const waits = isOnItsWay(facts) ? [tomorrow(now)] : [];
  if (facts.turnsAt && facts.turnsAt > now) waits.push(facts.turnsAt.getTime());
  return { moves, wakeAt: new Date(Math.min(...coming, ...waits, nextMonth(now))) };
}

/** Moments that stay the same however often it is asked on the way there, so that planning again changes nothing. */
const tomorrow = (now: Date): number => Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1);
const nextMonth = (now: Date): number => Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1);

type Planned = NextMoves['moves'][number];

function askMoves(facts: MoveFacts): Planned[] {
  const { told, due, now } = facts;
  if (told.ask === undefined) return [{ move: 'ask', dueAt: askAt(facts) }];
  const isLate = now >= overAt(due, facts.zone);
  if (told.ask === null || told.askReminder !== undefined || isLate) return [];
  const dueAt = later(atWork(addDays(due, -daysLeftAtReminder), askTime, facts), hours(told.ask, daysBetweenAsks * 24));
  return dueAt < overAt(due, facts.zone) ? [{ move: 'remind_ask', dueAt }] : [];
}

/** Whoever has just called a date off is not asked for another on the same day. */
function askAt(facts: MoveFacts): Date {
  const { due, askDays, cancelledAt, who } = facts;
  const wanted = atWork(addDays(due, -askDays), askTime, facts);
  if (!cancelledAt) return wanted;
  return later(wanted, atWork(addDays(localDateOf(cancelledAt, who.rhythm), 1), askTime, facts));
}

function bookedMoves(facts: MoveFacts, { onDay, startsAt }: NonNullable<MoveFacts['booked']>): Planned[] {
  const { told, now } = facts;
  const planned: Planned[] = [];
  if (told.agenda === undefined && now < startsAt)
    planned.push({ move: 'send_agenda', dueAt: beginOf(agendaDay(onDay, facts), facts) });
  if (told.outcome === undefined)
    planned.push({ move: 'ask_outcome', dueAt: beginOf(outcomeDay(onDay, facts), facts) });
  else if (told.outcome !== null && told.outcomeReminder === undefined)
    planned.push({ move: 'remind_outcome', dueAt: reminderOfOutcome(told.outcome, facts) });
  return planned;
}

function reminderOfOutcome(asked: Date, facts: MoveFacts): Date {
  let day = localDateOf(asked, facts.who.rhythm);
  for (let left = outcomeDays; left > 0; left -= 1) day = workDay(addDays(day, 1), 1, facts.who);
  return instantOf(day, askTime, facts.who.rhythm);
}

/** Overdue when its day is over; what was to be on its day or before may have been held: she has a day of work to say so. */
function overdueMoves(facts: MoveFacts): Planned[] {
  const { due, booked, overdueFrom, told, now } = facts;
  const over = overAt(due, facts.zone);
  const saidBy = booked && booked.onDay <= due ? overAt(outcomeDay(booked.onDay, facts), facts.who.rhythm.zone) : over;
  const overdueAt = later(over, saidBy);
  if (now < overdueAt)
    return [
      ...(overdueFrom ? [{ move: 'end_overdue' as const, dueAt: now }] : []),
      { move: 'report_overdue', dueAt: overdueAt },
    ];
  const longAt = later(instantOf(addDays(due, longOverdueDays), midnight, facts.who.rhythm), overdueAt);
  return [
    ...(overdueFrom ? [] : [{ move: 'report_overdue' as const, dueAt: overdueAt }]),
    ...(told.longOverdue === undefined ? [{ move: 'tell_contact' as const, dueAt: longAt }] : []),
  ];
}

const isOnItsWay = ({ told, booked }: MoveFacts): boolean => (booked ? told.outcome : told.ask) === null;

/** So many days earlier she still gets the agenda herself. */
const agendaDaysEarlier = 3;

/**
 * The last day of work before the meeting; where she is away then, the one before that. Where she is away for longer, or on the day of the meeting
 * itself, it stays the last day before it, and whoever stands in gets the agenda.
 */
function agendaDay(onDay: LocalDate, { who }: MoveFacts): LocalDate {
  const before = workDay(addDays(onDay, -1), -1, { ...who, away: () => false });
  const hers = workDay(before, -1, who);
  return !who.away(onDay) && daysBetween(hers, before) <= agendaDaysEarlier ? hers : before;
}

/** The first day of work after the meeting. */
const outcomeDay = (onDay: LocalDate, { who }: MoveFacts): LocalDate => workDay(addDays(onDay, 1), 1, who);

const beginOf = (day: LocalDate, { who }: MoveFacts): Date => instantOf(day, midnight, who.rhythm);

const atWork = (day: LocalDate, time: LocalTime, { who }: MoveFacts): Date =>
  instantOf(workDay(day, 1, who), time, who.rhythm);

const overAt = (day: LocalDate, zone: string): Date => instantOf(addDays(day, 1), midnight, zone);

/** How far a day is looked for on which she works: then it is the day itself, and whoever stands in gets it. */
const searchDays = 40;

/** The day itself if she works then, else the nearest in the direction of `step`. */
function workDay(day: LocalDate, step: 1 | -1, { rhythm, away }: MoveFacts['who']): LocalDate {
  for (let far = 0; far < searchDays; far += 1) {
    const tried = addDays(day, far * step);
    if (worksOn(tried, rhythm) && !away(tried)) return tried;
  }
  return day;
}

const later = (a: Date, b: Date): Date => (a > b ? a : b);
const hours = (from: Date, count: number): Date => new Date(from.getTime() + count * 3_600_000);

/** The same facts once these moves were made. */
export function afterMoves(facts: MoveFacts, moves: readonly Move[]): MoveFacts {
  const said = (move: Move, told: Told): Told => (told === undefined && moves.includes(move) ? null : told);
  const { told, due } = facts;
  const reported = moves.includes('report_overdue') ? due : facts.overdueFrom;
  return {
    ...facts,
    overdueFrom: moves.includes('end_overdue') ? null : reported,
    told: {
      ask: said('ask', told.ask),
      askReminder: said('remind_ask', told.askReminder),
      agenda: said('send_agenda', told.agenda),
      outcome: said('ask_outcome', told.outcome),
      outcomeReminder: said('remind_outcome', told.outcomeReminder),
      longOverdue: said('tell_contact', told.longOverdue),
    },
  };
}
