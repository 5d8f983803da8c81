import { isId } from '../db/ids.ts';
import { type PeopleContext, type Person, todayOf, towardClient } from '../roster/index.ts';
import type { LedgerPorts } from './ports.ts';
import * as queries from './queries.ts';

/** What a client planned or needed has come to its end. */
export async function endNote(
  ports: LedgerPorts,
  context: PeopleContext,
  actor: Person,
  noteId: string,
): Promise<'ended' | 'not_yours'> {
  const clientId = isId(noteId) ? await queries.clientOfNote(ports.db, noteId) : undefined;
  if (!clientId) return 'not_yours';
  return towardClient<'ended'>(ports, context, actor, { clientId, act: 'goal.change' }, async tx => {
    await queries.endNote(tx, noteId, todayOf(actor, context));
    return 'ended';
  });
}
