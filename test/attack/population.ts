import { seededBytes } from '../support/chance.ts';

/** When somebody replies, by how often she has to be asked. Everybody knows how often each is met, attackers too. */
const habits = [
  { stage: 0, weight: 42 },
  { stage: 1, weight: 26 },
  { stage: 2, weight: 16 },
  { stage: undefined, weight: 16 },
] as const;
/** How often each score is given, from 0 to 10. */
export const scoreWeights: readonly number[] = [1, 1, 1, 1, 1, 2, 2, 4, 5, 4, 3];
const [changes, withdraws, explains] = [0.25, 0.07, 0.85];

/** What somebody will do in a round. */
export interface Habit {
  /** after so many reminders she replies; undefined: never */
  readonly stage: number | undefined;
  readonly first: Reply;
  /** what she makes of it later; null: she withdraws it */
  readonly later: Reply | null | undefined;
}

export interface Reply {
  readonly score: number;
  readonly why: string | null;
}

/** Numbers that a seed decides. */
export interface Dice {
  /** from 0, below 1 */
  share(): number;
  below(count: number): number;
  word(): string;
}

export function diceOf(seed: string): Dice {
  const bytes = seededBytes(seed);
  let [left, at] = [Buffer.alloc(0), 0];
  const share = () => {
    if (at >= left.length) [left, at] = [Buffer.from(bytes(4096)), 0];
    at += 4;
    return left.readUInt32BE(at - 4) / 2 ** 32;
  };
  return {
    share,
    below: count => Math.floor(share() * count),
    word: () => Buffer.from(bytes(8)).toString('hex'),
  };
}

/** The place of one of them, each as likely as its weight. */
export function drawn(weights: readonly number[], dice: Dice): number {
  let left = dice.share() * weights.reduce((sum, weight) => sum + weight, 0);
  return Math.max(
    0,
    weights.findIndex(weight => {
      left -= weight;
      return left < 0;
    }),
  );
}

/** Somebody: her words are of random letters, and of any length, so that they say nothing of who wrote them. */
export function someHabit(dice: Dice): Habit {
  const at = drawn(
    habits.map(({ weight }) => weight),
    dice,
  );
  const why = () => Array.from({ length: 1 + dice.below(40) }, () => dice.word()).join(' ');
  const reply = (): Reply => ({
    score: drawn(scoreWeights, dice),
    why: dice.share() < explains ? why() : null,
  });
  const first = reply();
  const turn = dice.share();
  const later = turn < withdraws ? null : turn < withdraws + changes ? reply() : undefined;
  return { stage: habits[at]?.stage, first, later };
}

/** What she said in the end; null: nothing. */
export const lastWord = ({ stage, first, later }: Habit): Reply | null =>
  stage === undefined ? null : later === undefined ? first : later;

/** How likely somebody has a score in the end who was reminded so often, in a round with so many reminders. */
export function likelyToScore(reminded: number, reminders: number): number {
  const met = habits.filter(({ stage }) =>
    reminded < reminders ? stage === reminded : stage === undefined || stage >= reminded,
  );
  const all = met.reduce((sum, { weight }) => sum + weight, 0);
  const replying = met.reduce((sum, { stage, weight }) => (stage === undefined ? sum : sum + weight), 0);
  return all === 0 ? 0 : (1 - withdraws) * (replying / all);
}
