import type { LocalDate } from '../../time/calendar.ts';

/** What is known of a workspace's roster before an import, as it stands in the database. */
export interface RosterFacts {
  readonly people: readonly PersonFacts[];
  readonly clients: readonly ClientFacts[];
  /** the present leads */
  readonly leads: readonly LeadFacts[];
  readonly engagements: readonly EngagementFacts[];
  readonly memberships: readonly MembershipFacts[];
  readonly absences: readonly AbsenceFacts[];
  /** names, of the file's and the known things, as the database folds their case */
  readonly folded: ReadonlyMap<string, string>;
  /** those calendars of the file that exist */
  readonly calendars: ReadonlySet<string>;
}

export interface PersonFacts {
  readonly id: string;
  readonly slackUserId: string;
  readonly name: string;
  readonly email: string | null;
  readonly slackStatus: string;
  readonly language: string | null;
  readonly calendar: string | null;
  readonly workingDays: string | null;
  readonly opens: string | null;
  readonly closes: string | null;
  readonly employee: boolean | null;
  readonly supervisorId: string | null;
  readonly deputyId: string | null;
}

export interface ClientFacts {
  readonly id: string;
  readonly name: string;
  readonly clientsClient: string | null;
  readonly zone: string | null;
  readonly calendar: string | null;
  readonly language: string | null;
  readonly keepInTouch: boolean;
  readonly lastMet: LocalDate | null;
}

export interface LeadFacts {
  readonly id: string;
  readonly clientId: string;
  readonly personId: string;
  readonly since: LocalDate;
  readonly until: LocalDate | null;
  readonly reason: string | null;
}

export interface EngagementFacts {
  readonly id: string;
  readonly clientId: string;
  readonly name: string;
  readonly sellerId: string | null;
  readonly state: string;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate | null;
}

export interface MembershipFacts {
  readonly id: string;
  readonly clientId: string;
  readonly engagementId: string | null;
  readonly personId: string;
  readonly role: string;
  readonly share: number;
  readonly since: LocalDate;
  readonly until: LocalDate | null;
}

export interface AbsenceFacts {
  readonly id: string;
  readonly personId: string;
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
}

/** What a part of the plan writes of one kind of row. Rows are taken away and changed before others begin. */
export interface Rewrite<T> {
  readonly removed: readonly string[];
  readonly changed: readonly T[];
  readonly begun: readonly T[];
}

/** Everything that an import writes. */
export interface Writes {
  readonly people: readonly PersonFacts[];
  readonly clients: readonly ClientFacts[];
  readonly leads: Rewrite<LeadFacts>;
  readonly engagements: readonly EngagementFacts[];
  readonly memberships: Rewrite<MembershipFacts>;
  readonly absences: readonly AbsenceFacts[];
}

/** What planning takes besides the facts. */
export interface Planning {
  readonly today: LocalDate;
  readonly newId: () => string;
}
