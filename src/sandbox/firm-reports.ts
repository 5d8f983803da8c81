import type { Errand } from './errands.ts';
import type { Habit } from './habits.ts';
import { workingHour } from './history-days.ts';
import type { Doing } from './screens.ts';

/** What a client is told of a month: what was delivered, what that means for it, what was decided, and what comes next. */
type Told = readonly [delivered: string, means: string, decided: string, next: string];

interface Reporting {
  readonly client: string;
  readonly lead: string;
  /** a month each, in turn */
  readonly told: readonly [Told, Told, Told];
}

const reporting: readonly Reporting[] = [
  {
    client: 'Fjordbank',
    lead: 'U0OLAV0000',
    told: [
      [
        'Login in three seconds, and two releases.',
        'Fewer customers give up before they are in.',
        'A release every second week.',
        'The new search, for a first group of customers.',
      ],
      [
        'The new search for every tenth customer; a note before each release.',
        'They find a payment in two taps, and your support knows what is new.',
        'You choose who gets the search next.',
        'The search for half of your customers.',
      ],
      [
        'The search for half of your customers.',
        'A third fewer calls about payments that they could not find.',
        'Savings for children come in spring.',
        'The search for everybody.',
      ],
    ],
  },
  {
    client: 'Nordlys Energi',
    lead: 'U0OLAV0000',
    told: [
      [
        'Readings every hour instead of every day.',
        'You see at noon what was used in the morning.',
        'You decide what households see first.',
        'Readings of the newest meters.',
      ],
      [
        'Readings of the newest meters; the import is watched at night too.',
        'If it stops, you hear it from us and not from your customers.',
        'You get a page on which you see how the import is doing.',
        'That page, and the work on hourly prices.',
      ],
      [
        'A draft of the page about the import.',
        'You can show your board where the readings are.',
        'It is ready two weeks later, and has the newest meters on it.',
        'The whole page; hourly prices for a first hundred households.',
      ],
    ],
  },
  {
    client: 'Apteekki Sampo',
    lead: 'U0KARI0000',
    told: [
      [
        'Prescriptions can be renewed at the counter without a form.',
        'A renewal takes half the time.',
        'The new rules on prescriptions come before anything else.',
        'The new rules, and one list for both hospitals.',
      ],
      [
        'One list for both hospitals; a page for new colleagues.',
        'Nobody has to call to ask which list counts.',
        'Ten patients try renewals before everybody does.',
        'Renewals from home, for ourselves to try.',
      ],
      [
        'Renewals from home, which we have tried ourselves.',
        'You can see how it will look for a patient.',
        'Two more hospitals join from autumn.',
        'Renewals for the ten patients.',
      ],
    ],
  },
  {
    client: 'Svea Logistik',
    lead: 'U0KARI0000',
    told: [
      [
        'The planner knows every stop in Gothenburg.',
        'Vans leave a quarter of an hour earlier.',
        'Malmö is next, and your dispatchers get a course.',
        'All stops in Malmö.',
      ],
      [
        'All stops in Malmö, with their hours.',
        'No driver stands before a closed door.',
        'The planner learns where vans can charge.',
        'A first map of chargers.',
      ],
      [
        'A first map of chargers in Malmö.',
        'New drivers need not know them by heart.',
        'Drivers can say which ones are out of order.',
        'Routes that know where a van can charge.',
      ],
    ],
  },
];

/** The one that goes out late, by the month of the history. */
const late = { client: 'Nordlys Energi', month: 1 };

const open = 'reports.report.open';
const leads = [...new Set(reporting.map(({ lead }) => lead))];

/** On the known day the leads write what was done, send it themselves and note that; one of them only after a reminder. */
export const reportHabits: readonly Habit[] = leads.map(userId => {
  const hers = reporting.filter(({ lead }) => lead === userId);
  return {
    userId,
    knows: actionId => actionId === open,
    afterHours: 3,
    does: ({ text, nth }) => {
      const report = hers.find(({ client }) => text.includes(client));
      const month = Math.floor(nth / hers.length);
      if (!report || isPutOff(report.client, month, text)) return undefined;
      return writing(report.told[month % report.told.length]);
    },
  };
});

const isPutOff = (client: string, month: number, text: string): boolean =>
  client === late.client && month === late.month && text.includes('is due today');

/** The report that a message asks for, and that it was sent; the `nth` time in other words. Undefined: no client of ours is named. */
export function reportTold(text: string, nth: number): Doing | undefined {
  const told = reporting.find(({ client }) => text.includes(client))?.told;
  return told && writing(told[Math.floor(nth / 2) % told.length]);
}

function writing(told: Told | undefined): Doing {
  const [delivered = '', deliveredMeans = '', decided = '', next = ''] = told ?? [];
  return { fills: { delivered, deliveredMeans, decided, next }, next: { clicks: ['reports.report.say_sent'] } };
}

/** A lead says how he sees a client, in his own words. */
export const viewErrands = (begins: Date): readonly Errand[] => [
  {
    at: workingHour(begins, 92),
    userId: 'U0OLAV0000',
    command: '/hats client Nordlys Energi',
    clicks: ['reports.health.open', 'reports.view.begin'],
    fills: {
      view: 'watch',
      words: 'The import is steady, and they see that. But hourly prices are new to us, and spring is near.',
    },
  },
];

/** Whether a button belongs to promises, to what clients say, or to reports: these are met with ways of their own. */
export const isOfRegisters = (actionId: string): boolean =>
  ['promises.', 'suggestions.', 'reports.report.'].some(part => actionId.startsWith(part));
