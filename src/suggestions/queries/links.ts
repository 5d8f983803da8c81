import type { Executor, Tx } from '../../db/connect.ts';
import { type SuggestionState, suggestionStates } from '../rules.ts';

/** Something that another client said, for whoever looks for what is alike. */
export interface OtherWords {
  readonly id: string;
  readonly clientId: string;
  readonly words: string;
  readonly fromWhom: string | null;
  readonly state: SuggestionState;
}

/** Of all that there is, the newest: who looks for what is alike has no use for what was said long ago. */
const mostCompared = 1000;

/** What the workspace's other clients said, the newest first. */
export async function saidByOthers(
  db: Executor,
  { workspaceId, clientId }: { readonly workspaceId: string; readonly clientId: string },
): Promise<OtherWords[]> {
  const rows = await db
    .selectFrom('suggestion')
    .select(['id', 'clientId', 'words', 'fromWhom', 'state'])
    .where('workspaceId', '=', workspaceId)
    .where('clientId', '<>', clientId)
    .orderBy('filedAt', 'desc')
    .orderBy('id')
    .limit(mostCompared)
    .execute();
  return rows.map(otherOf);
}

/** Those that are linked with it, in the order in which they were. */
export async function linkedWith(db: Executor, suggestionId: string): Promise<OtherWords[]> {
  const rows = await db
    .selectFrom('suggestionLink as l')
    .innerJoin('suggestion as s', join =>
      join.on(eb =>
        eb.or([
          eb.and([eb('l.oneId', '=', suggestionId), eb('s.id', '=', eb.ref('l.otherId'))]),
          eb.and([eb('l.otherId', '=', suggestionId), eb('s.id', '=', eb.ref('l.oneId'))]),
        ]),
      ),
    )
    .select(['s.id', 's.clientId', 's.words', 's.fromWhom', 's.state'])
    .orderBy('l.linkedAt')
    .orderBy('s.id')
    .execute();
  return rows.map(otherOf);
}

const otherOf = ({ state, ...row }: Omit<OtherWords, 'state'> & { readonly state: string }): OtherWords => ({
  ...row,
  state: suggestionStates.find(known => known === state) ?? 'received',
});

export interface LinkRow {
  readonly workspaceId: string;
  /** in whatever order */
  readonly ids: readonly [string, string];
  readonly linkedBy: string;
  readonly linkedAt: Date;
}

/** False: they are linked already. */
export async function insertLink(tx: Tx, { ids, ...row }: LinkRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows: rows } = await tx
    .insertInto('suggestionLink')
    .values({ ...row, ...paired(ids) })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return rows === 1n;
}

/** False: they are linked no longer. */
export async function deleteLink(tx: Tx, ids: LinkRow['ids']): Promise<boolean> {
  const { oneId, otherId } = paired(ids);
  const { numDeletedRows } = await tx
    .deleteFrom('suggestionLink')
    .where('oneId', '=', oneId)
    .where('otherId', '=', otherId)
    .executeTakeFirstOrThrow();
  return numDeletedRows === 1n;
}

/** The smaller id first, as the table has it. */
function paired([a, b]: LinkRow['ids']): { readonly oneId: string; readonly otherId: string } {
  return a < b ? { oneId: a, otherId: b } : { oneId: b, otherId: a };
}

/** Holds several at once, in one order whoever asks. */
export async function holdAll(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx
    .selectFrom('suggestion')
    .select('id')
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute();
}
