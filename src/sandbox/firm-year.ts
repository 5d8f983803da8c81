import { surveyHabits } from './firm-survey.ts';
import { helped, leadOf, treatment } from './firm-year-leads.ts';
import type { Habit } from './habits.ts';
import type { Doing, Fills } from './screens.ts';

/** How the firm's consultants go through a year. */
interface Way {
  readonly userId: string;
  /** at once, late (after she was reminded), or null: never */
  readonly afterHours: number | null;
  /** of an ordinary month */
  readonly score: number;
  /** far too much to do in March and April */
  readonly overloadedInSpring?: true;
}

const ways: readonly Way[] = [
  { userId: 'U0ANA00000', afterHours: 120, score: 7 },
  { userId: 'U0MIKKO000', afterHours: 0.2, score: 9 },
  { userId: 'U0SAARA000', afterHours: 24, score: 8, overloadedInSpring: true },
  { userId: 'U0JONAS000', afterHours: 5, score: 8, overloadedInSpring: true },
  { userId: 'U0ASTRID00', afterHours: 75, score: 8 },
  { userId: 'U0HENRIK00', afterHours: 1, score: 9 },
  { userId: 'U0INGRID00', afterHours: 26, score: 7, overloadedInSpring: true },
  { userId: 'U0FREJA000', afterHours: 3, score: 8 },
  { userId: 'U0TOM00000', afterHours: null, score: 6 },
];

const spring: readonly number[] = [2, 3];

function checkIn({ score, overloadedInSpring }: Way, now: Date): Fills {
  const isOver = overloadedInSpring === true && spring.includes(now.getUTCMonth());
  return isOver
    ? { score: '3', load: '5', support: 'partly', agreement: '3', talk_about: 'What can wait until May' }
    : { score: String(score), load: '3', support: 'yes', agreement: '4' };
}

/** What each kind of message asks of her; a check-in is all that she is late with. */
const consultantOf = (way: Way, clock: { now(): Date }): Habit[] => [
  {
    userId: way.userId,
    knows: actionId => actionId === 'pulse.check_in.open',
    afterHours: way.afterHours,
    does: () => ({ fills: checkIn(way, clock.now()) }),
  },
  {
    userId: way.userId,
    knows: actionId => actionId in deals,
    afterHours: way.afterHours ?? whenAskedTwice,
    does: ({ actionId }) => deals[actionId],
  },
];

/** Whoever never answers hears from her lead in person, and then does. */
const whenAskedTwice = 12 * 24;

const deals: Readonly<Record<string, Doing>> = {
  'deviations.record.open': helped,
  'promises.offer.open': { fills: { answer: 'yes' } },
  'promises.promise.open': { clicks: ['promises.promise.keep'] },
  'suggestions.hand_over.open': { fills: { answer: 'take' } },
};

/** Everybody's habits while a year is played, the visitor's own person's too. */
export const yearHabits = (clock: { now(): Date }): readonly Habit[] => [
  ...surveyHabits,
  ...ways.flatMap(way => consultantOf(way, clock)),
  leadOf('U0KARI0000', ['A day a week to learn.', 'Nothing to change.', 'Less at once.'], clock),
  leadOf('U0OLAV0000', ['Pair once a week.', 'A week off after the release.', 'Going well.'], clock),
  {
    userId: 'U0ELIN0000',
    knows: actionId => actionId === 'deviations.record.open',
    afterHours: 26,
    does: ({ text }) => treatment(text),
  },
];
