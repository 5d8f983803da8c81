import type { Executor } from '../db/connect.ts';
import type { PeopleContext, Person } from '../roster/index.ts';
import type { SuggestionPorts } from './ports.ts';
import * as queries from './queries.ts';
import { knownNames, mostAlike, mostSimilar, type SuggestionState, withoutNames } from './rules.ts';
import { look } from './standing.ts';

/** What another client said, without its name and without who said so. */
export interface Elsewhere {
  readonly id: string;
  readonly words: string;
  readonly state: SuggestionState;
}

export interface SimilarScene {
  readonly suggestion: queries.Suggestion;
  readonly linked: readonly Elsewhere[];
  /** those most alike that are not linked, the most alike first */
  readonly found: readonly Elsewhere[];
}

/** What other clients said that is linked with a suggestion, or may be the same. */
export async function openSimilar(
  ports: SuggestionPorts,
  context: PeopleContext,
  actor: Person,
  id: string,
): Promise<SimilarScene | 'not_yours'> {
  const { db } = ports;
  const seen = await look(ports, db, context, actor, { id, act: 'suggestion.treat' });
  if (seen === 'not_yours') return seen;
  const { suggestion } = seen;
  const linked = await queries.linkedWith(db, suggestion.id);
  const known = new Set(linked.map(other => other.id));
  const others = (await queries.saidByOthers(db, suggestion)).filter(other => !known.has(other.id));
  // Compared as they stand, and only the few that are shown once more without names: nobody finds a client by writing its name.
  const likely = mostAlike(suggestion.words, others, 4 * mostSimilar);
  const [own, ...shown] = await nameless(db, suggestion.workspaceId, [suggestion, ...linked, ...likely]);
  if (!own) throw new Error('the words of a suggestion that was just read are gone');
  const found = mostAlike(own.words, shown.slice(linked.length));
  return { suggestion, linked: shown.slice(0, linked.length), found };
}

/** Those of other clients that are linked with it, for whoever may treat it. */
export async function linkedElsewhere(
  db: Executor,
  { id, workspaceId }: Pick<queries.Suggestion, 'id' | 'workspaceId'>,
): Promise<Elsewhere[]> {
  const linked = await queries.linkedWith(db, id);
  return linked.length === 0 ? [] : nameless(db, workspaceId, linked);
}

type Said = Pick<queries.OtherWords, 'id' | 'clientId' | 'words' | 'fromWhom' | 'state'>;

/** What was said, without the names of our clients and colleagues and of whoever speaks for that client, as far as they are known. */
async function nameless(db: Executor, workspaceId: string, said: readonly Said[]): Promise<Elsewhere[]> {
  const everywhere = knownNames(await queries.namesIn(db, workspaceId));
  const contacts = await queries.contactNames(
    db,
    said.map(({ clientId }) => clientId),
  );
  const of = new Map([...contacts].map(([clientId, people]) => [clientId, knownNames({ firms: [], people })]));
  return said.map(({ id, clientId, words, state }) => {
    const theirs = of.get(clientId);
    return { id, words: withoutNames(words, everywhere, ...(theirs ? [theirs] : [])), state };
  });
}

export interface Pair {
  readonly id: string;
  /** of another client of the same workspace */
  readonly other: string;
}

export type LinkOutcome = 'linked' | 'gone' | 'not_yours';

/** Links a suggestion with one of another client; both tell it in their history, neither tells whose the other is. */
export async function linkSimilar(
  ports: SuggestionPorts,
  context: PeopleContext,
  actor: Person,
  pair: Pair,
): Promise<LinkOutcome> {
  return ports.db.transaction().execute(async tx => {
    const seen = await look(ports, tx, context, actor, { id: pair.id, act: 'suggestion.treat' });
    if (seen === 'not_yours') return seen;
    const { id, workspaceId, clientId } = seen.suggestion;
    const other = await queries.suggestionById(tx, pair.other);
    if (other?.workspaceId !== workspaceId || other.clientId === clientId) return 'gone';
    const ids = [id, other.id] as const;
    // Nothing that is planned changes, so no mark is held: whoever waits here waits for nobody who waits for her.
    await queries.holdAll(tx, ids);
    const now = await queries.suggestionsWhere(tx, { ids });
    if (new Set(now.map(each => each.clientId)).size < ids.length) return 'gone';
    if (!(await queries.insertLink(tx, { workspaceId, ids, linkedBy: actor.id, linkedAt: context.now })))
      return 'linked';
    const entry = { workspaceId, at: context.now };
    await queries.noteEntry(tx, { ...entry, suggestionId: id, event: 'linked', personId: actor.id });
    // A name would tell which client the other one comes from.
    await queries.noteEntry(tx, { ...entry, suggestionId: other.id, event: 'linked', personId: null });
    return 'linked';
  });
}

/** Takes a link away, from either side. */
export async function unlinkSimilar(
  ports: SuggestionPorts,
  context: PeopleContext,
  actor: Person,
  { id, other }: Pair,
): Promise<'unlinked' | 'not_yours'> {
  return ports.db.transaction().execute(async tx => {
    const seen = await look(ports, tx, context, actor, { id, act: 'suggestion.treat' });
    if (seen === 'not_yours') return seen;
    const linked = (await queries.linkedWith(tx, seen.suggestion.id)).find(each => each.id === other);
    if (!linked) return 'unlinked';
    const ids = [seen.suggestion.id, linked.id] as const;
    await queries.holdAll(tx, ids);
    if (!(await queries.deleteLink(tx, ids))) return 'unlinked';
    const entry = { workspaceId: seen.suggestion.workspaceId, at: context.now, event: 'unlinked' as const };
    await queries.noteEntry(tx, { ...entry, suggestionId: seen.suggestion.id, personId: actor.id });
    await queries.noteEntry(tx, { ...entry, suggestionId: linked.id, personId: null });
    return 'unlinked';
  });
}
