/** What the lead and a consultant read in that year about promises, suggestions and late reports, by the clock of Helsinki. */
export const read = [
  '2027-01-12 13:00 mikko: Kari would like to promise Nordbank something that you would keep.',
  '2027-01-13 09:00 kari: Ana said yes: Apteekki Sampo has your promise.',
  '2027-01-14 09:00 kari: Mikko said yes: Nordbank has your promise.',
  '2027-01-15 09:00 kari: Pia said yes: Hermes Post has your promise.',
  '2027-01-15 12:00 kari: Jon said no to a promise to Fjordlab. It is not promised.',
  '2027-01-20 09:00 kari: Ana said yes: Fjordlab has your promise.',
  '2027-01-21 09:00 kari: Apteekki Sampo: Ana Virtanen passed on what the client suggests.',
  '2027-02-18 09:00 kari: Apteekki Sampo: 1 promise from your meeting needs a keeper and a day.',
  '2027-02-22 09:00 kari: Apteekki Sampo: Ana Virtanen has taken the suggestion and looks after it now.',
  '2027-03-03 09:00 kari: Nordbank: Mikko Laine passed on what the client suggests.',
  '2027-03-05 12:30 kari: Nordbank: Mikko says that a promise will be late. There is still time to talk with the client.',
  '2027-03-08 09:00 mikko: Nordbank has an answer to the suggestion that you passed on: we don’t do it, and the client knows why.',
  '2027-03-08 12:30 mikko: Kari has new terms for a promise to Nordbank and would like your word on them.',
  '2027-03-10 09:00 kari: Mikko said yes to the new terms of a promise to Nordbank.',
  '2027-03-31 09:00 kari: Hermes Post: a promise is due 1 April 2027. Pia keeps it.',
  '2027-04-08 09:00 kari: Fjordlab: Jon Hagen passed on something that the client needs.',
  '2027-04-08 09:00 mikko: Nordbank: a promise that you keep is due 15 April 2027.',
  '2027-04-14 09:00 kari: Nordbank: a promise is due 15 April 2027. Mikko keeps it.',
  '2027-04-14 09:00 mikko: Nordbank: a promise that you keep is due 15 April 2027.',
  '2027-05-31 09:00 kari: Fjordlab: a need was to be done by now. Is it?',
  '2027-06-04 09:00 kari: The report to Hermes Post for May was due on Thursday 3 June. Have you sent it already? Then note the day.',
  '2027-07-07 09:00 kari: Fjordlab suggested nothing last quarter. When you next talk, ask what we could do better.',
  '2027-09-24 09:00 kari: Apteekki Sampo: a promise that you keep is due 1 October 2027.',
  '2027-09-30 09:00 kari: Apteekki Sampo: a promise that you keep is due 1 October 2027.',
];

/** And what stands with each of the others at the end. */
export const heard = {
  ana: [
    'Kari would like to promise Apteekki Sampo something that you would keep.',
    'Kari would like to promise Fjordlab something that you would keep.',
    'Apteekki Sampo: Kari Niemi would like you to look after a suggestion.',
    'Apteekki Sampo: a promise that you keep is due 1 March 2027.',
    'Apteekki Sampo has an answer to the suggestion that you passed on: it is done.',
    'Fjordlab: a promise that you keep is due 14 May 2027.',
  ],
  pia: [
    'Kari would like to promise Hermes Post something that you would keep.',
    'Hermes Post: a promise that you keep is due 1 April 2027.',
    'Hermes Post: a promise that you keep is due 1 April 2027.',
  ],
  // What was asked of him is answered for by somebody else.
  jon: ['A question about a promise.', 'Fjordlab has an answer to the need that you passed on: it is done.'],
};

const promises = (kept: number, of: number, moved = 0) =>
  `In the last twelve months ${kept} of ${of} were kept on time, ${moved} moved in time; 0 overdue now.`;
const report = (late: number) =>
  `fine: The one about December was due on 5 January 2028 and sent on 5 January 2028; of the last 12, ${late} late.`;
const noneWaits = 'fine: None waits for an answer.';

