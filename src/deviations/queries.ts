import { sql } from 'kysely';
import type { Executor, Tx } from '../db/connect.ts';
import {
  type DeviationEvent,
  type DeviationState,
  events,
  type Family,
  families,
  type OpenDeviation,
  type Severity,
  severities,
  states,
} from './rules.ts';

export interface Deviation {
  readonly id: string;
  readonly workspaceId: string;
  readonly family: Family;
  readonly subject: { readonly kind: 'person' | 'client'; readonly id: string };
  /** the person's or the client's name */
  readonly subjectName: string;
  readonly severity: Severity;
  readonly state: DeviationState;
  readonly openedAt: Date;
}

/** A line of the history; nobody edits it. */
export interface Entry {
  readonly number: number;
  readonly at: Date;
  readonly event: DeviationEvent;
  readonly actorName: string | null;
  readonly reason: string | null;
  readonly period: string | null;
  readonly note: string | null;
}

/** The open deviation of a subject and family, locked for this transaction. */
export async function lockOpen(
  tx: Tx,
  key: { workspaceId: string; family: Family; subjectId: string },
): Promise<OpenDeviation | undefined> {
  const row = await tx
    .selectFrom('deviation')
    .select(['id', 'severity'])
    .where('workspaceId', '=', key.workspaceId)
    .where('family', '=', key.family)
    .where('subjectId', '=', key.subjectId)
    .where('state', '<>', 'closed')
    .forUpdate()
    .executeTakeFirst();
  return row && { id: row.id, severity: known(severities, row.severity) };
}

/** The reasons that were noted for one period in any deviation of a subject and family, open or closed. */
export async function notedFor(
  tx: Tx,
  key: { workspaceId: string; family: Family; subjectId: string; period: string },
): Promise<string[]> {
  const rows = await tx
    .selectFrom('deviationEntry as e')
    .innerJoin('deviation as d', 'd.id', 'e.deviationId')
    .select('e.reason')
    .where('d.workspaceId', '=', key.workspaceId)
    .where('d.family', '=', key.family)
    .where('d.subjectId', '=', key.subjectId)
    .where('e.period', '=', key.period)
    .execute();
  return rows.flatMap(row => row.reason ?? []);
}

/** The newest period that a deviation is about. */
export async function newestPeriod(tx: Tx, deviationId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('deviationEntry')
    .select(eb => eb.fn.max('period').as('period'))
    .where('deviationId', '=', deviationId)
    .executeTakeFirst();
  return row?.period ?? undefined;
}

