import { type Kysely, sql } from 'kysely';

/**
 * What a client was promised. Its terms are rounds of their own that nobody overwrites: each was shown to whoever is to keep it, who said yes or no
 * to that wording; `hands_over`: only its keeper is another. `lead_id`: who led the client when it was given. `broken_on`: the day that passed without it, and stays, whatever comes after.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table promise (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    client_id uuid not null references client,
    state text not null check (state in ('noted', 'offered', 'declined', 'promised', 'moving', 'overdue', 'kept', 'released', 'withdrawn')),
    version integer not null default 1,
    noted text,
    meeting_id uuid,
    goal_id uuid references goal,
    lead_id uuid not null references person,
    round smallint not null default 0,
    promised_round smallint,
    late_words text,
    late_on date,
    broken_on date,
    kept_on date,
    ended_on date,
    why text,
    recorded_at timestamptz not null,
    check (state <> 'noted' or (round = 0 and noted is not null)),
    check (state in ('noted', 'withdrawn') or round > 0),
    check ((state in ('promised', 'moving', 'overdue', 'kept', 'released')) = (promised_round is not null)),
    check ((state = 'kept') = (kept_on is not null)),
    check ((state in ('kept', 'released', 'withdrawn')) = (ended_on is not null)),
    check (state <> 'overdue' or broken_on is not null),
    check ((late_words is null) = (late_on is null))
  )`.execute(db);
  await sql`create index promise_client on promise (client_id)`.execute(db);
  await sql`create index promise_lead on promise (lead_id)`.execute(db);
  await sql`create index promise_goal on promise (goal_id) where goal_id is not null`.execute(db);
  await sql`create index promise_meeting on promise (meeting_id) where meeting_id is not null`.execute(db);

  await sql`create table promise_terms (
    promise_id uuid not null references promise,
    number smallint not null check (number > 0),
    workspace_id uuid not null references workspace,
    words text not null,
    to_whom text not null,
    written text not null,
    due_on date not null,
    estimate_days numeric(5,1) not null check (estimate_days > 0),
    keeper_id uuid not null references person,
    given_by uuid not null references person,
    given_at timestamptz not null,
    given_on date not null,
    reason text,
    hands_over boolean not null default false,
    answer text check (answer in ('accepted', 'declined', 'lapsed')),
    answer_words text,
    answered_at timestamptz,
    primary key (promise_id, number),
    check ((answer is null) = (answered_at is null))
  )`.execute(db);
  await sql`create index promise_terms_keeper on promise_terms (keeper_id)`.execute(db);
  await sql`create index promise_terms_giver on promise_terms (given_by)`.execute(db);

  await sql`create table promise_entry (
    promise_id uuid not null references promise,
    number smallint not null,
    workspace_id uuid not null references workspace,
    event text not null,
    at timestamptz not null,
    person_id uuid references person,
    on_day date,
    words text,
    primary key (promise_id, number)
  )`.execute(db);
  await sql`create index promise_entry_person on promise_entry (person_id) where person_id is not null`.execute(db);

  await sql`create function register_is_final() returns trigger language plpgsql as $$
    begin raise exception 'what stands in this register is never taken away'; end $$`.execute(db);
  await sql`create trigger promise_is_kept before delete on promise for each row execute function register_is_final()`.execute(
    db,
  );
  await sql`create trigger promise_entry_is_final before update or delete on promise_entry
    for each row execute function register_is_final()`.execute(db);
  await sql`create function terms_are_final() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and old.answer is null
        and to_jsonb(new) - array['answer', 'answer_words', 'answered_at'] = to_jsonb(old) - array['answer', 'answer_words', 'answered_at']
      then return new; end if;
      raise exception 'terms that were put to somebody are never changed, nor what was said to them';
    end $$`.execute(db);
  await sql`create trigger promise_terms_are_final before update or delete on promise_terms
    for each row execute function terms_are_final()`.execute(db);
}
