import type { Executor, Tx } from '../../db/connect.ts';
import { type LocalDate, parseLocalDate } from '../../time/calendar.ts';
import { type ClientView, clientViews } from '../rules.ts';

/** How whoever leads a client, or stood in, saw it on a day. */
export interface SaidView {
  /** counted by client, from 1 */
  readonly number: number;
  readonly view: ClientView;
  readonly words: string | null;
  readonly personId: string;
  readonly name: string;
  readonly saidOn: LocalDate;
}

/** What was said of a client, the newest first. */
export async function viewsOf(db: Executor, clientId: string, limit: number): Promise<SaidView[]> {
  const rows = await db
    .selectFrom('clientView as v')
    .innerJoin('person as p', 'p.id', 'v.personId')
    .select(['v.number', 'v.view', 'v.words', 'v.personId', 'p.name', 'v.saidOn'])
    .where('v.clientId', '=', clientId)
    .orderBy('v.number', 'desc')
    .limit(limit)
    .execute();
  return rows.map(row => ({ ...row, view: viewNamed(row.view), saidOn: parseLocalDate(row.saidOn) }));
}

function viewNamed(word: string): ClientView {
  const found = clientViews.find(known => known === word);
  if (!found) throw new Error(`a client is seen as ${word}`);
  return found;
}

export interface NewView extends Omit<SaidView, 'name'> {
  readonly clientId: string;
  readonly workspaceId: string;
  readonly saidAt: Date;
}

/** The client is held by whoever says so. */
export async function insertView(tx: Tx, view: NewView): Promise<void> {
  await tx.insertInto('clientView').values(view).execute();
}
