import { sql } from 'kysely';
import type { Executor, Tx } from '../../db/connect.ts';
import { isId } from '../../db/ids.ts';
import { type LocalDate, parseLocalDate } from '../../time/calendar.ts';
import type { Absence } from '../rules.ts';

export interface AbsenceRow extends Absence {
  readonly id: string;
  readonly workspaceId: string;
  readonly personId: string;
}

/** Her absences that are not over, the nearest first. */
export async function absencesFrom(db: Executor, personId: string, today: LocalDate): Promise<AbsenceRow[]> {
  const rows = await db
    .selectFrom('absence')
    .select(absenceColumns)
    .where('personId', '=', personId)
    .where('lastDay', '>=', today)
    .orderBy('firstDay')
    .orderBy('lastDay')
    .execute();
  return rows.map(absenceOf);
}

export async function absenceById(db: Executor, id: string): Promise<AbsenceRow | undefined> {
  if (!isId(id)) return undefined;
  const row = await db.selectFrom('absence').select(absenceColumns).where('id', '=', id).executeTakeFirst();
  return row && absenceOf(row);
}

const absenceColumns = ['id', 'workspaceId', 'personId', 'firstDay', 'lastDay'] as const;

const absenceOf = ({
  firstDay,
  lastDay,
  ...row
}: Pick<AbsenceRow, 'id' | 'workspaceId' | 'personId'> & { readonly firstDay: string; readonly lastDay: string }) => ({
  ...row,
  first: parseLocalDate(firstDay),
  last: parseLocalDate(lastDay),
});

/** The same days of the same person are one absence. */
export async function insertAbsence(tx: Tx, { first, last, ...row }: AbsenceRow): Promise<void> {
  await tx
    .insertInto('absence')
    .values({ ...row, firstDay: first, lastDay: last })
    .onConflict(conflict => conflict.doNothing())
    .execute();
}

export async function deleteAbsence(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('absence').where('id', '=', id).execute();
}

export async function writeDeputy(tx: Tx, personId: string, deputyId: string | null): Promise<void> {
  await tx.updateTable('person').set({ deputyId }).where('id', '=', personId).execute();
}

/** Holds a person's row until the transaction ends. */
export async function lockPerson(tx: Tx, id: string): Promise<void> {
  await tx.selectFrom('person').select('id').where('id', '=', id).forNoKeyUpdate().execute();
}

export interface AnsweredFor {
  readonly clients: readonly string[];
  readonly people: readonly string[];
}

/** Whom somebody answers for, present or not: the clients she leads, whoever is or was on their teams, and who has her as supervisor. */
export async function answeredForBy(db: Executor, personId: string): Promise<AnsweredFor> {
  const rows = await sql<{ id: string; kind: 'client' | 'person' }>`
    select client_id as id, 'client' as kind from client_lead where person_id = ${personId} and until is null
    union
    select m.person_id, 'person' from client_lead l join membership m on m.client_id = l.client_id
      where l.person_id = ${personId} and l.until is null
    union
    select id, 'person' from person where supervisor_id = ${personId}
    order by id`.execute(db);
  const of = (kind: 'client' | 'person') => rows.rows.filter(row => row.kind === kind).map(row => row.id);
  return { clients: of('client'), people: of('person') };
}

/** Does she answer for anybody, by herself or as a deputy? */
export async function answersForSomebody(db: Executor, personId: string): Promise<boolean> {
  const rows = await sql<{ answers: boolean }>`
    select exists (select 1 from client_lead where person_id = ${personId} and until is null)
      or exists (select 1 from person where supervisor_id = ${personId} or deputy_id = ${personId}) as answers`.execute(
    db,
  );
  return rows.rows[0]?.answers ?? false;
}