/** Opens a deviation; false when another transaction was faster. */
export async function insertDeviation(
  tx: Tx,
  row: {
    id: string;
    workspaceId: string;
    family: Family;
    subjectKind: string;
    subjectId: string;
    severity: Severity;
    private: boolean;
    openedAt: Date;
  },
): Promise<boolean> {
  const inserted = await tx
    .insertInto('deviation')
    .values({ ...row, state: 'reported' })
    .onConflict(conflict =>
      conflict.columns(['workspaceId', 'family', 'subjectId']).where('state', '<>', 'closed').doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function raiseSeverity(tx: Tx, id: string, severity: Severity): Promise<void> {
  await tx.updateTable('deviation').set({ severity }).where('id', '=', id).execute();
}

export async function setState(tx: Tx, id: string, state: DeviationState, now: Date): Promise<void> {
  await tx
    .updateTable('deviation')
    .set({ state, closedAt: state === 'closed' ? now : null })
    .where('id', '=', id)
    .execute();
}

export interface NewEntry {
  readonly id: string;
  readonly workspaceId: string;
  readonly deviationId: string;
  readonly at: Date;
  readonly event: DeviationEvent;
  readonly actorId?: string;
  readonly reason?: string;
  readonly period?: string;
  readonly note?: string;
}

/** Adds a line to the history and returns its number. The deviation's row is locked, so numbers have no gap. */
export async function addEntry(tx: Tx, entry: NewEntry): Promise<number> {
  const row = await tx
    .insertInto('deviationEntry')
    .values({
      ...entry,
      number: sql<number>`(select count(*) + 1 from deviation_entry e where e.deviation_id = ${entry.deviationId})`,
    })
    .returning('number')
    .executeTakeFirstOrThrow();
  return row.number;
}

const selection = sql`d.id, d.workspace_id, d.family, d.subject_kind, d.subject_id, d.severity, d.state, d.opened_at,
  coalesce(p.name, c.name) as subject_name`;

interface Row extends Omit<Deviation, 'family' | 'severity' | 'state' | 'subject'> {
  readonly family: string;
  readonly severity: string;
  readonly state: string;
  readonly subjectKind: 'person' | 'client';
  readonly subjectId: string;
}

export async function deviationById(db: Executor, id: string): Promise<Deviation | undefined> {
  return (await deviationsById(db, [id])).get(id);
}

export async function deviationsById(db: Executor, ids: readonly string[]): Promise<Map<string, Deviation>> {
  const rows = await sql<Row>`select ${selection} from deviation d
    left join person p on d.subject_kind = 'person' and p.id = d.subject_id
    left join client c on d.subject_kind = 'client' and c.id = d.subject_id
    where d.id = any(${ids}::uuid[])`.execute(db);
  return new Map(rows.rows.map(row => [row.id, deviationOf(row)]));
}

/** The same, locked for a change of state. */
export async function lockDeviation(tx: Tx, id: string): Promise<Deviation | undefined> {
  await tx.selectFrom('deviation').select('id').where('id', '=', id).forUpdate().execute();
  return deviationById(tx, id);
}

export async function entriesOf(db: Executor, deviationId: string): Promise<Entry[]> {
  const rows = await db
    .selectFrom('deviationEntry as e')
    .leftJoin('person as a', 'a.id', 'e.actorId')
    .select(['e.number', 'e.at', 'e.event', 'e.reason', 'e.period', 'e.note', 'a.name as actorName'])
    .where('e.deviationId', '=', deviationId)
    .orderBy('e.number')
    .execute();
  return rows.map(row => ({ ...row, event: known(events, row.event) }));
}

/** What was written about a person when a deviation about her was closed, newest first: she may read it. */
export async function notesAbout(db: Executor, personId: string, limit: number): Promise<{ at: Date; note: string }[]> {
  const rows = await db
    .selectFrom('deviationEntry as e')
    .innerJoin('deviation as d', 'd.id', 'e.deviationId')
    .select(['e.at', 'e.note'])
    .where('d.subjectId', '=', personId)
    .where('d.subjectKind', '=', 'person')
    .where('e.note', 'is not', null)
    .orderBy('e.at', 'desc')
    .limit(limit)
    .execute();
  return rows.flatMap(({ at, note }) => (note === null ? [] : [{ at, note }]));
}

function deviationOf({ subjectKind, subjectId, ...row }: Row): Deviation {
  return {
    ...row,
    family: known(families, row.family),
    severity: known(severities, row.severity),
    state: known(states, row.state),
    subject: { kind: subjectKind, id: subjectId },
  };
}

function known<T extends string>(words: readonly T[], word: string): T {
  const found = words.find(candidate => candidate === word);
  if (!found) throw new Error(`${word} is none of ${words.join(', ')}`);
  return found;
}

export interface Orphaned {
  readonly id: string;
  readonly severity: Severity;
  /** who was alerted last, and has left */
  readonly receiverId: string;
}

/** Open deviations whose newest alert reached somebody who is no longer here. */
export async function alertedWhoLeft(tx: Tx, workspaceId: string, alertKind: string): Promise<Orphaned[]> {
  const found = await sql<{ id: string; severity: string; receiverId: string }>`
    select d.id, d.severity, newest.receiver_id
    from deviation d
    join lateral (
      select o.receiver_id from outbox o
      where o.workspace_id = d.workspace_id and o.kind = ${alertKind} and o.subject_id = d.id
        and o.state in ('sent', 'bundled', 'gave_up') and o.receiver_id is not null
      order by coalesce(o.sent_at, o.wake_at) desc limit 1) newest on true
    join person p on p.id = newest.receiver_id and p.slack_status <> 'active'
    where d.workspace_id = ${workspaceId} and d.state <> 'closed'`.execute(tx);
  return found.rows.map(row => ({ ...row, severity: known(severities, row.severity) }));
}
