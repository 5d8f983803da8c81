/** What the monthly answers can call for. Scale 1–10; constants are twice those of the oracle's 1–5. */
export type Warning = 'low' | 'drop' | 'slide' | 'silence' | 'overload' | 'unsupported';

/** One period in which she was asked; null: no answer. */
export interface Asked {
  readonly answer: Answered | null;
}

export interface Answered {
  /** 1–10 */
  readonly score: number;
  /** 1 far too little – 5 far too much */
  readonly load: number;
  readonly support: 'yes' | 'partly' | 'no';
}

const lowest = 4;
const fall = 4;
const slip = 2;
const memory = 6;
const leastHistory = 3;
const tooMuch = 4;
const normalAnswers = 3;

/** On the five steps of the question: *too much* or worse. */
export const isTooMuch = (load: number): boolean => load >= tooMuch;

/**
 * The warnings that the newest period gives rise to, in a history of periods asked (oldest first, 3.05, 3.15).
 * A rule that has fired is quiet until three answered periods have passed in which it did not fire.
 */
export function warningsOfNewest(history: readonly Asked[]): Warning[] {
  const quiet = new Map<Warning, number>();
  let newest: Warning[] = [];
  history.forEach((period, index) => {
    const fired = firing(history.slice(0, index + 1));
    newest = fired.filter(warning => (quiet.get(warning) ?? 0) === 0);
    if (period.answer)
      for (const [warning, left] of quiet) if (!fired.includes(warning)) quiet.set(warning, Math.max(0, left - 1));
    for (const warning of newest) quiet.set(warning, normalAnswers);
  });
  return newest;
}

/** Which rules hold for the newest period, quiet or not. */
function firing(history: readonly Asked[]): Warning[] {
  const newest = history.at(-1);
  if (!newest) return [];
  if (!newest.answer) return history.length >= 2 && !history.at(-2)?.answer ? ['silence'] : [];
  const answers = history.flatMap(period => (period.answer ? [period.answer] : []));
  const scores = answers.map(answer => answer.score);
  const lastTwo = answers.slice(-2);
  const rules: readonly (readonly [Warning, boolean])[] = [
    ['low', newest.answer.score <= lowest],
    ['drop', isDrop(scores)],
    ['slide', isSlide(scores)],
    ['overload', lastTwo.length === 2 && lastTwo.every(answer => isTooMuch(answer.load))],
    ['unsupported', lastTwo.length === 2 && lastTwo.every(answer => answer.support !== 'yes')],
  ];
  return rules.flatMap(([warning, holds]) => (holds ? [warning] : []));
}

/** At least four below the median of the up to six answers before it, of which there are at least three. */
function isDrop(scores: readonly number[]): boolean {
  const before = scores.slice(0, -1);
  const newest = scores.at(-1);
  return newest !== undefined && before.length >= leastHistory && median(before.slice(-memory)) - newest >= fall;
}

/** Both of the last two at least two below the median of the up to six answers before them. */
function isSlide(scores: readonly number[]): boolean {
  const before = scores.slice(0, -2);
  if (before.length < leastHistory) return false;
  const usual = median(before.slice(-memory));
  return scores.slice(-2).every(score => usual - score >= slip);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
