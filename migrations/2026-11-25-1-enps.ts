import { type Kysely, sql } from 'kysely';

/**
 * The yearly eNPS. Nothing here links an answer to a person once a round has closed: while it is open an answer is a token and a ciphertext, whose
 * keys lie outside the database; closing leaves eleven counters and the comments in random order. No table has a time, a number or an order of
 * answering, and none says who took part.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table enps_round (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    period text not null check (period ~ '^[0-9]{4}(-[2-9])?$'),
    state text not null check (state in ('confirmed', 'open', 'sealed', 'closed', 'cancelled', 'void')),
    opens_on date not null,
    closes_on date not null,
    opens_at timestamptz not null,
    closes_at timestamptz not null,
    least_invited smallint not null check (least_invited >= 7),
    least_answers smallint not null check (least_answers >= 5),
    least_comments smallint not null check (least_comments >= 8),
    form_version smallint not null,
    key_fingerprint text not null,
    confirmed_by uuid not null references person,
    confirmed_at timestamptz not null,
    invited integer,
    reply_step smallint check (reply_step between 0 and 9),
    counted_on date,
    reminders smallint not null default 0 check (reminders between 0 and 2),
    outcome text check (outcome in ('result', 'too_few', 'too_few_invited', 'not_opened', 'keys_lost')),
    comments_until date,
    keys_missing_since timestamptz,
    keys_gone boolean not null default false,
    check (closes_at > opens_at),
    check ((outcome is null) = (state in ('confirmed', 'open', 'cancelled')))
  )`.execute(db);
  // One that was called off was never told to anybody.
  await sql`create unique index enps_round_period on enps_round (workspace_id, period) where state <> 'cancelled'`.execute(
    db,
  );
  await sql`create unique index enps_round_current on enps_round (workspace_id)
    where state in ('confirmed', 'open', 'sealed')`.execute(db);
  await sql`create index enps_round_confirmer on enps_round (confirmed_by)`.execute(db);

  // Who was invited, frozen when the round opened; gone when it has closed. Whether she answered stands nowhere.
  await sql`create table enps_invited (
    round_id uuid not null references enps_round,
    person_id uuid not null references person,
    workspace_id uuid not null references workspace,
    asked boolean not null default false,
    primary key (round_id, person_id)
  )`.execute(db);
  await sql`create index enps_invited_person on enps_invited (person_id)`.execute(db);

  await sql`create table enps_answer (
    round_id uuid not null references enps_round,
    token bytea not null check (octet_length(token) = 32),
    workspace_id uuid not null references workspace,
    sealed bytea not null check (octet_length(sealed) = 8220),
    primary key (round_id, token)
  )`.execute(db);
  // Random bytes: trying to compress them is in vain.
  await sql`alter table enps_answer alter column sealed set storage external`.execute(db);

  // Which running processes can read the round's keys.
  await sql`create table enps_instance (
    round_id uuid not null references enps_round,
    instance uuid not null,
    workspace_id uuid not null references workspace,
    reads_keys boolean not null,
    seen_at timestamptz not null,
    primary key (round_id, instance)
  )`.execute(db);

  // A year's result, our own or from before. Counters: how many gave 0, 1, … 10; of years before only the three classes may be known.
  await sql`create table enps_year (
    workspace_id uuid not null references workspace,
    year smallint not null check (year between 1990 and 9999),
    round_id uuid unique references enps_round,
    invited integer check (invited >= promoters + passives + critics),
    promoters integer not null check (promoters >= 0),
    passives integer not null check (passives >= 0),
    critics integer not null check (critics >= 0),
    counters integer[] check (array_length(counters, 1) = 11),
    primary key (workspace_id, year)
  )`.execute(db);

  await sql`create table enps_comment (
    id uuid primary key,
    round_id uuid not null references enps_round,
    workspace_id uuid not null references workspace,
    words text not null
  )`.execute(db);
  await sql`create index enps_comment_round on enps_comment (round_id)`.execute(db);

  // You said – we did, or did not, because.
  await sql`create table enps_action (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    round_id uuid not null references enps_round,
    said text not null,
    answer text not null,
    owner_id uuid not null references person,
    due_on date,
    state text not null check (state in ('open', 'done', 'declined')),
    ended_on date,
    written_by uuid not null references person,
    written_at timestamptz not null,
    version smallint not null default 1,
    check ((state = 'open') = (ended_on is null)),
    check (state = 'declined' or due_on is not null)
  )`.execute(db);
  await sql`create index enps_action_round on enps_action (round_id)`.execute(db);
  await sql`create index enps_action_owner on enps_action (owner_id)`.execute(db);
  await sql`create index enps_action_writer on enps_action (written_by)`.execute(db);

  // A post to everybody: what it says is fixed when it is sent, whatever becomes of the actions.
  await sql`create table enps_post (
    round_id uuid not null references enps_round,
    number smallint not null check (number > 0),
    workspace_id uuid not null references workspace,
    sent_by uuid not null references person,
    sent_at timestamptz not null,
    lines jsonb not null,
    more smallint not null check (more >= 0),
    primary key (round_id, number)
  )`.execute(db);
  await sql`create index enps_post_sender on enps_post (sent_by)`.execute(db);
}
