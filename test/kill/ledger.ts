import { sql } from 'kysely';
import type { Db } from '../../src/db/connect.ts';
import type { Message, Sandbox } from '../../src/sandbox/index.ts';
import { period } from './firm.ts';

/** What went wrong, by kind; each a line about one message, row or answer. All empty: nothing did. */
export interface Ledger {
  /** messages that stand in Slack */
  readonly messages: number;
  readonly occurrences: number;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly wrongPerson: readonly string[];
  /** rows that do not say what is so */
  readonly leftOver: readonly string[];
  /** answers that Slack was told were accepted and that are not there, or not as they were given */
  readonly forgotten: readonly string[];
  /** what the app did that Slack refuses, and that no mischief explains */
  readonly violations: readonly string[];
}

/** What every consultant gets about the period in question, once. */
const expected = ['pulse.introduction', 'pulse.prompt'];

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly state: string;
  readonly class: string;
  readonly channel: string | null;
  readonly slackTs: string | null;
  readonly editsTs: string | null;
}

interface Standing {
  readonly channel: string;
  /** whose conversation it stands in */
  readonly owner: string;
  readonly message: Message;
}

/** Compares what stands in Slack with what the database says, and both with what should be. */
export async function balance(
  db: Db,
  sandbox: Sandbox,
  {
    consultants,
    accepted,
    jumped,
  }: {
    readonly consultants: readonly string[];
    readonly accepted: ReadonlyMap<string, number>;
    /** the clocks went ahead while one process stood still: it may answer a click more than half an hour late */
    readonly jumped: boolean;
  },
): Promise<Ledger> {
  const rows = await outboxRows(db);
  const standing = messagesOfApp(sandbox);
  const byDelivery = Map.groupBy(standing, ({ message }) => deliveryOf(message));
  const wanted = rows.filter(({ kind }) => expected.includes(kind));
  const known = new Map(rows.map(row => [row.id, row]));
  return {
    messages: standing.length,
    occurrences: await countAsked(db),
    lost: [...lost(wanted, byDelivery), ...neverQueued(wanted, consultants)],
    doubled: wanted.filter(({ id }) => (byDelivery.get(id)?.length ?? 0) > 1).map(line),
    wrongPerson: standing.filter(each => !isHers(each, known)).map(({ owner, message }) => `${owner}: ${message.text}`),
    leftOver: [
      ...rows.filter(row => !isSettled(row, byDelivery)).map(line),
      ...(await strayOccurrences(db, consultants)),
    ],
    forgotten: await forgotten(db, accepted),
    violations: sandbox.workspace.violations
      .filter(({ kind, detail }) => !explained.has(kind) && !(jumped && detail === 'expired_url'))
      .map(each => JSON.stringify(each)),
  };
}

/** Whoever is killed, stopped or cut off acknowledges nothing, or too late. */
const explained = new Set<string>(['late_ack', 'unknown_ack', 'trigger', 'event_not_acknowledged']);

const line = ({ kind, subject, state }: Row): string => `${kind} to ${subject}, ${state}`;

async function outboxRows(db: Db): Promise<Row[]> {
  const found = await sql<Row>`
    select o.id, o.kind, coalesce(p.slack_user_id, '?') as subject, o.state, o.class, o.channel, o.slack_ts, e.slack_ts as edits_ts
    from outbox o left join person p on p.id = o.subject_id left join outbox e on e.id = o.edits_id order by o.id`.execute(
    db,
  );
  return found.rows;
}

/** Everything that the app has said to somebody, and that stands. */
export function messagesOfApp({ workspace: { records } }: Sandbox): Standing[] {
  const owners = new Map([...records.appConversations].map(([owner, channel]) => [channel, owner]));
  return [...records.conversations.values()].flatMap(({ id, messages }) =>
    messages
      .filter(({ author, onlyFor }) => author === records.bot.userId && onlyFor === null)
      .map(message => ({ channel: id, owner: owners.get(id) ?? 'nobody', message })),
  );
}

const deliveryOf = ({ metadata }: Message): string => String(metadata?.event_payload.id);

const lost = (wanted: readonly Row[], byDelivery: ReadonlyMap<string, unknown>): string[] =>
  wanted.filter(({ id }) => !byDelivery.has(id)).map(line);

function neverQueued(wanted: readonly Row[], consultants: readonly string[]): string[] {
  const there = new Set(wanted.map(({ kind, subject }) => `${kind} to ${subject}`));
  return consultants
    .flatMap(subject => expected.map(kind => `${kind} to ${subject}`))
    .filter(each => !there.has(each))
    .map(each => `${each}, never queued`);
}

const isHers = ({ owner, message }: Standing, known: ReadonlyMap<string, Row>): boolean =>
  known.get(deliveryOf(message))?.subject === owner;

/** What should be sent is, and stands where the row says; what waits for a morning waits. */
function isSettled(row: Row, byDelivery: ReadonlyMap<string, readonly Standing[]>): boolean {
  if (row.class === 'morning') return row.state === 'waiting';
  if (row.state !== 'sent') return false;
  if (row.class === 'edit') return row.slackTs === row.editsTs;
  return (byDelivery.get(row.id) ?? []).some(
    ({ channel, message }) => channel === row.channel && message.ts === row.slackTs,
  );
}

async function countAsked(db: Db): Promise<number> {
  const found = await sql<{ count: number }>`
    select count(*)::int as count from occurrence where cadence = 'pulse' and period = ${period} and state = 'open'`.execute(
    db,
  );
  return found.rows[0]?.count ?? 0;
}

/** Everybody has one open occurrence of the period, and a later one planned. */
async function strayOccurrences(db: Db, consultants: readonly string[]): Promise<string[]> {
  const found = await sql<{ subject: string; states: string }>`
    select p.slack_user_id as subject, string_agg(concat(o.period, ' ', o.state), ', ' order by o.period) as states
    from person p join occurrence o on o.subject_id = p.id and o.cadence = 'pulse' group by 1`.execute(db);
  const states = new Map(found.rows.map(row => [row.subject, row.states]));
  return consultants
    .filter(
      subject =>
        !/^\d{4}-\d{2} open, \d{4}-\d{2} planned$/.test(states.get(subject) ?? '') ||
        !states.get(subject)?.startsWith(period),
    )
    .map(subject => `the pulses of ${subject}: ${states.get(subject) ?? 'none'}`);
}

async function forgotten(db: Db, accepted: ReadonlyMap<string, number>): Promise<string[]> {
  const found = await sql<{ subject: string; score: number }>`
    select p.slack_user_id as subject, c.score from check_in c join person p on p.id = c.person_id where c.period = ${period}`.execute(
    db,
  );
  const stored = new Map(found.rows.map(({ subject, score }) => [subject, score]));
  return [...accepted]
    .filter(([subject, score]) => stored.get(subject) !== score)
    .map(([subject, score]) => `${subject} gave ${score}, stored is ${stored.get(subject) ?? 'nothing'}`);
}
