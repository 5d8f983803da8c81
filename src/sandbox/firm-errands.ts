import type { Errand } from './errands.ts';
import { promiseErrands } from './firm-promises.ts';
import { viewErrands } from './firm-reports.ts';
import { suggestionErrands } from './firm-suggestions.ts';
import { surveyErrands } from './firm-survey-errands.ts';
import { clientWords } from './firm-words.ts';
import { dayOf, workingHour } from './history-days.ts';

const kari = 'U0KARI0000';
const olav = 'U0OLAV0000';

/** Who was in touch with whom besides the meetings, and what it was about, by the day of the history. */
const contacts: readonly (readonly [
  day: number,
  userId: string,
  client: string,
  purpose: 'work' | 'status' | 'sales' | 'rescue' | 'social',
])[] = [
  [5, olav, 'Fjordbank', 'status'],
  [6, kari, 'Svea Logistik', 'sales'],
  [7, 'U0TOM00000', 'Nordlys Energi', 'work'],
  [12, 'U0MIKKO000', 'Apteekki Sampo', 'work'],
  [29, 'U0JONAS000', 'Svea Logistik', 'work'],
  [40, 'U0HENRIK00', 'Fjordbank', 'work'],
  [42, olav, 'Nordlys Energi', 'rescue'],
  [43, kari, 'Apteekki Sampo', 'status'],
  [55, kari, 'Svea Logistik', 'work'],
  [61, olav, 'Fjordbank', 'sales'],
  [63, olav, 'Nordlys Energi', 'social'],
  [64, 'U0MIKKO000', 'Apteekki Sampo', 'work'],
  [76, 'U0ASTRID00', 'Svea Logistik', 'work'],
  [91, 'U0HENRIK00', 'Fjordbank', 'work'],
];

/** Where a client's page leads to what is known with it. */
const toLedger = ['ledger.page.open'] as const;

/** What the firm's people do without being asked, in the months that begin at this moment. */
export const firmErrands = (begins: Date): readonly Errand[] => [
  ...contacts.map(([day, userId, client, purpose]) => ({
    at: workingHour(begins, day),
    userId,
    command: `/hats contact ${client}`,
    clicks: [['ledger.contact.log', purpose]] as const,
  })),
  ...clientWords.flatMap(({ client, lead, goal }) =>
    goal ? [{ ...visit(begins, 8, lead, client), clicks: [...toLedger, 'ledger.goal.begin'], fills: goal }] : [],
  ),
  ...agreements(begins),
  ...surveyErrands(begins),
  ...promiseErrands(begins),
  ...suggestionErrands(begins),
  ...viewErrands(begins),
  {
    ...visit(begins, 33, olav, 'Nordlys Energi'),
    command: '/hats meetings Nordlys Energi',
    clicks: ['meetings.word.open'],
    fills: { words: 'Tom explained the readings so that even the board understood them.' },
  },
];

/** One that is signed off and ends in two months; one that waits for its lead's word. */
const agreements = (begins: Date): Errand[] => [
  {
    ...visit(begins, 9, olav, 'Fjordbank'),
    clicks: [...toLedger, 'ledger.agreement.begin'],
    fills: {
      content: 'Whatever stops payments is looked at first, also in the evening.',
      level: 'An answer within an hour, from 7 to 22',
      until: dayOf(begins, 155),
    },
    next: { clicks: ['ledger.agreement.sign_off'] },
  },
  {
    ...visit(begins, 94, 'U0MIKKO000', 'Apteekki Sampo'),
    clicks: [...toLedger, 'ledger.agreement.begin'],
    fills: { content: 'A new version in the first week of each month.', level: 'Announced ten days before' },
  },
];

const visit = (begins: Date, day: number, userId: string, client: string) => ({
  at: workingHour(begins, day),
  userId,
  command: `/hats client ${client}`,
});
