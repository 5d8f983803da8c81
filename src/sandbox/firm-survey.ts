import type { Asked, Habit } from './habits.ts';
import type { Doing } from './screens.ts';

/** Whether a button belongs to the yearly survey or to what comes of it. */
export const isOfSurvey = (actionId: string): boolean => actionId.startsWith('enps.');

const answerButton = 'enps.answer.open';

/** How somebody of the firm answers the yearly survey. */
interface Way {
  readonly userId: string;
  /** after the invitation; whoever waits for more than a week has been reminded */
  readonly afterHours: number;
  /** undefined: she would rather not answer */
  readonly score?: string;
  readonly why?: string;
}

const ways: readonly Way[] = [
  { userId: 'U0ELIN0000', afterHours: 2, score: '9' },
  {
    userId: 'U0KARI0000',
    afterHours: 1,
    score: '9',
    why: 'People say early when something slips. I have not worked anywhere else where that is so easy.',
  },
  {
    userId: 'U0OLAV0000',
    afterHours: 172,
    score: '8',
    why: 'Good people and good clients. Too many tools, though: I write the same thing in four places.',
  },
  { userId: 'U0ANA00000', afterHours: 171 },
  {
    userId: 'U0MIKKO000',
    afterHours: 2,
    score: '9',
    why: 'Saan tehdä työni rauhassa loppuun asti, ja apua saa, kun sitä pyytää.',
  },
  {
    userId: 'U0SAARA000',
    afterHours: 25,
    score: '7',
    why: 'I like the work. The salary talk came late again, and I had to ask for it twice.',
  },
  {
    userId: 'U0JONAS000',
    afterHours: 3,
    score: '8',
    why: 'Jag trivs med kollegorna och med uppdraget.',
  },
  {
    userId: 'U0ASTRID00',
    afterHours: 48,
    score: '10',
    why: 'Jag får säga vad jag tycker, och sedan händer det något.',
  },
  { userId: 'U0HENRIK00', afterHours: 1, score: '10', why: 'Kort vei til beslutninger, og tid til å lære noe nytt.' },
  {
    userId: 'U0INGRID00',
    afterHours: 173,
    score: '8',
    why: 'Godt miljø. Men lønnssamtalen kom sent, og jeg visste lenge ikke hva jeg kunne regne med.',
  },
  {
    userId: 'U0FREJA000',
    afterHours: 4,
    score: '9',
    why: 'People listen here. I wish we met across the countries a little more often.',
  },
  {
    userId: 'U0TOM00000',
    afterHours: 74,
    score: '4',
    why: 'The work is interesting, but there has been too much of it for months, and nothing is ever put off.',
  },
];

const habitOf = ({ userId, afterHours, ...way }: Way): Habit => ({
  userId,
  knows: actionId => actionId === answerButton,
  afterHours,
  does: ({ nth }: Asked) => (nth === 0 ? answering(way) : undefined),
});

const answering = ({ score, why }: Pick<Way, 'score' | 'why'>): Doing =>
  score ? { fills: { score, ...(why ? { why } : {}) } } : { clicks: ['enps.answer.withdraw'] };

/** Everybody sees to the invitation once: at once, after days, or when she is reminded. */
export const surveyHabits: readonly Habit[] = ways.map(habitOf);
