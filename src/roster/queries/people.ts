import { subHours } from 'date-fns/subHours';
import { type RawBuilder, sql } from 'kysely';
import type { Executor, Tx } from '../../db/connect.ts';
import { isId } from '../../db/ids.ts';
import { settingsJson } from '../../settings/index.ts';
import type { LocalDate } from '../../time/calendar.ts';
import type { Absence, SlackStatus } from '../rules.ts';

export interface PersonRow {
  readonly id: string;
  readonly workspaceId: string;
  readonly slackUserId: string;
  readonly slackStatus: string;
  readonly slackAdmin: boolean;
  readonly slackZone: string | null;
  readonly slackLocale: string | null;
  readonly name: string;
  readonly chosenLanguage: string | null;
  readonly language: string | null;
  readonly calendar: string | null;
  readonly workingDays: string | null;
  readonly opens: string | null;
  readonly closes: string | null;
  readonly employee: boolean | null;
  readonly knownSince: Date;
  readonly deputyId: string | null;
  readonly unreachable: string | null;
  readonly absences: readonly Absence[];
  /** her workspace's; null where an earlier row of the workspace has them */
  readonly settings: unknown;
}

/** Whom to read; several conditions are added up. */
export interface PersonSelection {
  readonly ids?: readonly string[];
  /** and the deputies of these */
  readonly deputiesOf?: readonly string[];
  readonly workspaceId?: string;
  readonly slackUserIds?: readonly string[];
  /** Slack's own admins and owners of the workspace */
  readonly slackAdmins?: boolean;
  /** everybody of the workspace who may be written to */
  readonly active?: boolean;
}

/** People with their absences and their workspace's settings, in one round trip; in a stable order. */
export async function personRows(db: Executor, selection: PersonSelection): Promise<PersonRow[]> {
  const rows = await sql<PersonRow>`
    select p.id, p.workspace_id, p.slack_user_id, p.slack_status, p.slack_admin, p.slack_zone, p.slack_locale, p.name,
      p.chosen_language, p.language, p.calendar, p.working_days, p.opens, p.closes, p.employee, p.known_since, p.deputy_id, p.unreachable,
      ${absencesOf(sql`p.id`)} as absences,
      case when row_number() over (partition by p.workspace_id order by p.known_since, p.id) = 1
        then ${settingsJson(sql`p.workspace_id`)} end as settings
    from person p
    where ${anyOf(selection)}
    order by p.known_since, p.id`.execute(db);
  return rows.rows;
}

/** Only the conditions that are asked for, so that people named by their ids are found by the index alone. */
function anyOf({ workspaceId, ...selection }: PersonSelection): RawBuilder<boolean> {
  const [ids, deputiesOf] = [(selection.ids ?? []).filter(isId), (selection.deputiesOf ?? []).filter(isId)];
  const { slackUserIds = [], slackAdmins = false, active = false } = selection;
  const conditions = [
    ...(ids.length > 0 ? [sql`p.id in (${list(ids)})`] : []),
    ...(deputiesOf.length > 0
      ? [sql`p.id = any(array(select d.deputy_id from person d where d.id in (${list(deputiesOf)})))`]
      : []),
  ];
  if (workspaceId) {
    const inWorkspace = sql`p.workspace_id = ${workspaceId}::uuid`;
    if (slackUserIds.length > 0) conditions.push(sql`(${inWorkspace} and p.slack_user_id in (${texts(slackUserIds)}))`);
    if (slackAdmins) conditions.push(sql`(${inWorkspace} and p.slack_admin and p.slack_status = 'active')`);
    if (active) conditions.push(sql`(${inWorkspace} and p.slack_status = 'active')`);
  }
  return conditions.length > 0 ? sql<boolean>`(${sql.join(conditions, sql` or `)})` : sql<boolean>`false`;
}

/** A person's absences as JSON, `[{first, last}]`. */
const absencesOf = (person: RawBuilder<unknown>) => sql<Absence[]>`coalesce(
  (select jsonb_agg(jsonb_build_object('first', a.first_day, 'last', a.last_day)) from absence a where a.person_id = ${person}), '[]')`;

