import { sql } from 'kysely';
import type { Tx } from '../../db/connect.ts';
import type { LocalDate } from '../../time/calendar.ts';
import type { OfferState, SuggestionKind, SuggestionState, Toward } from '../rules.ts';

export interface NewSuggestion {
  readonly id: string;
  readonly workspaceId: string;
  readonly clientId: string;
  readonly kind: SuggestionKind;
  readonly words: string;
  readonly fromWhom: string | null;
  readonly messageLink: string | null;
  readonly meetingId: string | null;
  readonly goalId: string | null;
  readonly filedBy: string;
  readonly filedOn: LocalDate;
  readonly filedAt: Date;
  readonly nextOn: LocalDate;
}

/** Received; a need has no offer yet. False: it is there already under this id. */
export async function insertSuggestion(tx: Tx, row: NewSuggestion): Promise<boolean> {
  const offer = row.kind === 'need' ? 'none' : null;
  const { numInsertedOrUpdatedRows: rows } = await tx
    .insertInto('suggestion')
    .values({ ...row, state: 'received', offer })
    .onConflict(conflict => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow();
  return rows === 1n;
}

export interface SuggestionChange {
  readonly clientId?: string;
  readonly kind?: SuggestionKind;
  readonly words?: string;
  readonly fromWhom?: string | null;
  readonly meetingId?: null;
  readonly state?: SuggestionState;
  readonly goalId?: string | null;
  readonly ownerId?: string | null;
  readonly toward?: Toward;
  readonly nextOn?: LocalDate | null;
  readonly assessment?: string;
  readonly decision?: string | null;
  readonly dueOn?: LocalDate;
  readonly outcome?: 'done' | 'declined';
  readonly result?: string;
  readonly endedOn?: LocalDate;
  readonly answeredOn?: LocalDate;
  readonly answer?: string | null;
  readonly offer?: OfferState | null;
  readonly offerOn?: LocalDate;
  /** id of whoever looks after the offer */
  readonly offerBy?: string;
}

/** Counts as a new version of it. */
export async function changeSuggestion(tx: Tx, id: string, change: SuggestionChange): Promise<void> {
  await tx
    .updateTable('suggestion')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute();
}
