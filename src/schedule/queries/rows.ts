import { type Occurrence, occurrenceStates } from '../cadence.ts';

export const columns = [
  'id',
  'workspaceId',
  'cadence',
  'subjectId',
  'period',
  'dueAt',
  'closesAt',
  'state',
  'reason',
  'openedAt',
  'stage',
] as const;

export type Row = Omit<Occurrence, 'state'> & { readonly state: string };

/** A row as an occurrence; its check constraint holds the state to the known words. */
export function occurrenceOf(row: Row): Occurrence {
  const state = occurrenceStates.find(known => known === row.state);
  if (!state) throw new Error(`occurrence ${row.id} is in the unknown state ${row.state}`);
  return { ...row, state };
}
