import {
  type Away,
  type Calendar,
  type LocalDate,
  type LocalTime,
  localDateOf,
  type Rhythm,
  type Weekday,
} from '../../time/calendar.ts';

/** What somebody is on a client's team (0.08). */
export const teamRoles = ['lead_developer', 'developer', 'advisor', 'delivery_lead', 'service_lead'] as const;
export type TeamRole = (typeof teamRoles)[number];

export type SlackStatus = 'active' | 'deactivated' | 'guest' | 'bot' | 'stranger';

/** What Slack says of a user, as far as it decides whether the bot may write to her. */
export interface SlackFlags {
  readonly id: string;
  readonly teamId: string | undefined;
  readonly deleted: boolean;
  readonly bot: boolean;
  readonly guest: boolean;
  readonly stranger: boolean;
}

/** The one predicate: only `active` people are ever asked or written to. Slackbot does not call itself a bot. */
export function statusOf(flags: SlackFlags, teamId: string): SlackStatus {
  if (flags.bot || flags.id === 'USLACKBOT') return 'bot';
  if (flags.stranger || (flags.teamId !== undefined && flags.teamId !== teamId)) return 'stranger';
  if (flags.deleted) return 'deactivated';
  return flags.guest ? 'guest' : 'active';
}

/** The days of an absence, both included. */
export interface Absence {
  readonly first: LocalDate;
  readonly last: LocalDate;
}

export const awayDuring =
  (absences: readonly Absence[]): Away =>
  date =>
    absences.some(absence => absence.first <= date && date <= absence.last);

/** The calendar of a zone, where the roster names none: the four Nordic capitals; elsewhere the workspace's. */
const calendarsByZone: Readonly<Record<string, string>> = {
  'Europe/Helsinki': 'FI',
  'Europe/Mariehamn': 'FI',
  'Europe/Stockholm': 'SE',
  'Europe/Oslo': 'NO',
  'Europe/Copenhagen': 'DK',
};

/** Roster column → from zone → workspace. A zone in the workspace's own country keeps the workspace's eves. */
export function calendarName(roster: string | null, zone: string, workspace: string): string {
  if (roster) return roster;
  const ofZone = calendarsByZone[zone];
  return ofZone === undefined || workspace.split(/[-+]/)[0] === ofZone ? workspace : ofZone;
}

/** What the roster may say of a person's days; empty columns mean the workspace's. */
export interface RosterHours {
  readonly workingDays: string | null;
  readonly opens: string | null;
  readonly closes: string | null;
}

export interface DefaultHours {
  readonly workingDays: readonly Weekday[];
  readonly opens: LocalTime;
  readonly closes: LocalTime;
}

export function rhythmOf(zone: string, calendar: Calendar, roster: RosterHours, defaults: DefaultHours): Rhythm {
  return {
    zone,
    calendar,
    workingDays: roster.workingDays ? weekdaysFrom(roster.workingDays) : defaults.workingDays,
    opens: (roster.opens as LocalTime | null) ?? defaults.opens,
    closes: (roster.closes as LocalTime | null) ?? defaults.closes,
  };
}

/** `12345` → Monday to Friday. */
export const weekdaysFrom = (digits: string): Weekday[] =>
  ([1, 2, 3, 4, 5, 6, 7] as const).filter(day => digits.includes(String(day)));

/** Somebody who may be asked to answer for something. */
export interface Candidate {
  readonly id: string;
  /** she has not left, is no guest, and can be written to */
  readonly active: boolean;
  readonly present: boolean;
}

export interface ResponsibleFacts {
  /** the person that the matter is about; she never answers for it herself */
  readonly subject: string | undefined;
  readonly owner: Candidate | undefined;
  readonly deputy: Candidate | undefined;
  /** who comes after these two: the lead and her deputy behind a lead developer */
  readonly behind?: { readonly owner: Candidate | undefined; readonly deputy: Candidate | undefined } | undefined;
  readonly contact: Candidate | undefined;
  readonly admins: readonly Candidate[];
}

export type ResponsibleRule = 'owner' | 'deputy' | 'lead' | 'lead_deputy' | 'contact' | 'admin';
export type Responsible = { readonly to: string; readonly rule: ResponsibleRule } | 'nobody';

/**
 * Exactly one person answers for a matter, or nobody (3.10, 0.05, 0.07): the owner → her deputy if she is away → the leadership contact →
 * the first admin. The first who is present; when all are away, the first who will be back. Never the subject.
 */
export function responsible(facts: ResponsibleFacts): Responsible {
  const line = [
    { rule: 'owner' as const, candidate: facts.owner },
    { rule: 'deputy' as const, candidate: facts.deputy },
    { rule: 'lead' as const, candidate: facts.behind?.owner },
    { rule: 'lead_deputy' as const, candidate: facts.behind?.deputy },
    { rule: 'contact' as const, candidate: facts.contact },
    ...facts.admins.map(candidate => ({ rule: 'admin' as const, candidate })),
  ].flatMap(({ rule, candidate }) =>
    candidate?.active && candidate.id !== facts.subject ? [{ rule, ...candidate }] : [],
  );
  const chosen = line.find(candidate => candidate.present) ?? line[0];
  return chosen ? { to: chosen.id, rule: chosen.rule } : 'nobody';
}

/** Is she at work at that moment's date, by her own calendar? */
export const isPresent = (now: Date, zone: string, away: Away): boolean => !away(localDateOf(now, zone));

export interface EnrolmentFacts {
  readonly active: boolean;
  /** roster column; empty means yes for people the roster names */
  readonly employee: boolean | null;
  readonly onTeam: boolean;
  readonly hasSupervisor: boolean;
}

/** Who is asked each month: every employee who is or was on an engagement's team or has a supervisor named. */
export function pulseEnrolment(facts: EnrolmentFacts): 'enrolled' | 'left' | 'not_employee' | 'on_no_team' {
  if (!facts.active) return 'left';
  if (facts.employee === false) return 'not_employee';
  // @NOTE known only from Slack, the roster never named her: not an employee until it does
  if (facts.employee === null && !facts.onTeam && !facts.hasSupervisor) return 'not_employee';
  return facts.onTeam || facts.hasSupervisor ? 'enrolled' : 'on_no_team';
}
