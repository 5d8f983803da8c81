import { createHash } from 'node:crypto';
import type { Executor } from '../db/connect.ts';
import { type PeopleContext, type Person, permit, standingInFirm, todayOf } from '../roster/index.ts';
import type { LocalDate } from '../time/calendar.ts';
import type { EnpsPorts } from './ports.ts';
import * as queries from './queries.ts';
import { commentsAPage, type Page, pageOf } from './rules.ts';
import { toldRound } from './told.ts';

type CommentPorts = Pick<EnpsPorts, 'db' | 'log' | 'random'>;

/** Bytes of what decides an order. */
const seedLength = 16;

/** Which page of which shuffling; a page without a seed opens them anew. */
export interface CommentPlace {
  readonly roundId: string;
  /** hexadecimal; decides the order within one opening */
  readonly seed?: string | undefined;
  readonly page?: number | undefined;
}

/** A page of what people wrote, in an order that says nothing; or why there is none. */
export type Comments =
  | { readonly roundId: string; readonly period: string; readonly seed: string; readonly page: Page<string> }
  | { readonly roundId: string; readonly why: 'too_few' | 'forgotten' | 'none_written'; readonly least: number };

/** The comments of a round, for whoever may read them at this moment; asked again at every page. */
export async function openComments(
  { db, log, random }: CommentPorts,
  context: PeopleContext,
  actor: Person,
  { roundId, seed = Buffer.from(random(seedLength)).toString('hex'), page = 1 }: CommentPlace,
): Promise<Comments | 'not_yours'> {
  if (!permit(log, actor, standingInFirm(actor), 'enps.comments')) return 'not_yours';
  const round = await toldRound(db, actor, roundId);
  if (!round) return 'not_yours';
  const { answers, until } = await queries.commentFacts(db, roundId);
  const missing = (why: 'too_few' | 'forgotten' | 'none_written') => ({ roundId, why, least: round.leastComments });
  if (answers < round.leastComments) return missing('too_few');
  if (until !== null && until < todayOf(actor, context)) return missing('forgotten');
  const comments = await queries.commentsOf(db, roundId);
  if (comments.length === 0) return missing('none_written');
  return { roundId, period: round.period, seed, page: pageOf(inOrderOf(seed, comments), page, commentsAPage) };
}

/** Each seed gives another order, the same one at each page: none is missed, and none comes twice. */
function inOrderOf(seed: string, comments: readonly queries.Comment[]): string[] {
  const placed = comments.map(({ id, words }) => ({
    place: createHash('sha256').update(`${seed} ${id}`).digest('hex'),
    words,
  }));
  return placed.toSorted((one, other) => (one.place < other.place ? -1 : 1)).map(({ words }) => words);
}

/** Deletes the comments that were kept for long enough. `today`: the workspace's day. */
export async function forgetComments(db: Executor, workspaceId: string, today: LocalDate): Promise<void> {
  await queries.dropComments(db, workspaceId, today);
}
