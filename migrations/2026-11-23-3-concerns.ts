import { type Kysely, sql } from 'kysely';

/**
 * A worry about a lead, told around the lead: in tables of its own, which nothing that counts, lists or exports looks into.
 * What is taken back is gone with all its words.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table concern (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    author_id uuid not null references person,
    reader_id uuid not null references person,
    about_id uuid references person,
    turn smallint not null default 1 check (turn > 0),
    told_at timestamptz not null,
    read_at timestamptz,
    lost_at timestamptz,
    closed_at timestamptz,
    check (reader_id <> author_id),
    check (about_id <> author_id),
    check (about_id <> reader_id)
  )`.execute(db);
  await sql`create index concern_author on concern (author_id)`.execute(db);
  await sql`create index concern_reader on concern (reader_id)`.execute(db);
  await sql`create index concern_about on concern (about_id) where about_id is not null`.execute(db);

  await sql`create table concern_kept_from (
    workspace_id uuid not null references workspace,
    concern_id uuid not null references concern on delete cascade,
    person_id uuid not null references person,
    primary key (concern_id, person_id)
  )`.execute(db);
  await sql`create index concern_kept_from_person on concern_kept_from (person_id)`.execute(db);

  await sql`create table concern_word (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    concern_id uuid not null references concern on delete cascade,
    number smallint not null check (number > 0),
    writer_id uuid not null references person,
    at timestamptz not null,
    text text not null check (text <> ''),
    unique (concern_id, number)
  )`.execute(db);
  await sql`create index concern_word_writer on concern_word (writer_id)`.execute(db);
}
