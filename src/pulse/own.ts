import type { Db } from '../db/connect.ts';
import type { Person } from '../roster/index.ts';
import { occurrencesOf } from '../schedule/index.ts';
import { type LocalDate, type LocalTime, localDateOf } from '../time/calendar.ts';
import * as queries from './queries.ts';
import { cadenceOf } from './rules.ts';

/** What somebody may know of her own check-ins. Days are local dates of hers. */
export interface OwnPulse {
  /** open now, until that day */
  readonly openUntil: LocalDate | undefined;
  readonly next:
    | { readonly on: LocalDate; readonly at: LocalTime; readonly workingDay: number | undefined }
    | undefined;
  readonly stopped: boolean;
  /** oldest first */
  readonly answers: readonly { readonly period: string; readonly score: number | null }[];
}

const aYear = 12;

/** When she is asked next and why then, and how she has answered so far. */
export async function ownPulse(db: Db, actor: Person, now: Date): Promise<OwnPulse> {
  const occurrences = (await occurrencesOf(db, actor.id)).filter(({ cadence }) => cadence === queries.pulseCadence);
  const day = (at: Date) => localDateOf(at, actor.rhythm.zone);
  const open = occurrences.findLast(({ state, closesAt }) => state === 'open' && closesAt > now);
  const planned = occurrences.find(({ state }) => state === 'planned');
  const { rule, time } = cadenceOf(actor.id, actor.settings);
  const workingDay = rule.type === 'nth_business_day_of_month' ? rule.n : undefined;
  return {
    openUntil: open && day(open.closesAt),
    next: planned && { on: day(planned.dueAt), at: time, workingDay },
    stopped: (await queries.stoppedOf(db, [actor.id])).has(actor.id),
    answers: await queries.scoresOf(db, actor.id, aYear),
  };
}
