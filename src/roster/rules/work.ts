import { addDays, type LocalDate } from '../../time/calendar.ts';
import type { Engagement } from './team.ts';

/** Days between two engagements that are no pause: one ends on a Friday, the next begins on a Monday, or a week later. */
const shortGap = 7;

export interface WorkFacts {
  readonly engagements: readonly Pick<Engagement, 'state' | 'startsOn' | 'endsOn'>[];
  /** from when one keeps in touch also without an engagement; undefined: one does not */
  readonly inTouchSince: LocalDate | undefined;
  /** from when it is a client of ours at all */
  readonly knownSince: LocalDate;
  readonly today: LocalDate;
}

/** The present run of work with a client. */
export interface Work {
  /** it has an active engagement today, or one keeps in touch; else it is paused */
  readonly active: boolean;
  /** when this run began; of a paused client, when it became one of ours */
  readonly since: LocalDate;
  /** the last day of work, as far as is known; null: it goes on */
  readonly endsOn: LocalDate | null;
}

interface Stretch {
  readonly from: LocalDate;
  /** null: without an end */
  readonly to: LocalDate | null;
}

/** What goes on today, with whatever went before and follows it without a real gap. What is only proposed is no work. */
export function workOf({ engagements, inTouchSince, knownSince, today }: WorkFacts): Work {
  const stretches: Stretch[] = engagements
    .filter(({ state, endsOn }) => state === 'active' || (state === 'ended' && endsOn !== null && endsOn < today))
    .map(({ startsOn, endsOn }) => ({ from: startsOn, to: endsOn }));
  if (inTouchSince) stretches.push({ from: inTouchSince, to: null });
  const run = runs(stretches).find(({ from, to }) => from <= today && (to === null || to >= today));
  const isOn = stretches.some(({ from, to }) => from <= today && (to === null || to >= today));
  return run && isOn
    ? { active: true, since: run.from, endsOn: run.to }
    : { active: false, since: knownSince, endsOn: null };
}

/** Stretches that touch, as one each. */
function runs(stretches: readonly Stretch[]): Stretch[] {
  const merged: Stretch[] = [];
  for (const next of stretches.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = merged.at(-1);
    if (last && (last.to === null || next.from <= addDays(last.to, shortGap)))
      merged[merged.length - 1] = { from: last.from, to: later(last.to, next.to) };
    else merged.push(next);
  }
  return merged;
}

const later = (a: LocalDate | null, b: LocalDate | null): LocalDate | null =>
  a === null || b === null ? null : a > b ? a : b;
