import type { SlackUser } from '../../src/slack/client.ts';
import { team } from './slack.ts';

export const ids = {
  elin: 'U0ELIN0000',
  kari: 'U0KARI0000',
  olav: 'U0OLAV0000',
  ana: 'U0ANA00000',
  bo: 'U0BO000000',
  mikko: 'U0MIKKO000',
} as const;

export const leads = [ids.kari, ids.olav, ids.elin] as const;
/** Mikko is in Slack from the first day and comes to the roster by an import, if at all. */
export const consultants = [ids.ana, ids.bo, ids.mikko] as const;

// Zones without a calendar of their own: no holidays but where a run sets them, which saves most of a process's start.
const user = (id: string, name: string, more: Partial<SlackUser> = {}): SlackUser => ({
  id,
  team_id: team,
  real_name: name,
  tz: 'Europe/Tallinn',
  locale: 'en-US',
  ...more,
});

export const slackUsers: readonly SlackUser[] = [
  user(ids.elin, 'Elin Dahl', { is_admin: true, is_owner: true }),
  user(ids.kari, 'Kari Niemi', { locale: 'fi-FI' }),
  user(ids.olav, 'Olav Berg'),
  user(ids.ana, 'Ana Virtanen'),
  user(ids.bo, 'Bo Ek', { tz: 'Europe/Berlin', locale: 'sv-SE' }),
  user(ids.mikko, 'Mikko Laine'),
];

export const settings: readonly (readonly [name: string, text: string])[] = [
  ['admins', ids.elin],
  ['leadership_contact', ids.elin],
  ['zone', 'Europe/Tallinn'],
  ['calendar', 'NONE'],
  ['pulse.spread_days', '3'],
];

/** Kari and Olav lead a client each and stand in for one another; Ana and Bo are their consultants. */
export const roster = `kind,person,deputy,client,lead,engagement,starts_on,role
person,${ids.kari},${ids.olav},,,,,
person,${ids.olav},${ids.kari},,,,,
person,${ids.ana},,,,,,
person,${ids.bo},,,,,,
client,,,Apteekki Sampo,${ids.kari},,,
client,,,Bygg Nord,${ids.olav},,,
engagement,,,Apteekki Sampo,,Prescriptions,2026-01-01,
engagement,,,Bygg Nord,,Cranes,2026-01-01,
member,${ids.ana},,Apteekki Sampo,,Prescriptions,,developer
member,${ids.bo},,Bygg Nord,,Cranes,,developer`;

export const joining = `kind,person,client,engagement,role
person,${ids.mikko},,,
member,${ids.mikko},Apteekki Sampo,Prescriptions,developer`;

export const ledBy = (lead: string): string => `kind,client,lead\nclient,Apteekki Sampo,${lead}`;

export const awayFrom = (person: string, first: string, last: string): string =>
  `kind,person,first_day,last_day\nabsence,${person},${first},${last}`;
