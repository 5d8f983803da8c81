import type { Executor, Tx } from '../db/connect.ts';
import {
  type Act,
  type PeopleContext,
  type Person,
  permit,
  type Role,
  type Standing,
  standingToward,
} from '../roster/index.ts';
import { holdPlanning } from '../schedule/index.ts';
import type { SuggestionPorts } from './ports.ts';
import * as queries from './queries.ts';

/** What somebody is toward a suggestion: toward its client, and whether it is hers, is to be hers, or came from her. */
export async function standingOn(
  db: Executor,
  context: PeopleContext,
  actor: Person,
  suggestion: queries.Suggestion,
): Promise<Standing> {
  const toward = await standingToward(db, context, actor, { kind: 'client', id: suggestion.clientId });
  if (!actor.active) return toward;
  const offered = (await queries.openHandOvers(db, [suggestion.id])).get(suggestion.id);
  return new Set<Role>([
    ...toward,
    ...(suggestion.ownerId === actor.id ? (['owner'] as const) : []),
    ...(offered?.toId === actor.id ? (['offered'] as const) : []),
    ...(suggestion.filedBy === actor.id ? (['reporter'] as const) : []),
  ]);
}

export interface Seen {
  readonly suggestion: queries.Suggestion;
  readonly standing: Standing;
}

/** A suggestion, if the permission table lets her do this with it at this moment. */
export async function look(
  { log }: Pick<SuggestionPorts, 'log'>,
  db: Executor,
  context: PeopleContext,
  actor: Person,
  { id, act }: { readonly id: string; readonly act: Act },
): Promise<Seen | 'not_yours'> {
  const suggestion = await queries.suggestionById(db, id);
  if (suggestion?.workspaceId !== actor.workspaceId) return 'not_yours';
  const standing = await standingOn(db, context, actor, suggestion);
  return permit(log, actor, standing, act) ? { suggestion, standing } : 'not_yours';
}

/** Does something with a suggestion that the table allows her, in one transaction that holds others off it. */
export async function towardSuggestion<T>(
  ports: SuggestionPorts,
  context: PeopleContext,
  actor: Person,
  about: { readonly id: string; readonly act: Act },
  work: (tx: Tx, suggestion: queries.Suggestion) => Promise<T>,
): Promise<T | 'not_yours'> {
  return ports.db.transaction().execute(async tx => {
    const seen = await look(ports, tx, context, actor, about);
    if (seen === 'not_yours') return seen;
    const { workspaceId, clientId } = seen.suggestion;
    // Planning holds the client's mark before all else, the tick the occurrence before the suggestion: in one order, so that none waits for another.
    await holdPlanning(tx, 'client', workspaceId, clientId);
    const suggestion = await queries.lockSuggestion(tx, about.id);
    if (!suggestion) throw new Error('a suggestion that was just read is gone');
    // It was moved to another client meanwhile: what she was allowed was about the former.
    if (suggestion.clientId !== clientId) return 'not_yours';
    return work(tx, suggestion);
  });
}
