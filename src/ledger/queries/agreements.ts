import { sql } from 'kysely';
import type { Executor, Tx } from '../../db/connect.ts';
import { isId } from '../../db/ids.ts';
import { type LocalDate, parseLocalDate } from '../../time/calendar.ts';
import type { AgreementTerms } from '../rules.ts';

/** What was agreed with a client, as it stands. */
export interface Agreement extends AgreementTerms {
  readonly id: string;
  readonly workspaceId: string;
  readonly clientId: string;
  /** the owner's name */
  readonly owner: string;
  readonly ownerSlackId: string;
  readonly writtenBy: string;
  readonly writtenAt: Date;
  /** whoever signed it off as it stands; null: it is a draft */
  readonly signedOffBy: string | null;
  readonly signedOffAt: Date | null;
  readonly signedOff: boolean;
  /** said to end with its last day */
  readonly letsEnd: boolean;
  readonly endedOn: LocalDate | null;
  /** counts its changes */
  readonly version: number;
}

const agreementQuery = (db: Executor) =>
  db
    .selectFrom('agreement as a')
    .innerJoin('person as owner', 'owner.id', 'a.ownerId')
    .leftJoin('person as signer', 'signer.id', 'a.signedOffBy')
    .select(['a.id', 'a.workspaceId', 'a.clientId', 'a.content', 'a.level', 'a.fromDay', 'a.untilDay', 'a.link'])
    .select(['a.ownerId', 'a.writtenBy', 'a.writtenAt', 'a.signedOffAt', 'a.letsEnd', 'a.endedOn', 'a.version'])
    .select(['owner.name as owner', 'owner.slackUserId as ownerSlackId', 'signer.name as signedOffBy'])
    .orderBy('a.fromDay')
    .orderBy('a.id');

type AgreementRow = Awaited<ReturnType<ReturnType<typeof agreementQuery>['execute']>>[number];

const agreementOf = (row: AgreementRow): Agreement => ({
  ...row,
  fromDay: parseLocalDate(row.fromDay),
  untilDay: dayOrNull(row.untilDay),
  endedOn: dayOrNull(row.endedOn),
  signedOff: row.signedOffAt !== null,
});

const dayOrNull = (text: string | null): LocalDate | null => (text === null ? null : parseLocalDate(text));

/** What has not been ended by hand, the oldest first; the last day of some may have passed. */
export async function agreementsOf(db: Executor, clientId: string): Promise<Agreement[]> {
  return agreementsOfAll(db, [clientId]);
}

/** The same of several clients. */
export async function agreementsOfAll(db: Executor, clientIds: readonly string[]): Promise<Agreement[]> {
  if (clientIds.length === 0) return [];
  const rows = await agreementQuery(db).where('a.clientId', 'in', clientIds).where('a.endedOn', 'is', null).execute();
  return rows.map(agreementOf);
}

/** All that was ever agreed with a client, also what has ended; the oldest first. */
export async function everyAgreementOf(db: Executor, clientId: string): Promise<Agreement[]> {
  const rows = await agreementQuery(db).where('a.clientId', '=', clientId).execute();
  return rows.map(agreementOf);
}

export async function agreementById(db: Executor, id: string): Promise<Agreement | undefined> {
  return isId(id) ? (await agreementsById(db, [id])).get(id) : undefined;
}

/** Agreements by id, ended or not. */
export async function agreementsById(db: Executor, ids: readonly string[]): Promise<Map<string, Agreement>> {
  if (ids.length === 0) return new Map();
  const rows = await agreementQuery(db).where('a.id', 'in', ids).execute();
  return new Map(rows.map(row => [row.id, agreementOf(row)]));
}

/** An agreement as it was signed off once, before it was changed. */
export interface SignedBefore extends Omit<AgreementTerms, 'ownerId'> {
  readonly version: number;
  readonly owner: string;
  readonly signedOffBy: string;
  readonly signedOffAt: Date;
}

/** What was signed off before it was changed, the newest first. */
export async function signedBefore(db: Executor, agreementId: string, limit: number): Promise<SignedBefore[]> {
  const rows = await db
    .selectFrom('agreementBefore as b')
    .innerJoin('person as owner', 'owner.id', 'b.ownerId')
    .innerJoin('person as signer', 'signer.id', 'b.signedOffBy')
    .select(['b.version', 'b.content', 'b.level', 'b.fromDay', 'b.untilDay', 'b.link', 'b.signedOffAt'])
    .select(['owner.name as owner', 'signer.name as signedOffBy'])
    .where('b.agreementId', '=', agreementId)
    .orderBy('b.version', 'desc')
    .limit(limit)
    .execute();
  return rows.map(row => ({ ...row, fromDay: parseLocalDate(row.fromDay), untilDay: dayOrNull(row.untilDay) }));
}

interface Written {
  readonly writtenBy: string;
  readonly writtenAt: Date;
}

/** Id, workspace and client of an agreement to be. */
export interface AgreementKey {
  readonly id: string;
  readonly workspaceId: string;
  readonly clientId: string;
}

export async function insertAgreement(tx: Tx, agreement: AgreementKey & AgreementTerms & Written): Promise<void> {
  await tx.insertInto('agreement').values(agreement).execute();
}

/** Writes its next version: a draft. What was signed off until now is kept. */
export async function reviseAgreement(
  tx: Tx,
  id: string,
  next: AgreementTerms & Written & { readonly letsEnd: boolean },
): Promise<void> {
  await sql`
    insert into agreement_before (agreement_id, version, workspace_id, content, level, from_day, until_day, link, owner_id, signed_off_by, signed_off_at)
    select id, version, workspace_id, content, level, from_day, until_day, link, owner_id, signed_off_by, signed_off_at
    from agreement where id = ${id} and signed_off_by is not null`.execute(tx);
  await tx
    .updateTable('agreement')
    .set({ ...next, version: sql`version + 1`, signedOffBy: null, signedOffAt: null })
    .where('id', '=', id)
    .execute();
}

export async function signAgreement(
  tx: Tx,
  id: string,
  signed: { readonly signedOffBy: string; readonly signedOffAt: Date },
): Promise<void> {
  await tx.updateTable('agreement').set(signed).where('id', '=', id).execute();
}

export async function endAgreement(tx: Tx, id: string, endedOn: LocalDate): Promise<void> {
  await tx.updateTable('agreement').set({ endedOn }).where('id', '=', id).execute();
}

/** It ends with its last day, and nobody needs to be asked. */
export async function letAgreementEnd(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('agreement').set({ letsEnd: true }).where('id', '=', id).execute();
}
