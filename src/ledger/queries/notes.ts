import type { Executor, Tx } from '../../db/connect.ts';
import { idOf } from '../../db/ids.ts';
import { type LocalDate, parseLocalDate } from '../../time/calendar.ts';

/** What a client said of its own: what it plans, and what it needs. */
export type NoteKind = 'plan' | 'need';

export interface Note {
  readonly id: string;
  readonly words: string;
  readonly saidOn: LocalDate;
}

export interface SaidNotes {
  readonly workspaceId: string;
  readonly clientId: string;
  readonly meetingId: string;
  readonly saidOn: LocalDate;
  readonly recordedBy: string;
  readonly plans: string | null;
  readonly needs: string | null;
}

/** What a client said in one meeting; correcting replaces it. What was ended meanwhile stays ended as long as its words stay. */
export async function replaceNotes(tx: Tx, { plans, needs, ...meeting }: SaidNotes, now: Date): Promise<void> {
  await writeNote(tx, meeting, { kind: 'plan', words: plans }, now);
  await writeNote(tx, meeting, { kind: 'need', words: needs }, now);
}

async function writeNote(
  tx: Tx,
  meeting: Omit<SaidNotes, 'plans' | 'needs'>,
  { kind, words }: { readonly kind: NoteKind; readonly words: string | null },
  now: Date,
): Promise<void> {
  const id = idOf('client_note', meeting.meetingId, kind);
  const before = await tx.selectFrom('clientNote').select('words').where('id', '=', id).executeTakeFirst();
  if (words === null) {
    if (before) await tx.deleteFrom('clientNote').where('id', '=', id).execute();
    return;
  }
  const { saidOn, recordedBy } = meeting;
  const again = before?.words === words ? {} : { endedOn: null };
  await tx
    .insertInto('clientNote')
    .values({ ...meeting, id, kind, words, recordedAt: now })
    .onConflict(conflict => conflict.column('id').doUpdateSet({ words, saidOn, recordedBy, recordedAt: now, ...again }))
    .execute();
}

/** What a client plans, or needs, as far as nobody has ended it; the newest first. */
export async function notesOf(db: Executor, clientId: string, kind: NoteKind): Promise<Note[]> {
  const rows = await db
    .selectFrom('clientNote')
    .select(['id', 'words', 'saidOn'])
    .where('clientId', '=', clientId)
    .where('kind', '=', kind)
    .where('endedOn', 'is', null)
    .orderBy('saidOn', 'desc')
    .orderBy('recordedAt', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(row => ({ ...row, saidOn: parseLocalDate(row.saidOn) }));
}

/** The client that a note is about. */
export async function clientOfNote(db: Executor, id: string): Promise<string | undefined> {
  const row = await db.selectFrom('clientNote').select('clientId').where('id', '=', id).executeTakeFirst();
  return row?.clientId;
}

/** It has come to its end: done, or no longer so. */
export async function endNote(tx: Tx, id: string, on: LocalDate): Promise<void> {
  await tx.updateTable('clientNote').set({ endedOn: on }).where('id', '=', id).where('endedOn', 'is', null).execute();
}
