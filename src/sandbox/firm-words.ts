import type { Fills } from './screens.ts';

/** What the leads of the demo's firm write down about a client, as the forms name their fields. */
export interface ClientWords {
  readonly client: string;
  /** who leads it */
  readonly lead: string;
  readonly followUp: Fills;
  readonly development: Fills;
  readonly goal?: Fills;
  /** what its lead puts off, by words of the message */
  readonly putOff?: readonly string[];
}

const fjordbank: ClientWords = {
  client: 'Fjordbank',
  lead: 'U0OLAV0000',
  followUp: {
    place: 'At Fjordbank, Aker brygge',
    learnt: 'A release every second week suits them. They would like to see a month ahead.',
    explained: 'Why the login was slow in summer, and what we changed.',
    satisfaction: '4',
    satisfaction_why: 'We tell them early when something slips.',
    value: '4',
    actions: 'Olav sends a plan for the quarter. Henrik shows the new search.',
  },
  development: {
    place: 'Lunch at Aker brygge',
    learnt: 'Young customers open an account elsewhere because it takes a minute there.',
    plans: 'Savings for children in spring.',
    needs: 'Somebody who knows accessibility.',
    actions: 'Olav brings Astrid along next time.',
  },
  goal: {
    words: 'Customers do their banking in the app',
    measure: 'Visits a customer a month',
    target: '12 by next summer',
    their_owner: 'Marit Aas',
  },
};

const nordlys: ClientWords = {
  client: 'Nordlys Energi',
  lead: 'U0OLAV0000',
  followUp: {
    place: 'Video',
    learnt: 'The import stood still for two days, and they heard of it from their own customers.',
    explained: 'What went wrong, and that we watch it at night now.',
    satisfaction: '3',
    satisfaction_why: 'Nobody called them.',
    value: '4',
    value_why: 'The meter readings save them a day a week.',
    actions: 'Olav calls every Friday until the import is steady.',
  },
  development: {
    place: 'At Nordlys, Tromsø',
    learnt: 'Hourly prices worry households more than high ones.',
    plans: 'Hourly prices for everybody from spring.',
    needs: 'Help to explain hourly prices.',
  },
  goal: {
    words: 'Households understand their bill',
    measure: 'Calls about bills a week',
    target: 'Fewer than 200',
    their_owner: 'Per Strand',
  },
};

const sampo: ClientWords = {
  client: 'Apteekki Sampo',
  lead: 'U0KARI0000',
  followUp: {
    place: 'At the pharmacy, Tampere',
    learnt: 'Pharmacists renew twice as fast, but new colleagues get lost.',
    explained: 'What the new rules on prescriptions mean for the plan.',
    satisfaction: '5',
    satisfaction_why: 'Mikko answers before they have asked.',
    value: '4',
    actions: 'Saara writes a page for new colleagues.',
  },
  development: {
    place: 'Coffee in Tampere',
    learnt: 'Patients trust the pharmacy more than the app. They want both in one place.',
    plans: 'Two more hospitals from autumn.',
    needs: 'A way to test with patients.',
  },
  goal: {
    words: 'Patients renew prescriptions without a call',
    measure: 'Share renewed online',
    target: '60 % by June',
    their_owner: 'Liisa Aalto',
  },
};

/** A client that is looked ahead with, while the delivery waits; and without a goal. */
const svea: ClientWords = {
  client: 'Svea Logistik',
  lead: 'U0KARI0000',
  followUp: {},
  development: {
    place: 'Video',
    learnt: 'Drivers plan around charging by heart.',
    plans: 'Electric vans in Malmö.',
    needs: 'Routes that know about charging.',
  },
  putOff: ['follow-up meeting', 'shared goal'],
};

export const clientWords: readonly ClientWords[] = [fjordbank, nordlys, sampo, svea];
