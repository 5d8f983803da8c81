import type { Errand } from './errands.ts';
import { workDayOf, workingHour } from './history-days.ts';
import type { Doing, Fills } from './screens.ts';

const kari = 'U0KARI0000';
const olav = 'U0OLAV0000';

/** What a client said, and what its lead did with it; by days of the history. */
interface Said {
  readonly client: string;
  readonly kind: 'suggestion' | 'need';
  readonly words: string;
  readonly from: string;
  readonly filed: readonly [day: number, userId: string];
  /** whoever leads the client, and what she does on which days once she has found it on her list */
  readonly lead: string;
  readonly treated: readonly (readonly [day: number, doing: Doing])[];
}

const step = (event: string): string => `suggestions.suggestion.step.${event}`;

/** Heard, and weighed at once. */
const weighed = (fills: Fills, next?: Doing): Doing => ({
  clicks: [step('acknowledge'), step('assess')],
  fills,
  ...(next ? { next } : {}),
});

/** The client was told today. */
const told = (begins: Date, day: number, words: string): Doing => ({
  clicks: [step('answer')],
  fills: { told: workDayOf(begins, day), words },
});

/** Done, and the client knows. */
const note = (begins: Date): Said => ({
  client: 'Fjordbank',
  kind: 'suggestion',
  words: 'A short note before each release, so that their support knows what is new before a customer asks.',
  from: 'Marit Aas',
  filed: [20, 'U0INGRID00'],
  lead: olav,
  treated: [
    [
      22,
      weighed({
        words: 'Half an hour every second week, and it saves them calls.',
        decision: 'yes',
        due: workDayOf(begins, 47),
        reason: 'Ingrid writes five lines two days before a release.',
      }),
    ],
    [
      44,
      {
        clicks: [step('finish')],
        fills: { words: 'The note goes out two days before each release.' },
        next: told(begins, 44, 'Marit has had two of them, and passes them on to her support.'),
      },
    ],
  ],
});

/** Declined with a reason, and the client knows. */
const readings = (begins: Date): Said => ({
  client: 'Nordlys Energi',
  kind: 'suggestion',
  words: 'Could households get their readings by text message?',
  from: 'Per Strand',
  filed: [48, 'U0TOM00000'],
  lead: olav,
  treated: [
    [
      51,
      weighed(
        {
          words: 'Easy to build, but a text message can be read by whoever holds the phone.',
          decision: 'no',
          reason:
            'Readings tell when somebody is at home. They stay behind the login, where households have them already.',
        },
        told(begins, 51, 'Per sees the point. He would like a reminder without numbers, some day.'),
      ),
    ],
  ],
});

/** A need, with an offer. */
const dispatchers = (begins: Date): Said => ({
  client: 'Svea Logistik',
  kind: 'need',
  words: 'Somebody who shows their dispatchers how to get the most out of the planner.',
  from: 'Sara Ek',
  filed: [29, 'U0JONAS000'],
  lead: kari,
  treated: [
    [
      32,
      {
        ...weighed({
          words: 'Astrid can do that in half a day.',
          decision: 'yes',
          due: workDayOf(begins, 118),
          reason: 'Half a day in Malmö, for eight dispatchers.',
        }),
        next: { clicks: ['suggestions.offer.open'], fills: { offer: 'sent' } },
      },
    ],
  ],
});

/** It waits for its new owner. */
const chargers = (): Said => ({
  client: 'Svea Logistik',
  kind: 'suggestion',
  words: 'Drivers would like to say which chargers are out of order.',
  from: 'a driver in Malmö',
  filed: [90, 'U0ASTRID00'],
  lead: kari,
  treated: [
    [
      92,
      {
        clicks: [step('acknowledge'), 'suggestions.hand_over.begin'],
        fills: {
          toward: 'delivery',
          to: 'U0FREJA000',
          words: 'You know the planner’s map best. Could you see with Sara what it would take?',
        },
      },
    ],
  ],
});

/** Just come in. */
const renewals = (): Said => ({
  client: 'Apteekki Sampo',
  kind: 'suggestion',
  words: 'A list of the day’s renewals to print, for mornings on which the network is down.',
  from: 'Liisa Aalto',
  filed: [93, 'U0MIKKO000'],
  lead: kari,
  treated: [],
});

const said = (begins: Date): readonly Said[] => [
  note(begins),
  readings(begins),
  dispatchers(begins),
  chargers(),
  renewals(),
];

/** How what the clients said comes in, and what becomes of it. */
export const suggestionErrands = (begins: Date): readonly Errand[] =>
  said(begins).flatMap(({ filed: [day, userId], lead, treated, client, kind, words, from }) => [
    {
      at: workingHour(begins, day),
      userId,
      command: '/hats suggestion',
      fills: { client, kind, words, from },
    },
    ...treated.map(([on, { clicks = [], ...doing }]) => ({
      at: workingHour(begins, on),
      userId: lead,
      command: '/hats suggestions',
      clicks: [['suggestions.suggestion.open', words] as const, ...clicks],
      ...doing,
    })),
  ]);
