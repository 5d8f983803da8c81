import type { LocalDate, Period } from '../../time/calendar.ts';
import type { MeetingKind } from './health.ts';
import type { ReportDays } from './report-standing.ts';

/** What is worth a look before it asks for one, and what asks for one. The parts’ figures say why; nothing adds them up. */
export const thresholds = {
  /** days before silence is reached */
  silenceNear: 7,
  /** days before a meeting is due that has no date */
  meetingNear: 21,
  /** of promises that came due, the share kept on time below which it is watched */
  leastKept: 0.8,
  /** days after which an open deviation is young no longer, and after which it is old */
  youngDeviation: 7,
  oldDeviation: 30,
  /** days that a suggestion may wait for its answer */
  longWait: 30,
  /** of 5: content enough, and too little */
  contentEnough: 4,
  contentTooLittle: 2,
  /** late reports among the last ones */
  mostLateReports: 2,
} as const;

export const parts = [
  'contact',
  'follow_up',
  'development',
  'deviations',
  'promises',
  'suggestions',
  'satisfaction',
  'goal',
  'report',
] as const;
export type PartName = (typeof parts)[number];

export const marks = ['fine', 'watch', 'needs_you'] as const;
export type Mark = (typeof marks)[number];

/** How things stand with a client, in days and numbers that the rooms below know; nothing of how anybody here feels. Days are the client's. */
export interface ClientHealthFacts {
  readonly today: LocalDate;
  /** nothing is asked for of a client that is paused, or before go */
  readonly state: 'met' | 'paused' | 'before_go';
  /** when the present work began */
  readonly since: LocalDate;
  readonly lastContact: LocalDate | undefined;
  /** days without contact that count as silence */
  readonly silenceDays: number;
  readonly meetings: Readonly<Record<MeetingKind, MeetingDays>>;
  /** open ones that are not private: the day on which each was opened */
  readonly deviations: readonly LocalDate[];
  /** `kept`, `broken`: of those that came due in twelve months; `moved`: in time; `overdue`: now */
  readonly promises: Readonly<Record<'kept' | 'broken' | 'moved' | 'overdue', number>>;
  /** those without an answer */
  readonly suggestions: readonly { readonly filedOn: LocalDate; readonly nextOn: LocalDate | null }[];
  /** 1–5 each, the newest first */
  readonly satisfactions: readonly {
    readonly onDay: LocalDate;
    readonly satisfaction: number;
    readonly value: number;
  }[];
  readonly goals: readonly GoalDays[];
  /** the newest that was due, and how many of the last ones were late; undefined: none was due yet */
  readonly report: (ReportDays & { readonly month: Period; readonly of: number; readonly late: number }) | undefined;
}

export interface MeetingDays {
  readonly lastHeld: LocalDate | undefined;
  readonly due: LocalDate | undefined;
  readonly bookedOn: LocalDate | undefined;
}

export interface GoalDays {
  readonly since: LocalDate;
  /** the newest word on it, by quarter */
  readonly review: { readonly quarter: Period; readonly ours: boolean; readonly theirs: boolean } | undefined;
}

/** One part: its mark, and why, with the days, periods and numbers it came from. */
export interface Part {
  readonly part: PartName;
  readonly mark: Mark;
  readonly reason: Reason;
  readonly values: Readonly<Record<string, number | LocalDate | Period | 'never'>>;
}

export type Reason =
  | `contact.${'last' | 'before' | 'none'}`
  | `meeting.${'booked' | 'unbooked' | 'overdue' | 'overdue_booked' | 'unconfirmed'}`
  | `deviations.${'none' | 'open'}`
  | `promises.${'none' | 'none_due' | 'kept'}`
  | `suggestions.${'none' | 'waiting'}`
  | `satisfaction.${'none' | 'one' | 'up' | 'down' | 'same'}`
  | `goal.${'none' | 'apart' | 'unasked' | 'agreed'}`
  | `report.${'none' | 'due' | 'late' | 'sent_on_time' | 'sent_late'}`;

/** What one part says of itself. */
export type Verdict = Omit<Part, 'part'>;

/** How whoever leads a client sees it herself. */
export const clientViews = ['good', 'watch', 'worried'] as const;
export type ClientView = (typeof clientViews)[number];
