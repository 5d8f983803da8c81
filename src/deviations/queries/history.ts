import { sql } from 'kysely';
import type { Executor, Tx } from '../../db/connect.ts';
import { type DeviationEvent, events } from '../rules.ts';
import { known } from './known.ts';

/** A line of the history; the database lets nobody edit it. */
export interface Entry {
  readonly number: number;
  readonly at: Date;
  readonly event: DeviationEvent;
  readonly actorId: string | null;
  readonly actorName: string | null;
  /** whoever else it is about: to whom it was routed, who was called in */
  readonly personName: string | null;
  readonly rule: string | null;
  readonly reason: string | null;
  readonly period: string | null;
  readonly note: string | null;
  readonly onDay: string | null;
}

export interface NewEntry {
  readonly id: string;
  readonly workspaceId: string;
  readonly deviationId: string;
  readonly at: Date;
  readonly event: DeviationEvent;
  readonly actorId?: string | undefined;
  readonly personId?: string | undefined;
  readonly rule?: string | undefined;
  readonly reason?: string | undefined;
  readonly period?: string | undefined;
  readonly note?: string | undefined;
  readonly onDay?: string | undefined;
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

export async function entriesOf(db: Executor, deviationId: string): Promise<Entry[]> {
  const rows = await db
    .selectFrom('deviationEntry as e')
    .leftJoin('person as a', 'a.id', 'e.actorId')
    .leftJoin('person as p', 'p.id', 'e.personId')
    .select(['e.number', 'e.at', 'e.event', 'e.actorId', 'e.rule', 'e.reason', 'e.period', 'e.note', 'e.onDay'])
    .select(['a.name as actorName', 'p.name as personName'])
    .where('e.deviationId', '=', deviationId)
    .orderBy('e.number')
    .execute();
  return rows.map(row => ({ ...row, event: known(events, row.event) }));
}

/** What others wrote about a person when a deviation about her was treated, each once, newest first: she may read it. */
export async function notesAbout(db: Executor, personId: string, limit: number): Promise<{ at: Date; note: string }[]> {
  const rows = await db
    .selectFrom('deviationEntry as e')
    .innerJoin('deviation as d', 'd.id', 'e.deviationId')
    .select(['e.at', 'e.note'])
    .where('d.subjectId', '=', personId)
    .where('d.subjectKind', '=', 'person')
    .where('e.note', 'is not', null)
    // An action that has ended says again what it was.
    .where('e.event', 'not in', ['action_done', 'action_dropped'])
    .where('e.actorId', 'is distinct from', personId)
    .orderBy('e.at', 'desc')
    .limit(limit)
    .execute();
  return rows.flatMap(({ at, note }) => (note === null ? [] : [{ at, note }]));
}
