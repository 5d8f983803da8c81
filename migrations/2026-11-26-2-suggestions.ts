import { type Kysely, sql } from 'kysely';

/**
 * What clients suggest and need: one intake, open until the client was told what became of it and why. `owner_id`: empty means whoever leads the
 * client. `next_on`: when its owner is asked about it. Nothing of it can be deleted. Needs that were noted in meetings move here.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table suggestion (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    client_id uuid not null references client,
    kind text not null check (kind in ('suggestion', 'need')),
    words text not null,
    from_whom text,
    message_link text,
    meeting_id uuid,
    goal_id uuid references goal,
    filed_by uuid not null references person,
    filed_on date not null,
    filed_at timestamptz not null,
    owner_id uuid references person,
    toward text not null default 'lead' check (toward in ('lead', 'delivery', 'portfolio')),
    state text not null check (state in ('received', 'acknowledged', 'assessed', 'decided', 'done', 'declined', 'answered')),
    version integer not null default 1,
    next_on date,
    assessment text,
    decision text,
    due_on date,
    outcome text check (outcome in ('done', 'declined')),
    result text,
    ended_on date,
    answered_on date,
    answer text,
    offer text check (offer in ('none', 'drafted', 'sent', 'won', 'lost')),
    offer_on date,
    offer_by uuid references person,
    check ((state in ('done', 'declined', 'answered')) = (outcome is not null)),
    check (num_nulls(outcome, result, ended_on) in (0, 3)),
    check ((state = 'answered') = (answered_on is not null)),
    check ((state = 'answered') <= (next_on is null)),
    check (state not in ('decided', 'done') or due_on is not null),
    check ((kind = 'need') = (offer is not null)),
    check (offer is null or offer = 'none' or (offer_on is not null and offer_by is not null))
  )`.execute(db);
  await sql`create index suggestion_client on suggestion (client_id)`.execute(db);
  await sql`create index suggestion_owner on suggestion (owner_id) where owner_id is not null`.execute(db);
  await sql`create index suggestion_filer on suggestion (filed_by)`.execute(db);
  await sql`create index suggestion_offerer on suggestion (offer_by) where offer_by is not null`.execute(db);
  await sql`create index suggestion_goal on suggestion (goal_id) where goal_id is not null`.execute(db);
  await sql`create index suggestion_meeting on suggestion (meeting_id) where meeting_id is not null`.execute(db);

  await sql`create table suggestion_hand_over (
    suggestion_id uuid not null references suggestion,
    number smallint not null,
    workspace_id uuid not null references workspace,
    toward text not null check (toward in ('lead', 'delivery', 'portfolio')),
    from_id uuid not null references person,
    to_id uuid not null references person,
    former_id uuid references person,
    words text,
    at timestamptz not null,
    answer text check (answer in ('taken', 'returned', 'taken_back')),
    answer_words text,
    answered_at timestamptz,
    primary key (suggestion_id, number),
    check ((answer is null) = (answered_at is null))
  )`.execute(db);
  await sql`create unique index suggestion_hand_over_open on suggestion_hand_over (suggestion_id) where answer is null`.execute(
    db,
  );
  await sql`create index suggestion_hand_over_from on suggestion_hand_over (from_id)`.execute(db);
  await sql`create index suggestion_hand_over_to on suggestion_hand_over (to_id)`.execute(db);
  await sql`create index suggestion_hand_over_former on suggestion_hand_over (former_id) where former_id is not null`.execute(
    db,
  );

  await sql`create table suggestion_entry (
    suggestion_id uuid not null references suggestion,
    number smallint not null,
    workspace_id uuid not null references workspace,
    event text not null,
    at timestamptz not null,
    person_id uuid references person,
    on_day date,
    words text,
    former_client_id uuid references client,
    primary key (suggestion_id, number)
  )`.execute(db);
  await sql`create index suggestion_entry_person on suggestion_entry (person_id) where person_id is not null`.execute(
    db,
  );
  // A line that moved it from a client to another: what was written up to then is not for the other.
  await sql`create index suggestion_entry_former on suggestion_entry (former_client_id) where former_client_id is not null`.execute(
    db,
  );

  // Each pair stands once, the smaller id first.
  await sql`create table suggestion_link (
    one_id uuid not null references suggestion,
    other_id uuid not null references suggestion,
    workspace_id uuid not null references workspace,
    linked_by uuid not null references person,
    linked_at timestamptz not null,
    primary key (one_id, other_id),
    check (one_id < other_id)
  )`.execute(db);
  await sql`create index suggestion_link_other on suggestion_link (other_id)`.execute(db);
  await sql`create index suggestion_link_linker on suggestion_link (linked_by)`.execute(db);

  await moveNeeds(db);
  await sql`create trigger suggestion_is_kept before delete on suggestion for each row execute function register_is_final()`.execute(
    db,
  );
  await sql`create trigger suggestion_entry_is_final before update or delete on suggestion_entry
    for each row execute function register_is_final()`.execute(db);
}

/** The needs of the ledger; whatever had come to its end there has been answered. */
async function moveNeeds(db: Kysely<unknown>): Promise<void> {
  await sql`insert into suggestion (id, workspace_id, client_id, kind, words, meeting_id, filed_by, filed_on, filed_at, state, next_on,
      due_on, outcome, result, ended_on, answered_on, offer)
    select id, workspace_id, client_id, 'need', words, meeting_id, recorded_by, said_on, recorded_at,
      case when ended_on is null then 'received' else 'answered' end, case when ended_on is null then greatest(said_on, current_date + 7) end,
      ended_on, case when ended_on is not null then 'done' end, case when ended_on is not null then '–' end, ended_on, ended_on, 'none'
    from client_note where kind = 'need'`.execute(db);
  await sql`insert into suggestion_entry (suggestion_id, number, workspace_id, event, at, person_id, on_day)
    select id, 1, workspace_id, 'received', filed_at, filed_by, filed_on from suggestion`.execute(db);
  await sql`delete from client_note where kind = 'need'`.execute(db);
  await sql`alter table client_note drop constraint client_note_kind_check`.execute(db);
  await sql`alter table client_note add check (kind = 'plan')`.execute(db);
}