/** Not empty. */
const list = (ids: readonly string[]) => sql.join(ids.map(id => sql`${id}::uuid`));
const texts = (values: readonly string[]) => sql.join(values.map(value => sql`${value}::text`));

/**
 * A consultant's supervisor: the one named for her, else the lead of her largest active engagement (tie: the earliest);
 * between projects the last one stays, also when the next is known already. A scalar subquery over a row of `person`.
 */
export const supervisorId = (person: RawBuilder<unknown>, named: RawBuilder<unknown>, today: LocalDate) => sql<
  string | null
>`coalesce(${named}, (
  select l.person_id from membership m
    join engagement e on e.id = m.engagement_id
    join client_lead l on l.client_id = e.client_id and l.until is null
    where m.person_id = ${person} and e.state <> 'proposed'
    order by ${placeInTime(today)},
      case when ${placeInTime(today)} = 'a now' then m.share end desc nulls last,
      case when ${placeInTime(today)} = 'b before' then least(m.until, e.ends_on) end desc nulls first,
      case when ${placeInTime(today)} = 'b before' then m.since end desc nulls last,
      m.since, e.starts_on, l.person_id
    limit 1))`;

/** Where a membership `m` of an engagement `e` lies: she is on it, she was, she will be; in this order. */
const placeInTime = (today: LocalDate) => sql<string>`case
  when e.state = 'ended' or coalesce(least(m.until, e.ends_on), ${today}) < ${today} then 'b before'
  when greatest(m.since, e.starts_on) > ${today} then 'c later' else 'a now' end`;

/** Each person's supervisor by the roster alone, whether she is there or not. */
export async function supervisorsOf(
  db: Executor,
  personIds: readonly string[],
  today: LocalDate,
): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map();
  const rows = await sql<{ id: string; supervisorId: string | null }>`
    select p.id, ${supervisorId(sql`p.id`, sql`p.supervisor_id`, today)} as supervisor_id
    from person p where p.id in (${list(personIds)})`.execute(db);
  return new Map(rows.rows.flatMap(row => (row.supervisorId ? [[row.id, row.supervisorId] as const] : [])));
}

