import { addDays } from 'date-fns/addDays';
import { addYears } from 'date-fns/addYears';
import type { Errand } from './errands.ts';
import { surveyErrands } from './firm-survey-errands.ts';
import { historyDays, workDayOf, workingHour } from './history-days.ts';
import type { YearPlayed } from './year.ts';

/** Who is away in August, from the one day to the other. */
const holidays: readonly (readonly [userId: string, first: number, last: number])[] = [
  ['U0KARI0000', 3, 14],
  ['U0OLAV0000', 17, 28],
  ['U0ANA00000', 3, 21],
  ['U0SAARA000', 10, 28],
  ['U0HENRIK00', 3, 14],
  ['U0TOM00000', 10, 28],
];

/** Who is in touch between the meetings, every so many days. Nobody thinks of Nordlys Energi. */
const contacts: readonly (readonly [userId: string, client: string, every: number, purpose: string])[] = [
  ['U0HENRIK00', 'Fjordbank', 21, 'work'],
  ['U0MIKKO000', 'Apteekki Sampo', 23, 'work'],
  ['U0JONAS000', 'Svea Logistik', 25, 'status'],
];

/** What goes wrong, by day of the year. */
const deviations: readonly (readonly [day: number, userId: string, client: string, actual: string, desired: string])[] =
  [
    [
      20,
      'U0MIKKO000',
      'Apteekki Sampo',
      'The release came without its notes.',
      'Whoever gets it can read what is new.',
    ],
    [75, 'U0FREJA000', 'Svea Logistik', 'The test system was down for a day.', 'It is there on every working day.'],
    [140, 'U0HENRIK00', 'Fjordbank', 'The plan was changed without a word.', 'The team hears of it the same day.'],
    [215, 'U0ASTRID00', 'Svea Logistik', 'Two designs went to the client with different words.', 'One list of words.'],
    [300, 'U0INGRID00', 'Fjordbank', 'The backup was not tried this quarter.', 'It is tried every quarter.'],
  ];

/** What the clients are promised, by whom, who keeps it, and by when. */
const promises: readonly (readonly [day: number, due: number, lead: string, client: string, Promised])[] = [
  [
    36,
    64,
    'U0KARI0000',
    'Apteekki Sampo',
    { keeper: 'U0SAARA000', to_whom: 'Liisa Aalto', estimate: '4', words: 'The list of the day on one printed page.' },
  ],
  [
    90,
    125,
    'U0OLAV0000',
    'Fjordbank',
    { keeper: 'U0INGRID00', to_whom: 'Marit Aas', estimate: '9', words: 'Savings for children, for a first hundred.' },
  ],
  [
    160,
    195,
    'U0KARI0000',
    'Svea Logistik',
    { keeper: 'U0FREJA000', to_whom: 'Sara Ek', estimate: '6', words: 'A map that shows which chargers work.' },
  ],
  [
    230,
    270,
    'U0OLAV0000',
    'Nordlys Energi',
    { keeper: 'U0OLAV0000', to_whom: 'Per Strand', estimate: '2', words: 'A letter that explains hourly prices.' },
  ],
  [
    310,
    340,
    'U0KARI0000',
    'Apteekki Sampo',
    { keeper: 'U0MIKKO000', to_whom: 'Liisa Aalto', estimate: '8', words: 'Renewals in two more hospitals.' },
  ],
];

/** As the form names its fields. */
type Promised = Readonly<Record<'keeper' | 'to_whom' | 'estimate' | 'words', string>>;

/** What the firm's people do of themselves between `from` and `until`, as it falls in the years after its history, which began at `begins`. */
export function yearErrands({ from, until }: YearPlayed, begins: Date): readonly Errand[] {
  const years = [0, 1, 2, 3].map(nth => addYears(begins, nth));
  return [
    ...years.flatMap(surveyErrands),
    ...years.map(year => addDays(year, historyDays)).flatMap(errandsOfYear),
    ...years.flatMap(year => holidays.map(holiday => away(year.getUTCFullYear(), holiday))),
  ].filter(({ at }) => at > from && at < until);
}

/** Of a year that begins at this moment. */
const errandsOfYear = (begins: Date): readonly Errand[] => [
  ...contacts.flatMap(([userId, client, every, purpose]) =>
    Array.from({ length: Math.floor(365 / every) }, (_, nth) => ({
      at: workingHour(begins, (nth + 1) * every),
      userId,
      command: `/hats contact ${client}`,
      clicks: [['ledger.contact.log', purpose]] as const,
    })),
  ),
  ...promises.map(([day, due, userId, client, fills]) => ({
    at: workingHour(begins, day),
    userId,
    command: `/hats promise ${client}`,
    fills: { ...fills, written: 'Mail after the meeting', due: workDayOf(begins, due) },
  })),
  ...deviations.map(([day, userId, client, actual, desired]) => ({
    at: workingHour(begins, day),
    userId,
    command: '/hats deviation',
    fills: { client, actual, desired },
  })),
];

/** She writes it down in June. */
function away(year: number, [userId, first, last]: (typeof holidays)[number]): Errand {
  const august = (day: number) => new Date(Date.UTC(year, 7, day)).toISOString().slice(0, 10);
  return {
    at: workingHour(new Date(Date.UTC(year, 5, 15)), 0),
    userId,
    command: '/hats away',
    clicks: ['roster.absence.begin'],
    fills: { first: august(first), last: august(last) },
  };
}
