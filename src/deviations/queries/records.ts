import { sql } from 'kysely';
import type { Executor, Tx } from '../../db/connect.ts';
import {
  type Category,
  type ClientWord,
  categories,
  clientWords,
  type DeviationState,
  type Family,
  families,
  type Severity,
  severities,
  states,
} from '../rules.ts';
import { isId, known } from './known.ts';

/** The record that quality systems keep. Days are local dates. */
export interface Deviation {
  readonly id: string;
  readonly workspaceId: string;
  readonly family: Family;
  /** of a client's meetings, which kind; else empty */
  readonly topic: string;
  readonly subject: { readonly kind: 'person' | 'client'; readonly id: string };
  /** the person's or the client's name */
  readonly subjectName: string;
  readonly clientId: string | null;
  readonly category: Category;
  readonly severity: Severity;
  readonly state: DeviationState;
  readonly private: boolean;
  readonly openedAt: Date;
  readonly stateSince: Date;
  readonly closedAt: Date | null;
  /** 1, and one more each time it was reopened */
  readonly opening: number;
  readonly containedAt: Date | null;
  readonly reporterId: string | null;
  readonly reporterName: string | null;
  readonly actual: string | null;
  readonly desired: string | null;
  readonly messageLink: string | null;
  readonly correction: string | null;
  readonly consequence: string | null;
  readonly similarElsewhere: string | null;
  readonly rootCause: string | null;
  /** to whom it was routed last */
  readonly answeredBy: string | null;
  readonly answeredByName: string | null;
  readonly checkerId: string | null;
  readonly checkerName: string | null;
  readonly checkDueOn: string | null;
  readonly clientWord: ClientWord;
  readonly clientToldOn: string | null;
  readonly clientBecause: string | null;
  readonly clientUntil: string | null;
}

type Row = Omit<Deviation, 'family' | 'severity' | 'state' | 'category' | 'clientWord' | 'subject'> & {
  readonly family: string;
  readonly severity: string;
  readonly state: string;
  readonly category: string;
  readonly clientWord: string;
  readonly subjectKind: 'person' | 'client';
  readonly subjectId: string;
};

const selection = sql`d.id, d.workspace_id, d.family, d.topic, d.subject_kind, d.subject_id, coalesce(p.name, c.name) as subject_name,
  d.client_id, d.category, d.severity, d.state, d.private, d.opened_at, d.state_since, d.closed_at, d.opening, d.contained_at,
  d.reporter_id, r.name as reporter_name, d.actual, d.desired, d.message_link, d.correction, d.consequence, d.similar_elsewhere,
  d.root_cause, d.answered_by, a.name as answered_by_name, d.checker_id, k.name as checker_name, d.check_due_on,
  d.client_word, d.client_told_on, d.client_because, d.client_until`;

const joins = sql`deviation d
  left join person p on d.subject_kind = 'person' and p.id = d.subject_id
  left join client c on d.subject_kind = 'client' and c.id = d.subject_id
  left join person r on r.id = d.reporter_id
  left join person a on a.id = d.answered_by
  left join person k on k.id = d.checker_id`;

export async function deviationById(db: Executor, id: string): Promise<Deviation | undefined> {
  return (await deviationsById(db, [id])).get(id);
}

export async function deviationsById(db: Executor, ids: readonly string[]): Promise<Map<string, Deviation>> {
  const rows = await sql<Row>`select ${selection} from ${joins} where d.id = any(${ids.filter(isId)}::uuid[])`.execute(
    db,
  );
  return new Map(rows.rows.map(row => [row.id, deviationOf(row)]));
}

/** Locks deviations for a change, always in the same order. */
export async function lockDeviations(tx: Tx, ids: readonly string[]): Promise<void> {
  const own = ids.filter(isId);
  if (own.length === 0) return;
  await tx.selectFrom('deviation').select('id').where('id', 'in', own).orderBy('id').forUpdate().execute();
}

/** All of a workspace, or of one of its clients, that are open, or ended after `since`; newest first. */
export async function deviationsSince(
  db: Executor,
  workspaceId: string,
  since: Date,
  clientId?: string,
): Promise<Deviation[]> {
  const rows = await sql<Row>`select ${selection} from ${joins}
    where d.workspace_id = ${workspaceId} and (d.closed_at is null or d.closed_at >= ${since})
      and ${clientId ? sql`d.client_id = ${clientId}` : sql`true`}
    order by d.opened_at desc, d.id`.execute(db);
  return rows.rows.map(deviationOf);
}

/** Ids of the open ones of a workspace. */
export async function openIds(db: Executor, workspaceId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('deviation')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('state', 'not in', ['closed', 'unfounded'])
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

function deviationOf({ subjectKind, subjectId, ...row }: Row): Deviation {
  return {
    ...row,
    family: known(families, row.family),
    severity: known(severities, row.severity),
    state: known(states, row.state),
    category: known(categories, row.category),
    clientWord: known(clientWords, row.clientWord),
    subject: { kind: subjectKind, id: subjectId },
  };
}

export interface Reported {
  readonly id: string;
  readonly workspaceId: string;
  readonly clientId: string;
  readonly reporterId: string;
  readonly category: Category;
  readonly severity: Severity;
  readonly private: boolean;
  readonly actual: string;
  readonly desired: string;
  readonly messageLink: string | null;
}

/** Files what somebody reported; false when it was filed before. */
export async function insertReported(tx: Tx, { clientId, ...row }: Reported, now: Date): Promise<boolean> {
  const inserted = await tx
    .insertInto('deviation')
    .values({
      ...row,
      clientId,
      subjectKind: 'client',
      subjectId: clientId,
      family: 'reported',
      state: 'reported',
      openedAt: now,
      stateSince: now,
    })
    .onConflict(conflict => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** What a verb may write. */
export type Patch = Partial<
  Pick<
    Deviation,
    | 'state'
    | 'stateSince'
    | 'closedAt'
    | 'opening'
    | 'containedAt'
    | 'severity'
    | 'category'
    | 'private'
    | 'correction'
    | 'consequence'
    | 'similarElsewhere'
    | 'rootCause'
    | 'answeredBy'
    | 'checkerId'
    | 'checkDueOn'
    | 'clientWord'
    | 'clientToldOn'
    | 'clientBecause'
    | 'clientUntil'
  >
>;

export async function patch(tx: Tx, id: string, changes: Patch): Promise<void> {
  if (Object.keys(changes).length > 0) await tx.updateTable('deviation').set(changes).where('id', '=', id).execute();
}

/** Ids of the open ones about these clients or people. */
export async function openAbout(db: Executor, workspaceId: string, subjectIds: readonly string[]): Promise<string[]> {
  if (subjectIds.length === 0) return [];
  const rows = await db
    .selectFrom('deviation')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('subjectId', 'in', subjectIds)
    .where('state', 'not in', ['closed', 'unfounded'])
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Ids of the open ones that somebody reported, that are about her, hers to answer for, to check or to do; newest first. */
export async function openConcerning(db: Executor, personId: string, limit: number): Promise<string[]> {
  const rows = await sql<{ id: string }>`
    select d.id from deviation d
    where d.state not in ('closed', 'unfounded') and (d.reporter_id = ${personId} or d.answered_by = ${personId}
      or (d.subject_kind = 'person' and d.subject_id = ${personId})
      or (d.checker_id = ${personId} and d.state = 'awaiting_check')
      or exists (select 1 from deviation_action x
        where x.deviation_id = d.id and x.owner_id = ${personId} and x.ended_at is null))
    order by d.opened_at desc, d.id limit ${limit}`.execute(db);
  return rows.rows.map(({ id }) => id);
}
