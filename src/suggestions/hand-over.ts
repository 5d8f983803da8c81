import type { Tx } from '../db/connect.ts';
import { enqueue } from '../delivery/index.ts';
import { clientById, colleague, type PeopleContext, type Person, personById } from '../roster/index.ts';
import { messageKinds } from './kinds.ts';
import type { SuggestionPorts } from './ports.ts';
import * as queries from './queries.ts';
import { type HandOverFault, handOverMove, type Toward } from './rules.ts';
import { towardSuggestion } from './standing.ts';
import { tellFormer } from './tell-former.ts';

/** Whom a form asks to look after a suggestion. */
export interface HandingOver {
  readonly id: string;
  /** the version that the form shows */
  readonly version: number;
  readonly toward: Toward;
  /** Slack user id; null: whoever leads the client */
  readonly to: string | null;
  readonly words: string | null;
}

/** `back`: the lead took it back herself, so nobody is asked. */
export type HandOverOutcome = 'asked' | 'back' | HandOverFault | 'not_yours';

/** Asks a named colleague to look after a suggestion (1.21–1.28); until she takes it, it stays with whoever has it. Sent twice, she is asked once. */
export async function handOver(
  ports: SuggestionPorts,
  context: PeopleContext,
  actor: Person,
  input: HandingOver,
): Promise<HandOverOutcome> {
  const about = { id: input.id, act: 'suggestion.treat' as const };
  return towardSuggestion(ports, context, actor, about, async (tx, suggestion) => {
    const waiting = (await queries.openHandOvers(tx, [suggestion.id])).get(suggestion.id);
    const { to, leadId } = await whom(tx, context, actor, suggestion, input.to);
    const wish: Wish = { ...input, fromId: actor.id, toId: to ?? leadId };
    if (waiting && isSame(waiting, wish)) return 'asked';
    if (isBackAlready(suggestion, wish)) return 'back';
    const { state, version, ownerId } = suggestion;
    const facts = { state, version, ownerId, isWaiting: waiting !== undefined, actorId: actor.id, leadId, to };
    const move = handOverMove({ ...facts, toward: input.toward, seen: input.version });
    if (typeof move === 'object') return ask(tx, suggestion, { ...wish, toId: move.ask }, context.now);
    return move === 'at_once' ? takeAtOnce(tx, suggestion, wish, context.now) : move;
  });
}

interface Wish extends HandingOver {
  readonly fromId: string;
  readonly toId: string | undefined;
}

/** Whom the form names, and who leads the client; whoever has left is neither. */
async function whom(
  tx: Tx,
  context: PeopleContext,
  actor: Person,
  { clientId }: queries.Suggestion,
  slackUserId: string | null,
): Promise<{ readonly to: string | undefined; readonly leadId: string | undefined }> {
  const ledBy = (await clientById(tx, clientId))?.leadId;
  const lead = ledBy ? await personById(tx, context, ledBy) : undefined;
  const leadId = lead?.active ? lead.id : undefined;
  if (slackUserId === null) return { to: undefined, leadId };
  return { to: (await colleague(tx, context, actor, slackUserId))?.id ?? 'stranger', leadId };
}

const isSame = (waiting: queries.HandOver, wish: Wish): boolean =>
  waiting.fromId === wish.fromId &&
  waiting.toId === wish.toId &&
  waiting.toward === wish.toward &&
  waiting.words === wish.words;

/** The same form was stored before: she leads the client and has it. */
const isBackAlready = ({ version, ownerId }: queries.Suggestion, { toward, fromId, toId, ...wish }: Wish): boolean =>
  toward === 'lead' && toId === fromId && ownerId === null && version !== wish.version;

async function ask(
  tx: Tx,
  { id: suggestionId, workspaceId, ownerId: formerId }: queries.Suggestion,
  { toward, fromId, toId, words }: Wish & { readonly toId: string },
  now: Date,
): Promise<'asked'> {
  const number = await queries.nextHandOver(tx, suggestionId);
  await queries.insertHandOver(tx, {
    suggestionId,
    number,
    workspaceId,
    toward,
    fromId,
    toId,
    formerId,
    words,
    at: now,
  });
  await queries.noteEntry(tx, { suggestionId, workspaceId, event: 'handed_over', at: now, personId: fromId });
  const message = { workspaceId, kind: messageKinds.handOver, subjectId: suggestionId, period: String(number) };
  await enqueue(tx, [{ ...message, class: 'now', dueAt: now }]);
  return 'asked';
}

async function takeAtOnce(
  tx: Tx,
  { id: suggestionId, workspaceId, ownerId: formerId }: queries.Suggestion,
  { fromId, words, toward }: Wish,
  now: Date,
): Promise<'back'> {
  const number = await queries.nextHandOver(tx, suggestionId);
  const row = { suggestionId, number, workspaceId, toward, fromId, toId: fromId, formerId, words, at: now };
  await queries.insertHandOver(tx, row);
  const answer = { answer: 'taken', answerWords: null, answeredAt: now } as const;
  await queries.answerHandOver(tx, row, answer);
  await queries.changeSuggestion(tx, suggestionId, { ownerId: null, toward: 'lead' });
  await queries.noteEntry(tx, { suggestionId, workspaceId, event: 'taken', at: now, personId: fromId });
  await tellFormer(tx, row, now);
  return 'back';
}

/** Takes back what nobody has taken yet. `none`: it was answered meanwhile. */
export async function takeBack(
  ports: SuggestionPorts,
  context: PeopleContext,
  actor: Person,
  id: string,
): Promise<'taken_back' | 'none' | 'not_yours'> {
  const about = { id, act: 'suggestion.treat' as const };
  return towardSuggestion(ports, context, actor, about, async (tx, { id: suggestionId, workspaceId }) => {
    const waiting = (await queries.openHandOvers(tx, [suggestionId])).get(suggestionId);
    if (!waiting) return 'none';
    const { now: at } = context;
    await queries.answerHandOver(tx, waiting, { answer: 'taken_back', answerWords: null, answeredAt: at });
    await queries.changeSuggestion(tx, suggestionId, {});
    await queries.noteEntry(tx, { suggestionId, workspaceId, event: 'taken_back', at, personId: actor.id });
    return 'taken_back';
  });
}
