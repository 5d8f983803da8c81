import type { Tx } from '../../db/connect.ts';
import { enqueue, messagesAbout } from '../../delivery/index.ts';
import { kinds } from '../pulse.ts';

/**
 * Everybody who will be asked is told first what it is about: once, and again only where that came to nothing (she left before it
 * was sent, and came back). Returns each person's introduction.
 */
export async function introduce(
  tx: Tx,
  people: readonly { readonly workspaceId: string; readonly id: string }[],
  now: Date,
): Promise<Map<string, string>> {
  if (people.length === 0) return new Map();
  const before = Map.groupBy(await messagesAbout(tx, kinds.introduction, people), message => message.subjectId);
  const missing = people.filter(({ id }) => !before.get(id)?.some(message => message.alive));
  await enqueue(
    tx,
    missing.map(({ id, workspaceId }) => ({
      workspaceId,
      kind: kinds.introduction,
      subjectId: id,
      period: attempt(before.get(id)?.length ?? 0),
      class: 'now',
      dueAt: now,
    })),
  );
  const all = [...before.values()].flat();
  if (missing.length > 0) all.push(...(await messagesAbout(tx, kinds.introduction, missing)));
  return new Map(all.flatMap(({ id, subjectId, alive }) => (alive ? [[subjectId, id] as const] : [])));
}

const attempt = (before: number): string => (before === 0 ? 'first' : `again/${before}`);
