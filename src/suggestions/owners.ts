import type { Executor } from '../db/connect.ts';
import { candidateOf, matterKey, type PeopleContext, people, whoAnswersFor } from '../roster/index.ts';
import type { Suggestion } from './queries.ts';

type Owner = { readonly to: string; readonly rule: string } | 'nobody';

/**
 * Who is to be asked about each suggestion at this moment, by its id: whoever it was handed over to, as long as she is here; else whoever leads
 * the client, or stands in for her.
 */
export async function ownersNow(
  db: Executor,
  context: PeopleContext,
  workspaceId: string,
  suggestions: readonly Pick<Suggestion, 'id' | 'clientId' | 'ownerId'>[],
): Promise<Map<string, Owner>> {
  const matters = [...new Set(suggestions.map(({ clientId }) => clientId))].map(id => ({
    kind: 'client' as const,
    id,
  }));
  const answering = await whoAnswersFor(db, context, workspaceId, matters);
  const present = await presentAmong(
    db,
    context,
    suggestions.flatMap(({ ownerId }) => ownerId ?? []),
  );
  return new Map(
    suggestions.map(({ id, clientId, ownerId }): [string, Owner] => {
      if (ownerId !== null && present.has(ownerId)) return [id, { to: ownerId, rule: 'owner' }];
      return [id, answering.get(matterKey({ kind: 'client', id: clientId }))?.responsible ?? 'nobody'];
    }),
  );
}

async function presentAmong(db: Executor, context: PeopleContext, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const candidates = (await people(db, context, { ids })).map(person => candidateOf(person, context.now));
  return new Set(candidates.flatMap(({ id, active, present }) => (active && present ? [id] : [])));
}
