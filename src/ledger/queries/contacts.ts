import { sql } from 'kysely';
import type { Executor, Tx } from '../../db/connect.ts';
import { idOf } from '../../db/ids.ts';
import { type LocalDate, parseLocalDate } from '../../time/calendar.ts';
import { type LastContact, type Purpose, purposes } from '../rules.ts';

export interface NewContact {
  readonly id: string;
  readonly workspaceId: string;
  readonly clientId: string;
  readonly personId: string;
  readonly onDay: LocalDate;
  readonly purpose: Purpose;
  readonly recordedAt: Date;
}

/** False: there is one under this id already. */
export async function insertContact(tx: Tx, contact: NewContact): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('contact')
    .values(contact)
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** One contact for each meeting, whatever its outcome is corrected to. */
export async function upsertContactOfMeeting(
  tx: Tx,
  contact: Omit<NewContact, 'id'> & { readonly meetingId: string },
): Promise<void> {
  await tx
    .insertInto('contact')
    .values({ ...contact, id: idOf('contact', contact.meetingId) })
    .onConflict(conflict =>
      conflict.column('meetingId').doUpdateSet(eb => ({
        personId: eb.ref('excluded.personId'),
        onDay: eb.ref('excluded.onDay'),
        purpose: eb.ref('excluded.purpose'),
        recordedAt: eb.ref('excluded.recordedAt'),
      })),
    )
    .execute();
}

export async function changeContact(tx: Tx, id: string, to: LastContact): Promise<void> {
  await tx.updateTable('contact').set({ onDay: to.onDay, purpose: to.purpose }).where('id', '=', id).execute();
}

export async function deleteContact(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('contact').where('id', '=', id).execute();
}

/** A contact with whoever was in touch. */
export interface Contact extends Omit<NewContact, 'workspaceId'> {
  readonly person: string;
  /** null: it was logged by hand */
  readonly meetingId: string | null;
}

const contactRows = (db: Executor) =>
  db
    .selectFrom('contact')
    .innerJoin('person', 'person.id', 'contact.personId')
    .select(['contact.id', 'contact.clientId', 'contact.personId', 'person.name as person', 'contact.onDay'])
    .select(['contact.purpose', 'contact.recordedAt', 'contact.meetingId']);

type ContactRow = Awaited<ReturnType<ReturnType<typeof contactRows>['execute']>>[number];

const contactOf = (row: ContactRow): Contact => ({ ...row, ...dayAndPurpose(row) });

const dayAndPurpose = ({ onDay, purpose }: { readonly onDay: string; readonly purpose: string }): LastContact => ({
  onDay: parseLocalDate(onDay),
  purpose: purposes.find(known => known === purpose) ?? 'work',
});

export async function contactById(db: Executor, id: string): Promise<Contact | undefined> {
  const row = await contactRows(db).where('contact.id', '=', id).executeTakeFirst();
  return row && contactOf(row);
}

/** The newest contacts with a client. */
export async function contactsOf(db: Executor, clientId: string, limit: number): Promise<Contact[]> {
  const rows = await contactRows(db)
    .where('contact.clientId', '=', clientId)
    .orderBy('contact.onDay', 'desc')
    .orderBy('contact.recordedAt', 'desc')
    .orderBy('contact.id')
    .limit(limit)
    .execute();
  return rows.map(contactOf);
}

/** When somebody was last in touch with each of these clients, and what for; a client nobody was in touch with is left out. */
export async function lastContacts(db: Executor, clientIds: readonly string[]): Promise<Map<string, LastContact>> {
  if (clientIds.length === 0) return new Map();
  const rows = await sql<{ clientId: string; onDay: string; purpose: string }>`
    select distinct on (client_id) client_id, on_day, purpose from contact
    where client_id = any(${clientIds}::uuid[])
    order by client_id, on_day desc, recorded_at desc, id`.execute(db);
  return new Map(rows.rows.map(row => [row.clientId, dayAndPurpose(row)]));
}
