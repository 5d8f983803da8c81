import { type Cadence, firstDueAfter, nextOccurrence, type Occurrence, occurrenceIn } from '../../cadence/rules.ts';
import {
  datesOf,
  instantOf,
  type LocalDate,
  parseLocalTime,
  periodOf,
  type Rhythm,
  shiftPeriod,
} from '../../time/calendar.ts';

export interface QuarterFacts {
  /** the client's days and clock */
  readonly rhythm: Rhythm;
  /** working day of the quarter */
  readonly askDay: number;
  readonly since:
    | { readonly planned: string }
    | { readonly ran: string }
    | { readonly begins: true; readonly lastRan: string | undefined };
  readonly now: Date;
}

/** When one looks next whether a client suggested anything, and until when that quarter lasts. Undefined: it has no working days at all. */
export function planQuarter(
  facts: QuarterFacts,
): { readonly period: string; readonly dueAt: Date; readonly closesAt: Date } | undefined {
  const { rhythm, askDay } = facts;
  if (rhythm.workingDays.length === 0) return undefined;
  const rule = { type: 'nth_business_day_of_quarter', n: askDay } as const;
  const found = nextFor({ rule, time: rhythm.opens }, facts);
  if (!found) return undefined;
  const { first } = datesOf(shiftPeriod(found.period, 1));
  return { period: found.period, dueAt: found.dueAt, closesAt: instantOf(first, parseLocalTime('00:00'), rhythm) };
}

/** Once in a quarter: whoever begins again in one that was looked at waits for the next. */
function nextFor(cadence: Cadence, { rhythm, since, now }: QuarterFacts): Occurrence | null {
  if ('planned' in since) {
    const known = knownQuarter(since.planned, rhythm);
    return occurrenceIn(cadence, known, rhythm) ?? nextOccurrence(cadence, known, rhythm);
  }
  if ('ran' in since) return nextOccurrence(cadence, knownQuarter(since.ran, rhythm), rhythm);
  const first = firstDueAfter(cadence, now, rhythm);
  const isOver = first !== null && since.lastRan !== undefined && first.period <= since.lastRan;
  return isOver ? nextOccurrence(cadence, since.lastRan ?? first.period, rhythm) : first;
}

/** The calendar knows the years around now; what is older goes on from its first quarter. */
function knownQuarter(quarter: string, { calendar }: Rhythm): string {
  const first = periodOf('quarter', calendar.first);
  return quarter < first ? first : quarter;
}

/** The quarter that one looks back on. */
export const quarterBefore = (quarter: string): string => shiftPeriod(quarter, -1);

/** `ask`: a whole quarter passed without a suggestion, and none has come since. */
export type QuarterVerdict = 'ask' | 'suggested' | 'new' | 'paused';

export function quarterVerdict(
  silent: string,
  client: {
    readonly active: boolean;
    /** when the present run of work began */
    readonly since: LocalDate;
    /** the newest day on which it suggested anything */
    readonly suggestedOn: LocalDate | undefined;
  },
): QuarterVerdict {
  const { first } = datesOf(silent);
  if (!client.active) return 'paused';
  if (client.since >= first) return 'new';
  return client.suggestedOn !== undefined && client.suggestedOn >= first ? 'suggested' : 'ask';
}
