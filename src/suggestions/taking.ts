import type { Tx } from '../db/connect.ts';
import { enqueue } from '../delivery/index.ts';
import { clientFacts, type PeopleContext, type Person } from '../roster/index.ts';
import { localDateOf } from '../time/calendar.ts';
import { stepDays } from './days.ts';
import { messageKinds } from './kinds.ts';
import type { SuggestionPorts } from './ports.ts';
import * as queries from './queries.ts';
import { isOpen, nextOn } from './rules.ts';
import { look, towardSuggestion } from './standing.ts';
import { tellFormer } from './tell-former.ts';

/** What somebody says who is asked to look after a suggestion. */
export interface TakingOver {
  readonly id: string;
  /** which time it was that somebody wanted to hand it over */
  readonly number: number;
  readonly takes: boolean;
  readonly words: string | null;
}

/** `gone`: it was taken back, or the client has its answer. */
export type TakeOutcome = 'taken' | 'returned' | 'gone' | 'not_yours';

/** She takes it, and from then on it is hers (or, back with the lead, whoever's leads the client); or she gives it back, without penalty. */
export async function answerHandOver(
  ports: SuggestionPorts,
  context: PeopleContext,
  actor: Person,
  taking: TakingOver,
): Promise<TakeOutcome> {
  const { id, number, takes, words } = taking;
  const before = (await queries.handOversOf(ports.db, [id])).find(each => each.number === number);
  const answer = takes ? 'taken' : 'returned';
  if (before?.toId === actor.id && before.answer !== null) return before.answer === answer ? answer : 'gone';
  const about = { id, act: 'suggestion.take' as const };
  return towardSuggestion(ports, context, actor, about, async (tx, suggestion) => {
    const waiting = (await queries.openHandOvers(tx, [suggestion.id])).get(suggestion.id);
    if (waiting?.number !== number || waiting.toId !== actor.id || !isOpen(suggestion.state)) return 'gone';
    const { now: at } = context;
    await queries.answerHandOver(tx, waiting, { answer, answerWords: words, answeredAt: at });
    await queries.changeSuggestion(
      tx,
      suggestion.id,
      takes ? await hers(tx, context, actor, { ...waiting, suggestion }) : {},
    );
    const { id: suggestionId, workspaceId } = suggestion;
    await queries.noteEntry(tx, { suggestionId, workspaceId, event: answer, at, personId: actor.id });
    const message = { workspaceId, kind: messageKinds.handedOver, subjectId: suggestionId, period: String(number) };
    await enqueue(tx, [{ ...message, class: takes ? 'morning' : 'now', dueAt: at }]);
    if (takes) await tellFormer(tx, { ...waiting, workspaceId }, at);
    return answer;
  });
}

/** What she is asked to take, for her alone. */
export async function openHandOver(
  ports: SuggestionPorts,
  context: PeopleContext,
  actor: Person,
  id: string,
): Promise<{ readonly suggestion: queries.Suggestion; readonly waiting: queries.HandOver } | 'gone' | 'not_yours'> {
  const past = (await queries.handOversOf(ports.db, [id])).filter(({ toId }) => toId === actor.id);
  if (past.length > 0 && past.every(({ answer }) => answer !== null)) return 'gone';
  const seen = await look(ports, ports.db, context, actor, { id, act: 'suggestion.take' });
  if (seen === 'not_yours') return seen;
  const { suggestion } = seen;
  const waiting = (await queries.openHandOvers(ports.db, [suggestion.id])).get(suggestion.id);
  return waiting && isOpen(suggestion.state) ? { suggestion, waiting } : 'gone';
}

/** What was overdue with the former owner begins anew with her: nobody is asked for what another left undone. */
async function hers(
  tx: Tx,
  context: PeopleContext,
  actor: Person,
  { toward, toId, suggestion }: queries.HandOver & { readonly suggestion: queries.Suggestion },
): Promise<queries.SuggestionChange> {
  const change = { ownerId: toward === 'lead' ? null : toId, toward };
  const { clientId, state, dueOn, nextOn: known } = suggestion;
  const rhythm = (await clientFacts(tx, context, [clientId])).get(clientId)?.rhythm;
  if (!rhythm || rhythm.workingDays.length === 0) return change;
  const since = localDateOf(context.now, rhythm);
  if (known === null || known > since) return change;
  return { ...change, nextOn: nextOn({ state, since, dueOn }, stepDays(actor), rhythm) };
}