/** How it stands with each at the end, in these parts. */
export const health = {
  'Apteekki Sampo': {
    Promises: `fine: ${promises(2, 2)}`,
    'Suggestions and needs':
      'keep an eye on it: 1 waits for an answer, the oldest since 16 February 2027; with 0 of them the next step is late.',
    Satisfaction: 'keep an eye on it: On 16 February 2027 content 4 of 5, worth its cost 3 of 5.',
    'Monthly report': report(0),
  },
  Nordbank: {
    Promises: `fine: ${promises(1, 1, 1)}`,
    'Suggestions and needs': noneWaits,
    Satisfaction: 'keep an eye on it: The client has not been asked yet.',
    'Monthly report': report(0),
  },
  'Hermes Post': {
    Promises: `keep an eye on it: ${promises(0, 1)}`,
    'Suggestions and needs': noneWaits,
    Satisfaction: 'keep an eye on it: The client has not been asked yet.',
    'Monthly report': report(1),
  },
  Fjordlab: {
    Promises: `fine: ${promises(1, 1)}`,
    'Suggestions and needs': noneWaits,
    Satisfaction: 'keep an eye on it: The client has not been asked yet.',
    'Monthly report': report(0),
  },
};

/** What stands in the registers of the clients, among other things. */
export const registers = {
  'Apteekki Sampo': [
    'In the last twelve months: kept 2 of 2',
    'A clearer bill\nKept 30 September 2027 · keeper: Kari Niemi',
    'Search by brand name\nKept 23 February 2027 · keeper: Ana Virtanen',
    'Suggestion · Ana Virtanen\nA map of the new shop\n*Will be done* · next: do it · by 31 March',
    'A dark theme for the night shift\n*Done*, and the client was told on 30 March 2027',
  ],
  Nordbank: [
    'In the last twelve months: kept 1 of 1, 1 moved in time',
    'New cards for the branches\nKept 14 April 2027 · keeper: Mikko Laine',
    'Bring back the fax\n*Declined*, and the client was told why on 4 March 2027',
  ],
  'Hermes Post': [
    'In the last twelve months: kept 0 of 1',
    'Parcels traced to the door\nDone 6 April 2027, after the promised day · keeper: Pia Aalto',
  ],
  Fjordlab: [
    'In the last twelve months: kept 1 of 1',
    'Sensors on the west pier\nKept 12 May 2027 · keeper: Ana Virtanen',
    'Need · Kari Niemi\nA dashboard for the harbour office\n*Done*, and the client was told on 1 June 2027',
  ],
};

/** Lines of reports as the clients read them, by client and the day on which it was due. */
export const told = {
  'Apteekki Sampo 2027-03-03': [
    'Delivered: Search by brand name (23 February)',
    'Decided: We will do: A map of the new shop (22 February); follow-up meeting on 16 February',
    'Next: Your wish: A dark theme for the night shift, by 31 March',
  ],
  'Apteekki Sampo 2027-04-05': ['Delivered: Your wish, done: A dark theme for the night shift (25 March)'],
  'Nordbank 2027-04-05': [
    'Decided: We will not do: Bring back the fax (4 March)',
    'Next: New cards for the branches, by 15 April',
  ],
  'Hermes Post 2027-05-05': ['Delivered: Parcels traced to the door (6 April)'],
  'Hermes Post 2027-06-03': ['Was due on 3 June 2027, 5 days late, not sent yet'],
};

const nothing = {
  Agreements: [],
  'The client’s plans': [],
  'Improvements done': [],
  'Wishes to delivery': [],
  'Wishes to the portfolio': [],
  'Satisfaction by quarter': [],
  'Needs for strategy': [],
};

/** Two clients’ seven outputs, as the files say. */
export const outputs = {
  'Apteekki Sampo': {
    lists: {
      ...nothing,
      'Improvements done': [
        'A dark theme for the night shift | What came of it: It follows the hour | Done on: 25 March 2027 | Client told on: 30 March 2027 | Owner: Kari Niemi',
      ],
      'Wishes to delivery': [
        'A map of the new shop | State: to be done | Came in on: 16 February 2027 | To be done by: 31 March 2028 | Owner: Ana Virtanen',
      ],
      'Satisfaction by quarter': [
        'Q1 2027 | Content: 4 of 5 | Worth its cost: 3 of 5 | Meetings that asked: 1 | In the client’s words: The bill is hard to read',
      ],
    },
    rows: [
      'improvements | 2027-03-25 | A dark theme for the night shift | answered',
      'to_delivery | 2027-02-16 | A map of the new shop | decided',
      'satisfaction | 2027-01-01 | The bill is hard to read | ',
    ],
  },
  Fjordlab: {
    lists: {
      ...nothing,
      'Needs for strategy': [
        'A dashboard for the harbour office | State: answered | Came in on: 7 April 2027 | Offer: won | Offer since: 11 May 2027 | Looks after the offer: Kari Niemi',
      ],
    },
    rows: ['needs | 2027-04-07 | A dashboard for the harbour office | answered'],
  },
};
