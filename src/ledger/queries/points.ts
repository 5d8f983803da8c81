import { sql } from 'kysely';
import type { Executor, Tx } from '../../db/connect.ts';
import { idOf } from '../../db/ids.ts';
import { type LocalDate, parseLocalDate } from '../../time/calendar.ts';

/** What a consultant wants a client to hear, as she wrote it, with her consent. */
export interface PointFromPerson {
  readonly workspaceId: string;
  readonly checkInId: string;
  readonly clientId: string;
  readonly personId: string;
  readonly words: string;
  readonly saidOn: LocalDate;
}

/**
 * One for each check-in: a changed answer changes it, and moves it to another client. Once the client has heard it, it stays as it
 * was heard; what she has changed since is then taken back, so that a corrected outcome cannot make it wait again.
 */
export async function putPointForClient(tx: Tx, { checkInId, ...point }: PointFromPerson): Promise<void> {
  await sql`insert into talking_point (id, workspace_id, way, client_id, person_id, words, said_on, recorded_on)
    values (${pointIdOf(checkInId)}, ${point.workspaceId}, 'to_client', ${point.clientId}, ${point.personId},
      ${point.words}, ${point.saidOn}, ${point.saidOn})
    on conflict (id) do update set
      client_id = case when talking_point.brought_on is null then excluded.client_id else talking_point.client_id end,
      words = case when talking_point.brought_on is null then excluded.words else talking_point.words end,
      taken_back = talking_point.brought_on is not null
        and (talking_point.client_id, talking_point.words) <> (excluded.client_id, excluded.words)`.execute(tx);
}

/** She takes her consent back. What the client has heard already stays heard, but never waits again. */
export async function withdrawPointForClient(tx: Tx, checkInId: string): Promise<void> {
  const hers = pointIdOf(checkInId);
  await tx.deleteFrom('talkingPoint').where('id', '=', hers).where('broughtOn', 'is', null).execute();
  await tx.updateTable('talkingPoint').set({ takenBack: true }).where('id', '=', hers).execute();
}

const pointIdOf = (checkInId: string): string => idOf('talking_point', checkInId);

export interface PointForClient {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly words: string;
  readonly saidOn: LocalDate;
}

/** What waits to be brought up with a client, the oldest first. */
export async function pointsForClient(db: Executor, clientId: string): Promise<PointForClient[]> {
  const rows = await db
    .selectFrom('talkingPoint as t')
    .innerJoin('person as p', 'p.id', 't.personId')
    .select(['t.id', 't.personId', 'p.name', 't.words', 't.saidOn'])
    .where('t.clientId', '=', clientId)
    .where('t.way', '=', 'to_client')
    .where('t.broughtOn', 'is', null)
    .orderBy('t.saidOn')
    .orderBy('t.id')
    .execute();
  return rows.map(row => ({ ...row, saidOn: parseLocalDate(row.saidOn) }));
}

/** The client heard these in that meeting. Those of other clients, or heard before, stay as they are. */
export async function bringUp(
  tx: Tx,
  {
    clientId,
    ids,
    meetingId,
    on,
  }: {
    readonly clientId: string;
    readonly ids: readonly string[];
    readonly meetingId: string;
    readonly on: LocalDate;
  },
): Promise<void> {
  await sql`update talking_point set brought_on = ${on}, brought_in = ${meetingId}
    where id = any(${ids}::uuid[]) and client_id = ${clientId} and way = 'to_client' and brought_on is null`.execute(
    tx,
  );
}

/** An outcome was corrected: what that meeting had brought up waits again, unless she has taken it back since. */
export async function bringDown(tx: Tx, { meetingId }: { readonly meetingId: string }): Promise<void> {
  await sql`delete from talking_point where way = 'to_client' and brought_in = ${meetingId} and taken_back`.execute(tx);
  await sql`update talking_point set brought_on = null, brought_in = null
    where way = 'to_client' and brought_in = ${meetingId}`.execute(tx);
}

/** What a client said in a meeting about a consultant's work (3.18). */
export interface PointAboutPerson {
  readonly id: string;
  readonly workspaceId: string;
  readonly clientId: string;
  readonly personId: string;
  readonly words: string;
  readonly saidOn: LocalDate;
  /** when her lead wrote it down: not before it was said */
  readonly recordedOn: LocalDate;
  readonly meetingId: string;
}

/** Once, however often it is sent. */
export async function putPointForPerson(tx: Tx, point: PointAboutPerson): Promise<void> {
  await tx
    .insertInto('talkingPoint')
    .values({ ...point, way: 'to_person' })
    .onConflict(conflict => conflict.doNothing())
    .execute();
}

export interface PointForPerson {
  readonly id: string;
  readonly client: string;
  readonly words: string;
  readonly saidOn: LocalDate;
}

const pointsToPerson = (db: Executor, personId: string) =>
  db
    .selectFrom('talkingPoint as t')
    .innerJoin('client as c', 'c.id', 't.clientId')
    .select(['t.id', 'c.name as client', 't.words', 't.saidOn'])
    .where('t.personId', '=', personId)
    .where('t.way', '=', 'to_person');

/** The client's words about her work that wait for her next talk, the oldest first. */
export async function pointsForPerson(db: Executor, personId: string): Promise<PointForPerson[]> {
  const waiting = pointsToPerson(db, personId).where('t.broughtOn', 'is', null);
  const rows = await waiting.orderBy('t.saidOn').orderBy('t.id').execute();
  return rows.map(row => ({ ...row, saidOn: parseLocalDate(row.saidOn) }));
}

/** All that clients said about her work, the newest first: what she may read about herself. */
export async function pointsAbout(db: Executor, personId: string, limit: number): Promise<PointForPerson[]> {
  const newest = pointsToPerson(db, personId).orderBy('t.saidOn', 'desc').orderBy('t.id').limit(limit);
  return (await newest.execute()).map(row => ({ ...row, saidOn: parseLocalDate(row.saidOn) }));
}

/** They were part of her talk about that month, held on that day; what was said or written down later waits for the next. */
export async function bringUpInTalk(
  tx: Tx,
  { personId, period, on }: { readonly personId: string; readonly period: string; readonly on: LocalDate },
): Promise<void> {
  await tx
    .updateTable('talkingPoint')
    .set({ broughtOn: on, broughtIn: `talk ${period}` })
    .where('personId', '=', personId)
    .where('way', '=', 'to_person')
    .where('recordedOn', '<=', on)
    .where('broughtOn', 'is', null)
    .execute();
}
