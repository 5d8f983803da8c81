/** How many gave 0 to 6, 7 or 8, and 9 or 10. */
export interface Classes {
  readonly critics: number;
  readonly passives: number;
  readonly promoters: number;
}

/** Points, exactly: hundredfold the promoters without the critics, over all answers. Both are whole numbers, and the lower one is positive. */
export interface Score {
  readonly over: number;
  readonly under: number;
}

export const answersIn = ({ critics, passives, promoters }: Classes): number => critics + passives + promoters;

/** Whether so many answers may be told of together, where that takes at least so many. */
export const isEnough = (answers: number, least: number): boolean => answers >= least;

/** From −100 to +100; of no answers there is none. */
export function scoreOf(classes: Classes): Score | undefined {
  const under = answersIn(classes);
  return under > 0 ? { over: 100 * (classes.promoters - classes.critics), under } : undefined;
}

/** In whole points: rounded once, half away from zero, never −0. */
export function pointsOf({ over, under }: Score): number {
  const size = Math.floor((2 * Math.abs(over) + under) / (2 * under));
  return over < 0 && size > 0 ? -size : size;
}

/** Points with their sign: `+33`, `0`, `-50`. */
export const displayed = (points: number): string => (points > 0 ? `+${points}` : String(points));

export type Band = 'weak' | 'satisfactory' | 'good' | 'very_good' | 'excellent';

/** Of the exact value: 0 is weak, 10 and 30 are good, 50 is very good. */
export function bandOf({ over, under }: Score): Band {
  if (over <= 0) return 'weak';
  if (over < 10 * under) return 'satisfactory';
  if (over <= 30 * under) return 'good';
  return over <= 50 * under ? 'very_good' : 'excellent';
}

/** On which side of its whole points a score lies, where these alone would be of another band. */
export function sideOf(score: Score): 'just_over' | 'just_under' | undefined {
  const points = pointsOf(score);
  if (bandOf(score) === bandOf({ over: points, under: 1 })) return undefined;
  return score.over > points * score.under ? 'just_over' : 'just_under';
}
