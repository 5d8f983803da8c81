import { addDays, daysBetween, type LocalDate, type Period, periodOf, shiftPeriod } from '../../time/calendar.ts';
import {
  type ClientHealthFacts,
  type Mark,
  type MeetingDays,
  thresholds,
  type Verdict,
} from './client-health-facts.ts';
import { reportStandingOf } from './report-standing.ts';

const markIf = (needsYou: boolean, watch: boolean): Mark => (needsYou ? 'needs_you' : watch ? 'watch' : 'fine');

/** A day of a colleague in a zone ahead may be tomorrow. */
const daysSince = (day: LocalDate, today: LocalDate): number => Math.max(0, daysBetween(day, today));

/** How long ago anybody was in touch; silence counts from the last contact, or from when the present work began. */
export function contact({ lastContact, since, silenceDays: limit, today }: ClientHealthFacts): Verdict {
  const isInThisWork = lastContact !== undefined && lastContact >= since;
  const days = daysSince(isInThisWork ? lastContact : since, today);
  const mark = markIf(days >= limit, days >= limit - thresholds.silenceNear);
  const values = { days, limit };
  if (lastContact === undefined) return { mark, reason: 'contact.none', values: { ...values, since } };
  return isInThisWork
    ? { mark, reason: 'contact.last', values: { ...values, day: lastContact } }
    : { mark, reason: 'contact.before', values: { ...values, day: lastContact, since } };
}

/** A date is no meeting: it counts when it was held, so one that has passed asks whether it was. */
export function meeting({ lastHeld, due, bookedOn }: MeetingDays, today: LocalDate): Verdict | undefined {
  if (due === undefined) return undefined;
  const values = { held: lastHeld ?? ('never' as const), due };
  if (bookedOn !== undefined && bookedOn < today)
    return { mark: 'needs_you', reason: 'meeting.unconfirmed', values: { ...values, booked: bookedOn } };
  const days = daysBetween(due, today);
  if (days > 0)
    return bookedOn === undefined
      ? { mark: 'needs_you', reason: 'meeting.overdue', values: { ...values, days } }
      : { mark: 'watch', reason: 'meeting.overdue_booked', values: { ...values, days, booked: bookedOn } };
  if (bookedOn === undefined)
    return { mark: markIf(false, -days <= thresholds.meetingNear), reason: 'meeting.unbooked', values };
  return { mark: markIf(false, bookedOn > due), reason: 'meeting.booked', values: { ...values, booked: bookedOn } };
}

/** How many are open, by age. */
export function deviations({ deviations: opened, today }: ClientHealthFacts): Verdict {
  const oldest = earliest(opened);
  if (oldest === undefined) return { mark: 'fine', reason: 'deviations.none', values: {} };
  const upTo = (days: number) => opened.filter(day => daysSince(day, today) <= days).length;
  const short = upTo(thresholds.youngDeviation);
  const middle = upTo(thresholds.oldDeviation) - short;
  const long = opened.length - short - middle;
  const values = { count: opened.length, short, middle, long, day: oldest };
  return { mark: markIf(long > 0, true), reason: 'deviations.open', values };
}

const earliest = (days: readonly LocalDate[]): LocalDate | undefined => days.toSorted()[0];

/** How those were kept that came due lately. */
export function promises({ promises: { kept, broken, moved, overdue } }: ClientHealthFacts): Verdict {
  const due = kept + broken;
  if (due + moved + overdue === 0) return { mark: 'fine', reason: 'promises.none', values: {} };
  if (due === 0) return { mark: markIf(overdue > 0, false), reason: 'promises.none_due', values: { moved, overdue } };
  const isWatched = kept / due < thresholds.leastKept;
  return { mark: markIf(overdue > 0, isWatched), reason: 'promises.kept', values: { kept, due, moved, overdue } };
}

/** How many wait for an answer, and whether their next step was forgotten. */
export function suggestions({ suggestions: open, today }: ClientHealthFacts): Verdict {
  const day = earliest(open.map(({ filedOn }) => filedOn));
  if (day === undefined) return { mark: 'fine', reason: 'suggestions.none', values: {} };
  const late = open.filter(({ nextOn }) => nextOn !== null && nextOn < today).length;
  const mark = markIf(late > 0, day < addDays(today, -thresholds.longWait));
  return { mark, reason: 'suggestions.waiting', values: { count: open.length, day, late } };
}

/** How content it is decides the way; too little worth for its cost is as much a reason to act. */
export function satisfaction({ state, satisfactions: [newest, before] }: ClientHealthFacts): Verdict {
  if (!newest) return { mark: markIf(false, state === 'met'), reason: 'satisfaction.none', values: {} };
  const { onDay: day, satisfaction: now, value } = newest;
  const least = Math.min(now, value);
  const isDown = before !== undefined && now < before.satisfaction;
  const mark = markIf(least <= thresholds.contentTooLittle, least < thresholds.contentEnough || isDown);
  if (!before) return { mark, reason: 'satisfaction.one', values: { day, now, value } };
  const way = now === before.satisfaction ? 'same' : isDown ? 'down' : 'up';
  const values = { day, now, value, before: before.satisfaction, before_day: before.onDay };
  return { mark, reason: `satisfaction.${way}`, values };
}

/** Asked about once a quarter; a word that is older than the last quarter is worth asking for again. */
export function goal({ goals, today }: ClientHealthFacts): Verdict {
  const [first] = goals;
  if (!first) return { mark: 'needs_you', reason: 'goal.none', values: {} };
  const lately = shiftPeriod(periodOf('quarter', today), -1);
  const asked = goals.flatMap(({ review }) => (review ? [review] : []));
  const apart = asked.filter(({ ours, theirs }) => !(ours && theirs));
  const values = { goals: goals.length };
  if (apart.length > 0) {
    const quarter = latest(apart);
    return { mark: 'needs_you', reason: 'goal.apart', values: { ...values, count: apart.length, quarter } };
  }
  const unasked = goals.filter(({ review }) => review === undefined);
  if (unasked.length > 0) {
    const mark = markIf(
      false,
      unasked.some(({ since }) => periodOf('quarter', since) < lately),
    );
    return { mark, reason: 'goal.unasked', values: { ...values, count: unasked.length } };
  }
  const quarter = asked.map(review => review.quarter).toSorted()[0] ?? lately;
  return { mark: markIf(false, quarter < lately), reason: 'goal.agreed', values: { ...values, quarter } };
}

const latest = (reviews: readonly { readonly quarter: Period }[]): Period =>
  reviews
    .map(({ quarter }) => quarter)
    .toSorted()
    .at(-1) ?? '';

/** Whether the client heard on the day that it knows. */
export function report({ report: newest, today }: ClientHealthFacts): Verdict {
  if (!newest) return { mark: 'fine', reason: 'report.none', values: {} };
  const { month, dueOn: due, sentOn, of, late } = newest;
  const standing = reportStandingOf(newest, today);
  const often = late > thresholds.mostLateReports;
  const values = { month, due, of, late, ...(sentOn ? { sent: sentOn } : {}) };
  switch (standing.is) {
    case 'late':
      return { mark: 'needs_you', reason: 'report.late', values: { ...values, days: standing.days } };
    case 'let_go':
      return { mark: 'fine', reason: 'report.none', values: {} };
    case 'due':
      return { mark: 'watch', reason: 'report.due', values };
    case 'sent_late':
      return { mark: 'watch', reason: 'report.sent_late', values: { ...values, days: standing.days } };
    case 'sent_on_time':
      return { mark: markIf(false, often), reason: 'report.sent_on_time', values };
  }
}
