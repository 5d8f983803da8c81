import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Connection } from '../../src/db/connect.ts';
import {
  type DeliveryKind,
  type Draft,
  type Enqueued,
  enqueue,
  freeTurns,
  type Item,
  morningKind,
  type Reader,
  type Sending,
  sendDue,
  troubleMessages,
} from '../../src/delivery/index.ts';
import { deliveryId } from '../../src/delivery/kinds.ts';
import { button, type Message, section } from '../../src/slack/blocks.ts';
import type { Failure } from '../../src/slack/errors.ts';
import { type LocalDate, MONDAY_TO_FRIDAY, parseLocalDate, type Rhythm } from '../../src/time/calendar.ts';
import { type MemorySlack, memorySlack } from './memory-slack.ts';

export const note = 'toy.note';
export const news = 'toy.news';
/** two a day at once are enough */
export const alert = 'toy.alert';

/** Tuesday 24 November 2026, ten in the morning in Helsinki. */
const tuesdayAtTen = '2026-11-24T08:00:00Z';

type Person = { readonly to: string; readonly rule: string } | { readonly drop: string } | 'nobody';
type Address = Person | { readonly toChannel: string; readonly otherwise: Person };
type Drawing = () => Promise<Message | undefined>;

export interface Worker {
  readonly id: string;
  readonly slackUserId: string;
  reachable: boolean;
  /** Slack has refused a message to her */
  refused: boolean;
  away: (date: LocalDate) => boolean;
}

export interface Row {
  readonly id: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly state: string;
  readonly error: string | null;
  readonly attempts: number;
  readonly lookups: number;
  readonly failures: number;
  readonly dueAt: Date;
  readonly wakeAt: Date;
  readonly receiverId: string | null;
  readonly receiverRule: string | null;
  readonly channel: string | null;
  readonly bundleId: string | null;
  readonly fileId: string | null;
  readonly slackTs: string | null;
}

/** A firm with an outbox, a Slack in memory and a clock that only the test moves. */
export interface Office {
  readonly slack: MemorySlack;
  readonly workspaceId: string;
  /** the log's events with their fields */
  readonly logged: string[];
  now(): Date;
  /** `HH:mm` of the present day in Helsinki, or a whole UTC moment */
  at(moment: string): void;
  later(seconds: number): void;
  person(slackUserId?: string): Promise<Worker>;
  /** who gets what is about this subject; her by default */
  addressed(subjectId: string, address: Address | (() => Address)): void;
  /** what the messages about this subject do instead of being drawn */
  drawn(subjectId: string, draw: Drawing): void;
  enqueue(message: Partial<Enqueued> & { subjectId: string }): Promise<string>;
  /** One process sends all that is due. */
  send(instance?: string): Promise<number>;
  sending(instance?: string): Sending;
  row(id: string): Promise<Row>;
  rows(): Promise<Row[]>;
  /** as if the process that holds them had died longer ago than a lease lasts */
  leasesRunOut(): Promise<void>;
  halted: string | null;
  /** the database may have forgotten what was sent since then */
  doubtedSince: Date | null;
  /** who hears of what could not be delivered */
  admin: string | null;
  /** what is wrong with a channel, or how Slack answers whoever asks */
  readonly unfit: Map<string, string | Failure>;
  /** the channels that Slack would not let us into */
  readonly refusedChannels: string[];
}

const first = randomUUID();

const officeRhythm: Rhythm = {
  zone: 'Europe/Helsinki',
  opens: '09:00',
  closes: '17:00',
  workingDays: MONDAY_TO_FRIDAY,
  calendar: {
    name: 'none',
    first: parseLocalDate('2026-01-01'),
    last: parseLocalDate('2029-12-31'),
    holidays: new Set(),
  },
};

