import { type Away, nextOfficeMoment, nextOpening, type Rhythm, workingDaysLater } from '../time/calendar.ts';

/** Characters of a text; a modal shows all of it. */
export const textLimit = 2000;
/** Slack's limit for the options of a select. */
export const mostReaders = 100;
/** Working days of the reader after which she is reminded, once. */
const remindAfterDays = 3;

export interface ReaderFacts {
  readonly id: string;
  /** she has not left, and is no guest */
  readonly active: boolean;
  /** Slack's error code, when it last refused a message to her */
  readonly unreachable: string | null;
}

/** From whom a worry is kept, besides those who have nothing to do with it. */
export interface KeptFrom {
  readonly authorId: string;
  /** her leads, those it was kept from when it was told, and the deputies of them all, as things stand now */
  readonly circle: ReadonlySet<string>;
}

/** May she be offered as a reader, and may she, once chosen, still read? The one rule for both. */
export const mayBeReader = (reader: ReaderFacts, { authorId, circle }: KeptFrom): boolean =>
  reader.active && reader.unreachable === null && reader.id !== authorId && !circle.has(reader.id);

/** Whom the firm named to read; where it named nobody, its leadership. Slack user ids. */
export function namedReaders(settings: {
  readonly concernReaders: readonly string[];
  readonly leadership: readonly string[];
  readonly leadershipContact: string | null;
}): string[] {
  const { concernReaders, leadership, leadershipContact } = settings;
  if (concernReaders.length > 0) return [...concernReaders];
  return [...new Set([...leadership, ...(leadershipContact ? [leadershipContact] : [])])];
}

export interface Milestones {
  readonly readAt: Date | null;
  readonly answered: boolean;
  readonly lostAt: Date | null;
  readonly closedAt: Date | null;
}
export type Progress = 'told' | 'read' | 'answered' | 'lost' | 'closed';

/** How far it has come with its present reader. `lost`: she can't read it, and the author may choose another. */
export function progressOf({ readAt, answered, lostAt, closedAt }: Milestones): Progress {
  if (closedAt !== null) return 'closed';
  if (lostAt !== null) return 'lost';
  if (answered) return 'answered';
  return readAt === null ? 'told' : 'read';
}

export interface Hours {
  readonly rhythm: Rhythm;
  readonly away: Away;
}

/** When a reader is reminded of what she has not opened: in the morning, after working days of hers. Undefined: away for years. */
export function reminderAt(now: Date, { rhythm, away }: Hours): Date | undefined {
  const reached = nextOfficeMoment(now, rhythm, away);
  if (reached === null) return undefined;
  return nextOpening(workingDaysLater(reached, remindAfterDays, rhythm), rhythm, away) ?? undefined;
}

/** What can wait is told at the start of her working day, by itself: a message among others would show that there is one. */
export const morningOf = (now: Date, { rhythm, away }: Hours): Date => nextOpening(now, rhythm, away) ?? now;
