import { sql } from 'kysely';
import type { Executor, Tx } from '../../db/connect.ts';
import { isId } from '../../db/ids.ts';
import { supervisorId } from '../../roster/index.ts';
import type { LocalDate } from '../../time/calendar.ts';
import { type CheckIn, questions, type Support, supports } from '../rules/check-in.ts';
import type { Asked } from '../rules/warning.ts';

export const pulseCadence = 'pulse';

/** A consultant's project, for the question which one the check-in is about. */
export interface Project {
  readonly id: string;
  readonly client: string;
  readonly engagement: string;
}

/** Somebody who may come to read a check-in. */
export interface ReaderFacts {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly away: boolean;
}

export interface FormFacts {
  readonly occurrenceId: string;
  readonly personId: string;
  readonly period: string;
  readonly state: string;
  readonly closesAt: Date;
  readonly answer: CheckIn | undefined;
  readonly talkHeld: boolean;
  readonly projects: readonly Project[];
  readonly supervisor: ReaderFacts | null;
  readonly deputy: ReaderFacts | null;
  readonly contact: ReaderFacts | null;
}

/** Which occurrence: the one on the button, or her newest one that is open. */
export type Which = { readonly occurrenceId: string } | { readonly newestOf: string };

/** Everything that the check-in's form shows, in one round trip. */
export async function formFacts(
  db: Executor,
  which: Which,
  contactSlackId: string | null,
  today: LocalDate,
): Promise<FormFacts | undefined> {
  if ('occurrenceId' in which && !isId(which.occurrenceId)) return undefined;
  const chosen =
    'occurrenceId' in which
      ? sql`o.id = ${which.occurrenceId}::uuid`
      : sql`o.subject_id = ${which.newestOf}::uuid and o.cadence = ${pulseCadence} and o.state = 'open'`;
  const found = await sql<FormRow>`
    with asked as (
      select o.id, o.workspace_id, o.subject_id, o.period, o.state, o.closes_at,
        ${supervisorId(sql`o.subject_id`, sql`(select p.supervisor_id from person p where p.id = o.subject_id)`, today)} as supervisor_id
      from occurrence o where ${chosen} and o.cadence = ${pulseCadence} order by o.due_at desc limit 1
    )
    select a.id as occurrence_id, a.subject_id as person_id, a.period, a.state, a.closes_at,
      (select to_jsonb(c) from (select engagement_id as "engagementId", score, load, support, question, agreement,
        talk_about as "talkAbout", for_client as "forClient", may_be_told as "mayBeTold"
        from check_in where occurrence_id = a.id) c) as answer,
      exists (select 1 from pulse_talk t where t.person_id = a.subject_id and t.period = a.period) as talk_held,
      coalesce((select jsonb_agg(jsonb_build_object('id', q.id, 'client', q.client, 'engagement', q.engagement) order by q.share desc, q.engagement, q.id)
        from (select e.id, c.name as client, e.name as engagement, max(m.share) as share
          from membership m join engagement e on e.id = m.engagement_id join client c on c.id = e.client_id
          where m.person_id = a.subject_id and e.state = 'active' and m.since <= ${today} and coalesce(m.until, ${today}) >= ${today}
            and e.starts_on <= ${today} and coalesce(e.ends_on, ${today}) >= ${today}
          group by e.id, c.name, e.name) q), '[]') as projects,
      ${readerJson(sql`s.id = a.supervisor_id`, today)} as supervisor,
      ${readerJson(sql`s.id = (select d.deputy_id from person d where d.id = a.supervisor_id)`, today)} as deputy,
      ${readerJson(sql`s.workspace_id = a.workspace_id and s.slack_user_id = ${contactSlackId}`, today)} as contact
    from asked a`.execute(db);
  const row = found.rows[0];
  return row && { ...row, answer: row.answer ? checkInOf(row.answer) : undefined };
}

type FormRow = Omit<FormFacts, 'answer'> & { readonly answer: CheckInRow | null };

const readerJson = (condition: ReturnType<typeof sql>, today: LocalDate) => sql<ReaderFacts | null>`(
  select jsonb_build_object('id', s.id, 'name', s.name, 'active', s.slack_status = 'active',
    'away', exists (select 1 from absence x where x.person_id = s.id and ${today} between x.first_day and x.last_day))
  from person s where ${condition})`;

interface CheckInRow {
  readonly engagementId: string | null;
  readonly score: number;
  readonly load: number;
  readonly support: string;
  readonly question: string;
  readonly agreement: number;
  readonly talkAbout: string | null;
  readonly forClient: string | null;
  readonly mayBeTold: boolean;
}

function checkInOf(row: CheckInRow): CheckIn {
  const question = questions.find(known => known === row.question);
  if (!question) throw new Error(`nobody asks the question ${row.question}`);
  return { ...row, support: supportOf(row.support), question };
}

