import { z } from 'zod';
import { teamRoles } from '../rules.ts';
import {
  calendar,
  date,
  hours,
  language,
  may,
  name,
  oneOf,
  percent,
  person,
  workingDays,
  yesOrNo,
  zone,
} from './cells.ts';

/** What a row may be about, in the order in which it is planned. */
export const kinds = ['person', 'client', 'engagement', 'member', 'absence'] as const;
export type Kind = (typeof kinds)[number];

export const personRow = z.object({
  person,
  language: may(language),
  calendar: may(calendar),
  working_days: may(workingDays),
  hours: may(hours),
  employee: may(yesOrNo),
  supervisor: may(person),
  deputy: may(person),
});
export type PersonRow = z.output<typeof personRow>;

export const clientRow = z.object({
  client: name,
  lead: may(person),
  clients_client: may(name),
  zone: may(zone),
  calendar: may(calendar),
  language: may(language),
  keep_in_touch: may(yesOrNo),
  last_met: may(date),
});
export type ClientRow = z.output<typeof clientRow>;

export const engagementRow = z
  .object({ client: name, engagement: name, seller: may(person), starts_on: date, ends_on: may(date) })
  .refine(row => !row.ends_on || row.ends_on >= row.starts_on, {
    path: ['ends_on'],
    error: 'a date that is not before starts_on',
  });
export type EngagementRow = z.output<typeof engagementRow>;

export const memberRow = z
  .object({
    client: name,
    engagement: may(name),
    person,
    role: oneOf(teamRoles),
    share: may(percent),
    since: may(date),
    until: may(date),
  })
  .refine(row => !row.until || !row.since || row.until >= row.since, {
    path: ['until'],
    error: 'a date that is not before since',
  });
export type MemberRow = z.output<typeof memberRow>;

export const absenceRow = z
  .object({ person, first_day: date, last_day: date })
  .refine(row => row.last_day >= row.first_day, {
    path: ['last_day'],
    error: 'a date that is not before first_day',
  });
export type AbsenceRow = z.output<typeof absenceRow>;

const rows = {
  person: personRow,
  client: clientRow,
  engagement: engagementRow,
  member: memberRow,
  absence: absenceRow,
};

/** The columns that a row of this kind may fill, besides `kind`. */
export const columnsOf = (kind: Kind): readonly string[] => Object.keys(rows[kind].shape);

/** Every column that the header may name. */
export const columns: readonly string[] = ['kind', ...new Set(kinds.flatMap(columnsOf))];
