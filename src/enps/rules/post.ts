import type { LocalDate } from '../../time/calendar.ts';
import type { ActionState } from './actions.ts';

/** How many actions a post names at most. */
export const mostLines = 20;

/** An action as a post tells it. */
export interface PostLine {
  readonly actionId: string;
  /** of the action, as it was when it was told */
  readonly version: number;
  readonly said: string;
  readonly answer: string;
  readonly state: ActionState;
  /** name of whoever looks after it */
  readonly owner: string;
  readonly dueOn: LocalDate | null;
}

/** What a post says, fixed when it is sent. */
export interface PostWords {
  readonly lines: readonly PostLine[];
  /** how many more there were to tell */
  readonly more: number;
}

/**
 * What the next post tells: first what is new or otherwise than it was told, then what is still to be done; what was told as ended is not repeated.
 * `fits`: whether so many lines have room in one message. Nothing new: no lines.
 */
export function nextPost(
  all: readonly PostLine[],
  told: readonly PostLine[],
  fits: (lines: readonly PostLine[]) => boolean,
): PostWords {
  const versions = new Set(told.map(keyOf));
  const news = all.filter(line => !versions.has(keyOf(line)));
  if (news.length === 0) return { lines: [], more: 0 };
  const open = all.filter(line => line.state === 'open' && versions.has(keyOf(line)));
  const wanted = [...news, ...open];
  let count = Math.min(wanted.length, mostLines);
  while (count > 1 && !fits(wanted.slice(0, count))) count -= 1;
  return { lines: wanted.slice(0, count), more: wanted.length - count };
}

const keyOf = ({ actionId, version }: PostLine): string => `${actionId} ${version}`;