function supportOf(text: string): Support {
  const support = supports.find(known => known === text);
  if (!support) throw new Error(`support is ${supports.join(', ')}`);
  return support;
}

/** Stores an answer or changes it; true when it is the first one for that occurrence. */
export async function upsertCheckIn(
  tx: Tx,
  row: CheckIn & { id: string; workspaceId: string; occurrenceId: string; personId: string; period: string },
  now: Date,
): Promise<boolean> {
  const { id, workspaceId, occurrenceId, personId, period, ...answer } = row;
  const stored = await tx
    .insertInto('checkIn')
    .values({ id, workspaceId, occurrenceId, personId, period, ...answer, answeredAt: now, changedAt: now })
    .onConflict(conflict => conflict.column('occurrenceId').doUpdateSet({ ...answer, changedAt: now }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return stored.id === id;
}

/** Her periods up to and including `period`, oldest first: asked and answered, or asked in vain. */
export async function history(db: Executor, personId: string, period: string): Promise<Asked[]> {
  const rows = await db
    .selectFrom('occurrence as o')
    .leftJoin('checkIn as c', 'c.occurrenceId', 'o.id')
    .select(['c.score', 'c.load', 'c.support'])
    .where('o.subjectId', '=', personId)
    .where('o.cadence', '=', pulseCadence)
    .where('o.state', 'in', ['open', 'closed'])
    .where('o.period', '<=', period)
    .orderBy('o.period')
    .execute();
  return rows.map(({ score, load, support }) => ({
    answer: score === null || load === null || support === null ? null : { score, load, support: supportOf(support) },
  }));
}

/** Which of these occurrences have an answer. */
export async function answeredOf(db: Executor, occurrenceIds: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('checkIn')
    .select('occurrenceId')
    .where('occurrenceId', 'in', occurrenceIds)
    .execute();
  return new Set(rows.map(row => row.occurrenceId));
}

/** Which of these people do not want to be asked. */
export async function stoppedOf(db: Executor, personIds: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('pulseChoice')
    .select('personId')
    .where('personId', 'in', personIds)
    .where('stoppedAt', 'is not', null)
    .execute();
  return new Set(rows.map(row => row.personId));
}

/** Her choice to be asked or not; true when that changed something. */
export async function choose(tx: Tx, personId: string, workspaceId: string, stoppedAt: Date | null): Promise<boolean> {
  const before = (await stoppedOf(tx, [personId])).has(personId);
  await tx
    .insertInto('pulseChoice')
    .values({ personId, workspaceId, stoppedAt })
    .onConflict(conflict => conflict.column('personId').doUpdateSet({ stoppedAt }))
    .execute();
  return before !== (stoppedAt !== null);
}

/** One line of the brief: a period in which she was asked. */
export interface BriefLine {
  readonly period: string;
  readonly state: string;
  readonly answer: CheckIn | undefined;
  readonly client: string | null;
}

/** Her newest six periods up to `period`, oldest first. */
export async function briefLines(db: Executor, personId: string, period: string): Promise<BriefLine[]> {
  const rows = await db
    .selectFrom('occurrence as o')
    .leftJoin('checkIn as c', 'c.occurrenceId', 'o.id')
    .leftJoin('engagement as e', 'e.id', 'c.engagementId')
    .leftJoin('client as k', 'k.id', 'e.clientId')
    .select(['o.period', 'o.state', 'k.name as client'])
    .select([
      'c.engagementId',
      'c.score',
      'c.load',
      'c.support',
      'c.question',
      'c.agreement',
      'c.talkAbout',
      'c.forClient',
      'c.mayBeTold',
    ])
    .where('o.subjectId', '=', personId)
    .where('o.cadence', '=', pulseCadence)
    .where('o.state', 'in', ['open', 'closed'])
    .where('o.period', '<=', period)
    .orderBy('o.period', 'desc')
    .limit(6)
    .execute();
  return rows.reverse().map(({ period: of, state, client, ...answer }) => ({
    period: of,
    state,
    client,
    answer: answer.score === null ? undefined : checkInOf(answer as CheckInRow),
  }));
}

/** Her newest periods in which she was asked, oldest first, with what she answered. */
export async function scoresOf(
  db: Executor,
  personId: string,
  limit: number,
): Promise<{ period: string; score: number | null }[]> {
  const rows = await db
    .selectFrom('occurrence as o')
    .leftJoin('checkIn as c', 'c.occurrenceId', 'o.id')
    .select(['o.period', 'c.score'])
    .where('o.subjectId', '=', personId)
    .where('o.cadence', '=', pulseCadence)
    .where('o.state', 'in', ['open', 'closed'])
    .orderBy('o.period', 'desc')
    .limit(limit)
    .execute();
  return rows.toReversed();
}
