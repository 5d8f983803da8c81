import type { ChannelInput, PersonInput } from './workspace/state.ts';

/** The demo's firm: fjell & sisu, a consultancy of twelve in four countries. Every name is made up. */
export const firmName = 'Fjell & Sisu';

interface Colleague extends PersonInput {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
}

const person = (id: string, realName: string, title: string, zone: string, locale = 'en-GB'): Colleague => {
  const name = realName.split(' ')[0]?.toLowerCase() ?? realName;
  return { id, name, realName, title, zone, locale, mail: `${name}@fjell-sisu.example` };
};

export const colleagues: readonly Colleague[] = [
  { ...person('U0ELIN0000', 'Elin Dahl', 'Managing director', 'Europe/Oslo'), isAdmin: true, isOwner: true },
  person('U0KARI0000', 'Kari Niemi', 'Account lead', 'Europe/Helsinki'),
  person('U0OLAV0000', 'Olav Berg', 'Account lead', 'Europe/Oslo'),
  person('U0ANA00000', 'Ana Virtanen', 'Developer', 'Europe/Helsinki'),
  person('U0MIKKO000', 'Mikko Laine', 'Lead developer', 'Europe/Helsinki'),
  person('U0SAARA000', 'Saara Koski', 'Developer', 'Europe/Helsinki'),
  person('U0JONAS000', 'Jonas Lind', 'Developer', 'Europe/Stockholm'),
  person('U0ASTRID00', 'Astrid Holm', 'Designer', 'Europe/Stockholm'),
  person('U0HENRIK00', 'Henrik Moe', 'Lead developer', 'Europe/Oslo'),
  person('U0INGRID00', 'Ingrid Solli', 'Developer', 'Europe/Oslo'),
  person('U0FREJA000', 'Freja Winther', 'Developer', 'Europe/Copenhagen'),
  person('U0TOM00000', 'Tom Okafor', 'Data engineer', 'Europe/Oslo'),
];

export const channels: readonly ChannelInput[] = [
  { id: 'C0GENERAL0', name: 'general', members: colleagues.map(({ id }) => id) },
  { id: 'C0LEADERS0', name: 'leadership', private: true, members: ['U0ELIN0000'], botIsMember: true },
];

/** What an admin would set after installing. */
export const settings: readonly (readonly [name: string, text: string])[] = [
  ['zone', 'Europe/Oslo'],
  ['calendar', 'NO'],
  ['admins', 'U0ELIN0000'],
  ['leadership', 'U0ELIN0000'],
  ['leadership_contact', 'U0ELIN0000'],
  ['leadership_channel', 'C0LEADERS0'],
  ['meeting.development_months', '3'],
];

const sixMonthsBefore = 182;
/** Met just before the history begins, and so to be met again just before the demo does. */
const metLately = 'Svea Logistik';
const daysSinceMet = 4;

/** The firm's roster as an admin would import it; dates count back from the day on which the history begins. */
export function rosterCsv(historyBegins: Date): string {
  const before = (days: number) => new Date(historyBegins.getTime() - days * 86_400_000).toISOString().slice(0, 10);
  const since = before(sixMonthsBefore);
  const clients = clientRows.map(row => (row.client === metLately ? { ...row, last_met: before(daysSinceMet) } : row));
  const rows = [...peopleRows, ...clients, ...engagementRows(since), ...memberRows(since)];
  return [columns.join(','), ...rows.map(row => columns.map(column => row[column] ?? '').join(','))].join('\n');
}

const columns = [
  'kind',
  'person',
  'language',
  'deputy',
  'client',
  'lead',
  'clients_client',
  'zone',
  'calendar',
  'last_met',
  'engagement',
  'starts_on',
  'role',
  'share',
  'since',
] as const;

type Row = Partial<Record<(typeof columns)[number], string>>;

const languages: Readonly<Record<string, string>> = {
  U0MIKKO000: 'fi',
  U0JONAS000: 'sv',
  U0ASTRID00: 'sv',
  U0HENRIK00: 'nb',
  U0INGRID00: 'nb',
  U0FREJA000: 'da',
};

const deputies: Readonly<Record<string, string>> = { U0KARI0000: 'U0OLAV0000', U0OLAV0000: 'U0KARI0000' };

const peopleRows: readonly Row[] = colleagues.map(({ id }) => ({
  kind: 'person',
  person: id,
  language: languages[id] ?? 'en',
  deputy: deputies[id] ?? '',
}));

const clientRows: readonly Row[] = [
  {
    kind: 'client',
    client: 'Fjordbank',
    lead: 'U0OLAV0000',
    clients_client: 'Private customers',
    zone: 'Europe/Oslo',
    calendar: 'NO',
  },
  {
    kind: 'client',
    client: 'Nordlys Energi',
    lead: 'U0OLAV0000',
    clients_client: 'Households',
    zone: 'Europe/Oslo',
    calendar: 'NO',
  },
  {
    kind: 'client',
    client: 'Apteekki Sampo',
    lead: 'U0KARI0000',
    clients_client: 'Patients',
    zone: 'Europe/Helsinki',
    calendar: 'FI',
  },
  {
    kind: 'client',
    client: 'Svea Logistik',
    lead: 'U0KARI0000',
    clients_client: 'Shops',
    zone: 'Europe/Stockholm',
    calendar: 'SE',
  },
];

const projects: readonly (readonly [
  client: string,
  engagement: string,
  members: readonly (readonly [id: string, role: string])[],
])[] = [
  [
    'Fjordbank',
    'Mobile bank',
    [
      ['U0HENRIK00', 'lead_developer'],
      ['U0INGRID00', 'developer'],
    ],
  ],
  ['Nordlys Energi', 'Meter data', [['U0TOM00000', 'lead_developer']]],
  [
    'Apteekki Sampo',
    'Prescriptions',
    [
      ['U0MIKKO000', 'lead_developer'],
      ['U0ANA00000', 'developer'],
      ['U0SAARA000', 'developer'],
    ],
  ],
  [
    'Svea Logistik',
    'Route planner',
    [
      ['U0JONAS000', 'lead_developer'],
      ['U0ASTRID00', 'developer'],
      ['U0FREJA000', 'developer'],
    ],
  ],
];

const engagementRows = (since: string): Row[] =>
  projects.map(([client, engagement]) => ({ kind: 'engagement', client, engagement, starts_on: since }));

const memberRows = (since: string): Row[] =>
  projects.flatMap(([client, engagement, members]) =>
    members.map(([person, role]) => ({ kind: 'member', client, engagement, person, role, share: '100', since })),
  );
