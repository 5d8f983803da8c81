import type { Habit } from './habits.ts';

/** How the firm's people have answered so far: score by month, oldest first; the last one stays. */
interface Ways {
  readonly userId: string;
  readonly afterHours: number | null;
  readonly scores: readonly number[];
  readonly load?: number;
  readonly support?: 'yes' | 'partly' | 'no';
  readonly words?: readonly string[];
}

const ways: readonly Ways[] = [
  { userId: 'U0ANA00000', afterHours: null, scores: [] },
  { userId: 'U0MIKKO000', afterHours: 2, scores: [8, 9, 8], words: ['', 'How we plan the spring release'] },
  { userId: 'U0SAARA000', afterHours: 26, scores: [8, 7, 8] },
  {
    userId: 'U0JONAS000',
    afterHours: 5,
    scores: [9, 8, 3],
    words: ['', '', 'I would like to talk about what comes after this project'],
  },
  { userId: 'U0ASTRID00', afterHours: 50, scores: [8, 7, 8], load: 4 },
  { userId: 'U0HENRIK00', afterHours: 1, scores: [9, 9, 9] },
  { userId: 'U0INGRID00', afterHours: 20, scores: [7, 6, 7], support: 'partly' },
  { userId: 'U0FREJA000', afterHours: 3, scores: [8, 8, 9] },
  { userId: 'U0TOM00000', afterHours: 75, scores: [6, 7, 7] },
];

const consultantOf = ({ userId, afterHours, scores, load, support, words }: Ways): Habit => ({
  userId,
  afterHours,
  fills: nth => ({
    score: String(scores[nth] ?? scores.at(-1) ?? 8),
    load: String(load ?? 3),
    support: support ?? 'yes',
    agreement: '4',
    talk_about: words?.[nth] ?? '',
  }),
});

/** Leads hold their talks the day after the brief, and take up what they are told of. What is done about it waits for whoever looks into the demo. */
const leadOf = (userId: string, actions: readonly string[]): Habit => ({
  userId,
  afterHours: 23,
  inside: { 'deviations.record.open': 'deviations.record.acknowledge' },
  fills: nth => ({
    actions: actions[nth % actions.length] ?? '',
  }),
});

/** The habits of the firm in the months before the demo begins. */
export const firmHabits: readonly Habit[] = [
  ...ways.map(consultantOf),
  leadOf('U0KARI0000', ['A day a week for the new framework.', 'We look at the load again in two weeks.']),
  leadOf('U0OLAV0000', ['Pair with Henrik on the tests.', 'Nothing to change. Going well.']),
];
