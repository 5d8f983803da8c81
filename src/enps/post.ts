import { createHash } from 'node:crypto';
import type { Tx } from '../db/connect.ts';
import { enqueue } from '../delivery/index.ts';
import { employeeIds, type PeopleContext, type Person, todayOf } from '../roster/index.ts';
import { localDateOf } from '../time/calendar.ts';
import { type ActionPorts, towardRound } from './actions.ts';
import { messageKinds } from './kinds.ts';
import * as queries from './queries.ts';
import { nextPost, type PostLine, type PostWords } from './rules.ts';
import { fitsInPost } from './views/post.ts';

/** Rows in one statement. */
const portion = 100;

/** Each of a round's posts has a period of its own, `2027#1`. */
export const postPeriod = (period: string, number: number): string => `${period}#${number}`;

/** A post to be. */
export interface PostDraft extends PostWords {
  readonly roundId: string;
  /** the round's */
  readonly period: string;
  readonly number: number;
  /** how many get it */
  readonly receivers: number;
  /** stands for its words: what is sent is what was read */
  readonly seen: string;
}

export type PostRefusal = 'not_yours' | 'no_actions' | 'sent_today' | 'nothing_new';

/** What everybody would be told now, for leadership to read before it is sent. */
export async function previewPost(
  ports: ActionPorts,
  context: PeopleContext,
  actor: Person,
  roundId: string,
): Promise<PostDraft | PostRefusal> {
  return towardRound(ports, actor, roundId, async (tx, round) => {
    const draft = await draftOf(tx, context, actor, round);
    if (typeof draft === 'string') return draft;
    return { ...draft, receivers: (await employeeIds(tx, round.workspaceId)).length };
  });
}

/** What leadership read before it said: send it. */
export type PostSeen = Pick<PostDraft, 'roundId' | 'number' | 'seen'>;

export type SendOutcome = { readonly sentTo: number } | 'outdated' | PostRefusal;

/** Tells everybody who works here, once, in the words that were read. */
export async function sendPost(
  ports: ActionPorts,
  context: PeopleContext,
  actor: Person,
  { roundId, number, seen }: PostSeen,
): Promise<SendOutcome> {
  return towardRound(ports, actor, roundId, async (tx, round) => {
    const { workspaceId, period } = round;
    const receivers = await employeeIds(tx, workspaceId);
    const posts = await queries.postsOf(tx, roundId);
    // Sent twice.
    if (posts.some(post => post.number === number && seenOf(post) === seen)) return { sentTo: receivers.length };
    const draft = await draftOf(tx, context, actor, round);
    if (typeof draft === 'string') return draft;
    if (draft.number !== number || draft.seen !== seen) return 'outdated';
    const { lines, more } = draft;
    const sent = { sentBy: actor.id, sentAt: context.now };
    await queries.insertPost(tx, { roundId, workspaceId, period, number, lines, more, ...sent });
    const about = { workspaceId, kind: messageKinds.post, period: postPeriod(period, number) };
    for (let from = 0; from < receivers.length; from += portion)
      await enqueue(
        tx,
        receivers
          .slice(from, from + portion)
          .map(subjectId => ({ ...about, subjectId, class: 'morning', dueAt: context.now })),
      );
    return { sentTo: receivers.length };
  });
}

async function draftOf(
  tx: Tx,
  context: PeopleContext,
  actor: Person,
  { id: roundId, period }: queries.Round,
): Promise<Omit<PostDraft, 'receivers'> | Exclude<PostRefusal, 'not_yours'>> {
  const all = (await queries.actionsOf(tx, roundId)).map(lineOf);
  if (all.length === 0) return 'no_actions';
  const posts = await queries.postsOf(tx, roundId);
  const last = posts.at(-1);
  if (last && localDateOf(last.sentAt, actor.settings.zone) === todayOf(actor, context)) return 'sent_today';
  const told = posts.flatMap(({ lines }) => lines);
  const words = nextPost(all, told, fitsInPost);
  if (words.lines.length === 0) return 'nothing_new';
  return { roundId, period, number: (last?.number ?? 0) + 1, ...words, seen: seenOf(words) };
}

const lineOf = ({ id: actionId, version, said, answer, state, owner, dueOn }: queries.Action): PostLine => ({
  actionId,
  version,
  said,
  answer,
  state,
  owner,
  dueOn,
});

function seenOf({ lines, more }: PostWords): string {
  const words = lines.map(({ actionId, version, said, answer, state, owner, dueOn }) => {
    return [actionId, version, said, answer, state, owner, dueOn];
  });
  return createHash('sha256')
    .update(JSON.stringify([words, more]))
    .digest('hex')
    .slice(0, 16);
}