/** Each client's account lead. */
export async function leadsOf(db: Executor, clientIds: readonly string[]): Promise<Map<string, string>> {
  if (clientIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('clientLead')
    .select(['clientId', 'personId'])
    .where('clientId', 'in', clientIds)
    .where('until', 'is', null)
    .execute();
  return new Map(rows.map(row => [row.clientId, row.personId]));
}

export interface TeamFacts {
  readonly personId: string;
  /** the day she first belonged to an engagement's team */
  readonly firstSince: LocalDate | null;
}

/** Who is or was on an engagement's team, and since when. */
export async function teamFacts(db: Executor, personIds: readonly string[]): Promise<Map<string, TeamFacts>> {
  if (personIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('membership')
    .select(['personId', eb => eb.fn.min('since').as('firstSince')])
    .where('personId', 'in', personIds)
    .where('engagementId', 'is not', null)
    .groupBy('personId')
    .execute();
  return new Map(rows.map(row => [row.personId, row as TeamFacts]));
}

/** Who works here now, by id: whom the roster names as an employee, or puts on a team or under a supervisor without saying that she is none. */
export async function employeeIds(db: Executor, workspaceId: string): Promise<string[]> {
  const rows = await sql<{ id: string }>`
    select id from person p
    where workspace_id = ${workspaceId} and slack_status = 'active' and (employee or (employee is null and (
      supervisor_id is not null
      or exists (select from membership m where m.person_id = p.id and m.engagement_id is not null))))
    order by id`.execute(db);
  return rows.rows.map(({ id }) => id);
}

export interface SlackFacts {
  readonly slackUserId: string;
  readonly name: string;
  readonly email: string | null;
  readonly slackStatus: SlackStatus;
  readonly slackAdmin: boolean;
  readonly slackZone: string | null;
  readonly slackLocale: string | null;
}

/** Whom a reading of Slack's people concerns. */
export interface SlackChanges {
  /** something changed that decides when or whether these are asked */
  readonly replan: readonly string[];
  /** somebody left, came back, or became or ceased to be an admin: others may have gained or lost whoever answers for them */
  readonly answeringChanged: boolean;
}

/** Writes what Slack says of people. */
export async function upsertFromSlack(
  tx: Tx,
  workspaceId: string,
  facts: readonly (SlackFacts & { readonly id: string })[],
  now: Date,
): Promise<SlackChanges> {
  if (facts.length === 0) return { replan: [], answeringChanged: false };
  const before = await tx
    .selectFrom('person')
    .select(['slackUserId', 'slackStatus', 'slackZone', 'slackAdmin'])
    .where('workspaceId', '=', workspaceId)
    .where(
      'slackUserId',
      'in',
      facts.map(fact => fact.slackUserId),
    )
    .execute();
  const known = new Map(before.map(row => [row.slackUserId, row]));
  const after = await tx
    .insertInto('person')
    .values(facts.map(fact => ({ ...fact, workspaceId, knownSince: now })))
    .onConflict(conflict =>
      conflict.columns(['workspaceId', 'slackUserId']).doUpdateSet(eb => ({
        name: eb.ref('excluded.name'),
        email: sql<string | null>`coalesce(excluded.email, person.email)`,
        slackStatus: eb.ref('excluded.slackStatus'),
        slackAdmin: eb.ref('excluded.slackAdmin'),
        unreachable: null,
        slackZone: eb.ref('excluded.slackZone'),
        slackLocale: sql<string | null>`coalesce(excluded.slack_locale, person.slack_locale)`,
      })),
    )
    .returning(['id', 'slackUserId', 'slackStatus', 'slackZone', 'slackAdmin'])
    .execute();
  const pairs = after.map(is => ({ is, was: known.get(is.slackUserId) }));
  return {
    replan: pairs.flatMap(({ is, was }) =>
      was?.slackStatus !== is.slackStatus || was.slackZone !== is.slackZone ? [is.id] : [],
    ),
    answeringChanged: pairs.some(
      ({ is, was }) => was && (was.slackStatus !== is.slackStatus || was.slackAdmin !== is.slackAdmin),
    ),
  };
}

/** Somebody by her e-mail address; undefined when nobody has it, or more than one. */
export async function personByMail(
  db: Executor,
  workspaceId: string,
  mail: string,
): Promise<{ slackUserId: string } | undefined> {
  const found = await db
    .selectFrom('person')
    .select('slackUserId')
    .where('workspaceId', '=', workspaceId)
    .where(sql`lower(email)`, '=', mail.toLowerCase())
    .limit(2)
    .execute();
  return found.length === 1 ? found[0] : undefined;
}

/** Takes on the reading of the people if the last one is so many hours old; true for one caller, whichever comes first. */
export async function claimSync(db: Executor, workspaceId: string, now: Date, hours: number): Promise<boolean> {
  const claimed = await db
    .updateTable('workspace')
    .set({ peopleSyncedAt: now })
    .where('id', '=', workspaceId)
    .where(eb => eb.or([eb('peopleSyncedAt', 'is', null), eb('peopleSyncedAt', '<=', subHours(now, hours))]))
    .executeTakeFirst();
  return claimed.numUpdatedRows > 0n;
}

/** The reading failed: it counts as done at that earlier moment. */
export async function resync(db: Executor, workspaceId: string, at: Date): Promise<void> {
  await db.updateTable('workspace').set({ peopleSyncedAt: at }).where('id', '=', workspaceId).execute();
}

/** Marks every person and every client of a workspace for planning. */
export async function markEverybody(tx: Tx, workspaceId: string): Promise<void> {
  await sql`insert into replan (workspace_id, subject_id, kind)
    select workspace_id, id, 'person' from person where workspace_id = ${workspaceId}
    union all
    select workspace_id, id, 'client' from client where workspace_id = ${workspaceId}
    on conflict (subject_id) do nothing`.execute(tx);
}

/** Slack refused to let us write to her; forgotten when her record is read again. */
export async function markUnreachable(tx: Tx, personId: string, error: string): Promise<void> {
  await tx.updateTable('person').set({ unreachable: error }).where('id', '=', personId).execute();
}

export async function chooseLanguage(db: Executor, personId: string, language: string): Promise<void> {
  await db.updateTable('person').set({ chosenLanguage: language }).where('id', '=', personId).execute();
}
