import type { Tx } from '../db/connect.ts';
import type { Ports } from '../ports.ts';
import type { NewEntry } from './queries.ts';
import { addEntry } from './queries.ts';

type Line = Omit<NewEntry, 'id' | 'workspaceId' | 'deviationId' | 'at'>;

/** Writes a line of a deviation's history; returns its number. The deviation is locked. */
export async function note(
  { newId }: Pick<Ports, 'newId'>,
  tx: Tx,
  deviation: { readonly id: string; readonly workspaceId: string },
  at: Date,
  line: Line,
): Promise<number> {
  return addEntry(tx, { id: newId(), workspaceId: deviation.workspaceId, deviationId: deviation.id, at, ...line });
}
