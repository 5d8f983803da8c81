import { type Away, addDays, daysBetween, type LocalDate, type WorkDays } from '../../time/calendar.ts';
import { worksOn } from './due.ts';

export interface ProposalFacts {
  readonly today: LocalDate;
  /** undefined: nothing presses */
  readonly due: LocalDate | undefined;
  /** the last day that would be accepted */
  readonly latest: LocalDate;
  readonly lead: { readonly rhythm: WorkDays; readonly away: Away };
  readonly client: WorkDays;
}

const mostProposals = 3;
/** Nobody is asked to come tomorrow. */
const daysToPrepare = 3;
/** Days before it is due: early enough that it can still be moved. Six apart, so that they fall on several weekdays. */
const wanted = [14, 8, 2] as const;

/** Up to three days on which both the lead and the client work, soonest first: spread before it is due, or the next ones when it is late. */
export function proposals(facts: ProposalFacts): LocalDate[] {
  const { today, due, latest } = facts;
  const from = addDays(today, daysToPrepare);
  const isPressing = due !== undefined && due >= from;
  const good = daysFrom(from, isPressing ? due : latest).filter(day => isGood(day, facts));
  if (due !== undefined && !isPressing) return good.slice(0, mostProposals);
  const last = isPressing ? due : addDays(from, daysWithoutDue);
  return spread(
    good,
    wanted.map(days => addDays(last, -days)),
  );
}

/** A paused client may be met when it suits: within about a month. */
const daysWithoutDue = 28;

const isGood = (day: LocalDate, { lead, client }: ProposalFacts): boolean =>
  !lead.away(day) && worksOn(day, lead.rhythm) && worksOn(day, client);

function daysFrom(first: LocalDate, last: LocalDate): LocalDate[] {
  const count = Math.max(0, daysBetween(first, last) + 1);
  return Array.from({ length: count }, (_, index) => addDays(first, index));
}

/** For each wished day the nearest good one, the earlier of two; no day twice. */
function spread(good: readonly LocalDate[], wishes: readonly LocalDate[]): LocalDate[] {
  const chosen: LocalDate[] = [];
  for (const wish of wishes) {
    const free = good.filter(day => !chosen.includes(day));
    const [nearest] = free.toSorted((a, b) => distance(a, wish) - distance(b, wish));
    if (nearest) chosen.push(nearest);
  }
  return chosen.toSorted();
}

const distance = (a: LocalDate, b: LocalDate): number => Math.abs(daysBetween(a, b));
