import type { Errand } from './errands.ts';
import type { Habit } from './habits.ts';
import { workDayOf, workingHour } from './history-days.ts';

const kari = 'U0KARI0000';
const olav = 'U0OLAV0000';
/** She never gets to her messages: what waits for her, waits for whoever looks into the demo. */
const ana = 'U0ANA00000';

/** A promise to a client, by days of the history. */
interface Promised {
  readonly client: string;
  readonly lead: string;
  readonly keeper: string;
  readonly words: string;
  readonly toWhom: string;
  readonly written: string;
  readonly estimate: string;
  readonly goal?: string;
  readonly given: number;
  readonly due: number;
  readonly moved?: { readonly on: number; readonly to: number; readonly why: string };
  readonly kept?: number;
}

/** Some kept, one of them moved in time; some to be kept soon; one that waits for its keeper. */
const promised: readonly Promised[] = [
  {
    client: 'Fjordbank',
    lead: olav,
    keeper: olav,
    words: 'A plan for the quarter, with every release in it.',
    toWhom: 'Marit Aas',
    written: 'Mail to Marit Aas after the meeting',
    estimate: '2',
    given: 20,
    due: 34,
    kept: 31,
  },
  {
    client: 'Fjordbank',
    lead: olav,
    keeper: 'U0HENRIK00',
    words: 'The new search for all customers.',
    toWhom: 'Marit Aas',
    written: 'https://fjordbank.example/plan/search',
    estimate: '12',
    goal: 'Customers do their banking in the app',
    given: 62,
    due: 99,
  },
  {
    client: 'Nordlys Energi',
    lead: olav,
    keeper: 'U0TOM00000',
    words: 'A page on which they see for themselves how the import is doing.',
    toWhom: 'Per Strand',
    written: 'Minutes of the call about the import',
    estimate: '6',
    given: 44,
    due: 72,
    moved: {
      on: 66,
      to: 88,
      why: 'They want the newest meters on it too, and would rather wait two weeks than get half of it.',
    },
    kept: 85,
  },
  {
    client: 'Apteekki Sampo',
    lead: kari,
    keeper: 'U0SAARA000',
    words: 'A page for new colleagues, with the five things that they ask most.',
    toWhom: 'Liisa Aalto',
    written: 'Our board, card “New colleagues”',
    estimate: '3',
    given: 33,
    due: 55,
    kept: 53,
  },
  {
    client: 'Apteekki Sampo',
    lead: kari,
    keeper: ana,
    words: 'Ten patients can renew a prescription without a call.',
    toWhom: 'Liisa Aalto',
    written: 'Mail to Liisa Aalto after our call',
    estimate: '8.5',
    goal: 'Patients renew prescriptions without a call',
    given: 94,
    due: 120,
  },
  {
    client: 'Svea Logistik',
    lead: kari,
    keeper: 'U0JONAS000',
    words: 'Routes in Malmö that know where a van can charge.',
    toWhom: 'Sara Ek',
    written: 'https://svea-logistik.example/routes/charging',
    estimate: '10',
    given: 70,
    due: 102,
  },
];

const open = 'promises.promise.open';

/** How the firm's promises are given, moved and kept. */
export const promiseErrands = (begins: Date): readonly Errand[] =>
  promised.flatMap(promise => [giving(begins, promise), ...moving(begins, promise), ...keeping(begins, promise)]);

function giving(begins: Date, { client, lead, given, due, toWhom, goal, ...terms }: Promised): Errand {
  const { words, written, keeper, estimate } = terms;
  return {
    at: workingHour(begins, given),
    userId: lead,
    command: `/hats promise ${client}`,
    fills: {
      ...{ words, written, keeper, estimate, to_whom: toWhom, due: workDayOf(begins, due) },
      ...(goal ? { goal } : {}),
    },
  };
}

const moving = (begins: Date, { client, lead, words, moved }: Promised): Errand[] =>
  moved
    ? [
        {
          at: workingHour(begins, moved.on),
          userId: lead,
          command: `/hats promises ${client}`,
          clicks: [[open, words], 'promises.promise.move'],
          fills: { what: 'move', why: moved.why, due: workDayOf(begins, moved.to) },
        },
      ]
    : [];

const keeping = (begins: Date, { keeper, words, kept }: Promised): Errand[] =>
  kept === undefined
    ? []
    : [
        {
          at: workingHour(begins, kept),
          userId: keeper,
          command: '/hats promises',
          clicks: [[open, words], 'promises.promise.keep'],
        },
      ];

/** A few hours after they were asked. */
const answersAfter = 3;

/** Whoever is asked to keep something says yes. */
export const promiseHabits: readonly Habit[] = [...new Set(promised.map(({ keeper }) => keeper))]
  .filter(keeper => keeper !== ana)
  .map(userId => ({
    userId,
    knows: actionId => actionId === 'promises.offer.open',
    afterHours: answersAfter,
    does: () => ({ fills: { answer: 'yes' } }),
  }));