export async function emptyOffice(connection: Connection): Promise<Office> {
  const db = connection.background;
  // Cheaper than to truncate all that refers to a workspace.
  for (const table of ['outbox', 'slot', 'person', 'workspace'] as const) await db.deleteFrom(table).execute();
  const workspaceId = randomUUID();
  await db
    .insertInto('workspace')
    .values({ id: workspaceId, slackTeamId: 'T1', slackBotUserId: 'UBOT', name: 'Firm' })
    .execute();
  const time = { now: new Date(tuesdayAtTen) };
  const workers = new Map<string, Worker>();
  const addresses = new Map<string, () => Address>();
  const drawings = new Map<string, Drawing>();
  const slack = memorySlack();
  const logged: string[] = [];
  const write = (event: string, fields?: object) => void logged.push(`${event} ${JSON.stringify(fields ?? {})}`);
  const log = { info: write, warn: write, error: write };

  const draftOf = (name: string, { subjectId, period }: Item): Draft => {
    const address = addresses.get(subjectId)?.() ?? { to: subjectId, rule: 'self' };
    const text = `${name} ${period}`;
    const open = button({ text: 'Open', actionId: 'toy.note.open', value: period });
    const draw = drawings.get(subjectId) ?? (() => ({ text, blocks: [section(text, open)] }));
    const personal = (to: Person) => (to === 'nobody' || 'drop' in to ? to : { ...to, draw });
    if (address === 'nobody' || !('toChannel' in address)) return personal(address);
    const { toChannel: slackChannelId, otherwise } = address;
    const toChannel = { slackChannelId, language: 'en' as const, rhythm: officeRhythm };
    return { toChannel, rule: 'channel', drawThere: draw, otherwise: personal(otherwise) };
  };
  const kind = (name: string): DeliveryKind => ({
    kind: name,
    ...(name === alert ? { mostADay: 2 } : {}),
    drafts: async (_tx, items) => new Map(items.map(item => [item.id, draftOf(name, item)])),
    retire: ({ period }) => ({ text: `replaced by ${period}`, blocks: [] }),
  });
  const kinds = new Map([note, news, alert].map(name => [name, kind(name)]));
  kinds.set(
    'delivery.trouble',
    troubleMessages(async () => office.admin ?? undefined),
  );
  kinds.set('delivery.morning', morningKind(kinds));

  const reader = ({ id, slackUserId, reachable, away }: Worker): Reader => ({
    personId: id,
    name: slackUserId,
    slackUserId,
    language: 'en',
    reachable,
    away,
    rhythm: officeRhythm,
  });

  const office: Office = {
    slack,
    workspaceId,
    logged,
    halted: null,
    doubtedSince: null,
    admin: null,
    unfit: new Map(),
    refusedChannels: [],
    now: () => time.now,
    at: moment => {
      time.now = new Date(moment.includes('T') ? moment : `${time.now.toISOString().slice(0, 10)}T${moment}:00+02:00`);
    },
    later: seconds => {
      time.now = new Date(time.now.getTime() + seconds * 1000);
    },
    person: async (slackUserId = `U${workers.size + 1}`) => {
      const worker: Worker = { id: randomUUID(), slackUserId, reachable: true, refused: false, away: () => false };
      workers.set(worker.id, worker);
      const row = {
        id: worker.id,
        workspaceId,
        slackUserId,
        name: slackUserId,
        slackStatus: 'active',
        knownSince: time.now,
      };
      await db.insertInto('person').values(row).execute();
      return worker;
    },
    addressed: (subjectId, address) =>
      void addresses.set(subjectId, typeof address === 'function' ? address : () => address),
    drawn: (subjectId, draw) => void drawings.set(subjectId, draw),
    enqueue: async message => {
      const whole: Enqueued = { workspaceId, kind: note, period: '2026-11', class: 'now', dueAt: time.now, ...message };
      await db.transaction().execute(tx => enqueue(tx, [whole]));
      return deliveryId(whole);
    },
    send: instance => sendDue(office.sending(instance)),
    sending: (instance = first) => ({
      db,
      slack: slack.port(),
      log,
      clock: { now: () => time.now },
      instance,
      kinds,
      readers: {
        readers: async (_tx, ids) =>
          new Map(ids.flatMap(id => (workers.get(id) ? [[id, reader(workers.get(id) as Worker)] as const] : []))),
        get open() {
          return sql<boolean>`${office.halted === null}::boolean`;
        },
        doubt: () => sql<Date | null>`${office.doubtedSince}::timestamptz`,
      },
      turns: freeTurns,
      flow: { lanes: 1, batch: 1 },
      botUserId: 'UBOT',
      monotonic: () => time.now.getTime(),
      unreachable: async (_tx, personId) => {
        const worker = workers.get(personId);
        if (worker) worker.refused = true;
      },
      channels: {
        look: async (_workspaceId, channel) => {
          const answer = office.unfit.get(channel);
          return typeof answer === 'object' ? { ok: false, ...answer } : { ok: true, unfit: answer };
        },
        refused: async (_tx, _workspaceId, channel) => void office.refusedChannels.push(channel),
      },
      halt: async (_workspaceId, error) => {
        office.halted = error;
      },
    }),
    rows: () => db.selectFrom('outbox').selectAll().orderBy('dueAt').orderBy('id').execute(),
    row: id => db.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    leasesRunOut: async () => {
      await sql`update outbox set lease_until = clock_timestamp() - interval '1 second' where lease_until is not null`.execute(
        db,
      );
    },
  };
  return office;
}
