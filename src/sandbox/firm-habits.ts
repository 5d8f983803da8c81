import { promiseHabits } from './firm-promises.ts';
import { isOfRegisters, reportHabits } from './firm-reports.ts';
import { isOfSurvey, surveyHabits } from './firm-survey.ts';
import { type ClientWords, clientWords } from './firm-words.ts';
import type { Habit } from './habits.ts';
import type { Fills } from './screens.ts';

/** How the firm's people have answered so far: score and words by month, oldest first; the last score stays. */
interface Ways {
  readonly userId: string;
  readonly afterHours: number | null;
  readonly scores: readonly number[];
  readonly load?: number;
  readonly support?: 'yes' | 'partly' | 'no';
  readonly words?: readonly string[];
  /** what the client should hear from the lead */
  readonly forClient?: readonly string[];
}

const ways: readonly Ways[] = [
  { userId: 'U0ANA00000', afterHours: null, scores: [] },
  { userId: 'U0MIKKO000', afterHours: 2, scores: [8, 9, 8], words: ['', 'How we plan the spring release'] },
  { userId: 'U0SAARA000', afterHours: 24, scores: [8, 7, 8] },
  {
    userId: 'U0JONAS000',
    afterHours: 5,
    scores: [9, 8, 3],
    words: ['', '', 'I would like to talk about what comes after this project'],
  },
  { userId: 'U0ASTRID00', afterHours: 48, scores: [8, 7, 8], load: 4 },
  { userId: 'U0HENRIK00', afterHours: 1, scores: [9, 9, 9] },
  {
    userId: 'U0INGRID00',
    afterHours: 24,
    scores: [7, 6, 7],
    support: 'partly',
    forClient: ['', 'The test data is three weeks old when we get it. Could we have it every week?'],
  },
  { userId: 'U0FREJA000', afterHours: 3, scores: [8, 8, 9] },
  { userId: 'U0TOM00000', afterHours: 72, scores: [6, 7, 7] },
];

/** The yearly survey is met with habits of its own, and so are promises, suggestions and reports. */
const knows = (actionId: string): boolean => !isOfSurvey(actionId) && !isOfRegisters(actionId);

const consultantOf = ({ userId, afterHours, ...way }: Ways): Habit => ({
  userId,
  knows,
  afterHours,
  does: ({ nth }) => ({ fills: checkIn(way, nth) }),
});

function checkIn({ scores, load, support, words, forClient }: Omit<Ways, 'userId' | 'afterHours'>, nth: number): Fills {
  const told = forClient?.[nth];
  return {
    score: String(scores[nth] ?? scores.at(-1) ?? 8),
    load: String(load ?? 3),
    support: support ?? 'yes',
    agreement: '4',
    ...(words?.[nth] ? { talk_about: words[nth] } : {}),
    ...(told ? { for_client: told, may_be_told: 'yes' } : {}),
  };
}

/** A deviation is taken up; what is done about it waits for whoever looks into the demo. */
const clicksAfter: Readonly<Record<string, readonly string[]>> = {
  'deviations.record.open': ['deviations.record.acknowledge'],
};

/** Reading leaves no trace. */
const onlyRead = ['meetings.agenda.open'];

interface Lead {
  readonly userId: string;
  /** what is agreed in her talks, in turn */
  readonly agreed: readonly string[];
  readonly tomorrow: string;
}

/** Leads hold their talks the day after the brief, and their clients’ meetings, but for those that they put off. */
const leadOf = ({ userId, agreed, tomorrow }: Lead): Habit => ({
  userId,
  knows,
  afterHours: 23,
  does: ({ text, actionId, nth }) => {
    const known = clientWords.find(({ client }) => text.includes(client));
    if (onlyRead.includes(actionId) || known?.putOff?.some(words => text.includes(words))) return undefined;
    const fills = known ? aboutClient(known, text, tomorrow) : { actions: agreed[nth % agreed.length] ?? '' };
    return { clicks: clicksAfter[actionId] ?? [], fills };
  },
});

/** Whose next meeting is the day after the demo begins: its agenda is there. */
const metTomorrow = 'Fjordbank';

function aboutClient({ client, followUp, development, goal }: ClientWords, text: string, tomorrow: string): Fills {
  if (text.includes('development meeting')) return development;
  const next = client === metTomorrow ? { next_day: 'other', next_other_day: tomorrow } : {};
  return { ...goal, ...followUp, ...next };
}

/** The habits of the firm in the months before the demo begins. `tomorrow`: the first day of work in it, `YYYY-MM-DD`. */
export const firmHabits = (tomorrow: string): readonly Habit[] => [
  ...surveyHabits,
  ...promiseHabits,
  ...reportHabits,
  ...ways.map(consultantOf),
  leadOf({
    userId: 'U0KARI0000',
    agreed: ['A day a week for the new framework.', 'We look at the load again in two weeks.'],
    tomorrow,
  }),
  leadOf({
    userId: 'U0OLAV0000',
    agreed: ['Pair with Henrik on the tests.', 'Nothing to change. Going well.'],
    tomorrow,
  }),
];
