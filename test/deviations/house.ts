import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../../src/db/connect.ts';
import { type Doing, endByItself, type Outcome, observe, report } from '../../src/deviations/deviations.ts';
import { deviationCadences, followAll } from '../../src/deviations/index.ts';
import { kinds } from '../../src/deviations/kinds.ts';
import { type Deviation, deviationsById, type Entry, entriesOf } from '../../src/deviations/queries.ts';
import type { DeviationRecord } from '../../src/deviations/record.ts';
import type { Category, RuleFamily, Severity, Signal } from '../../src/deviations/rules.ts';
import type { Log, LogFields } from '../../src/ports.ts';
import { nextWake, type Ticking, tick } from '../../src/schedule/index.ts';
import { type RosterBuilder, rosterBuilder } from '../support/roster.ts';

export interface Logged {
  readonly event: string;
  readonly fields: LogFields;
}

export interface Said {
  readonly severity?: Severity;
  readonly category?: Category;
  readonly by?: string;
  readonly at?: string;
}

/** A firm in a database: Kari leads one client with Olav as her deputy, Mikko is its lead developer, Ana develops; Elin is the leadership contact. */
export interface House {
  readonly db: Db;
  readonly firm: RosterBuilder;
  readonly client: { readonly engagementId: string; readonly clientId: string };
  readonly people: Readonly<Record<Name, string>>;
  readonly log: Log;
  readonly logged: Logged[];
  readonly newId: () => string;
  /** acts as somebody at a moment */
  doing(who: string, at?: string): Promise<Doing>;
  /** somebody reports something about the client; its id */
  reports(said?: Said): Promise<string>;
  sees(signal: Partial<Signal> & Pick<Signal, 'subject'>, at?: string): Promise<void>;
  ends(family: RuleFamily, subjectId: string, through: string, at?: string): Promise<void>;
  read(id: string): Promise<Deviation>;
  about(subjectId: string): Promise<Deviation[]>;
  history(id: string): Promise<Entry[]>;
  /** each line as `event actor → person (rule)`, as far as there are any */
  story(id: string): Promise<string[]>;
  /** what waits to be sent about a deviation or an action, as `kind period` */
  messages(subjectId: string): Promise<string[]>;
  ticking(): Ticking;
  tick(at: string): Promise<void>;
  /** ticks whenever something wakes, up to that moment */
  until(at: string): Promise<void>;
  /** the alerts of a deviation that wait have reached somebody */
  arrives(id: string, who: string): Promise<void>;
  follows(at: string): Promise<void>;
  away(who: string, first: string, last: string): Promise<void>;
  leads(who: string, since: string): Promise<void>;
  leaves(who: string): Promise<void>;
}

const names = ['kari', 'olav', 'mikko', 'ana', 'elin', 'admin', 'saara', 'guest'] as const;
export type Name = (typeof names)[number];

export const morning = '2026-12-01T10:00:00Z';

export async function openHouse(db: Db): Promise<House> {
  const firm = await rosterBuilder(db);
  const people = await peopleOf(firm);
  const client = await clientOf(firm, people);
  const logged: Logged[] = [];
  const write = (event: string, fields: LogFields = {}) => void logged.push({ event, fields });
  const log: Log = { info: write, warn: write, error: write };
  const ports = { db, log, newId: randomUUID };
  const inTransaction = db.transaction();
  const house: House = {
    db,
    firm,
    client,
    people,
    log,
    logged,
    newId: randomUUID,
    doing: async (who, at = morning) => ({ ports, context: firm.context(at), actor: await firm.read(who, at) }),
    reports: async ({ by = people.ana, at = morning, severity = 'major', category = 'delivery' } = {}) => {
      const given = { id: randomUUID(), clientId: client.clientId, severity, category };
      const words = { actual: 'The import failed.', desired: 'It runs each night.', messageLink: null };
      const { actor, context } = await house.doing(by, at);
      const outcome = await report(ports, context, actor, { ...given, ...words });
      if (outcome !== 'reported') throw new Error(outcome);
      return given.id;
    },
    sees: (signal, at = morning) =>
      inTransaction.execute(tx =>
        observe(
          ports,
          tx,
          { workspaceId: firm.workspaceId, family: 'pulse', reasons: ['low'], period: '2026-12', ...signal },
          new Date(at),
        ),
      ),
    ends: (family, subjectId, through, at = morning) =>
      inTransaction.execute(tx =>
        endByItself(ports, tx, { workspaceId: firm.workspaceId, family, subjectId, through }, new Date(at)),
      ),
    read: async id => {
      const deviation = (await deviationsById(db, [id])).get(id);
      if (!deviation) throw new Error(`no deviation ${id}`);
      return deviation;
    },
    about: async subjectId => {
      const rows = await db
        .selectFrom('deviation')
        .select('id')
        .where('subjectId', '=', subjectId)
        .orderBy('openedAt')
        .execute();
      const all = await deviationsById(
        db,
        rows.map(({ id }) => id),
      );
      return rows.flatMap(({ id }) => all.get(id) ?? []);
    },
    history: id => entriesOf(db, id),
    story: async id => (await entriesOf(db, id)).map(lineOf),
    messages: async subjectId => {
      const rows = await db
        .selectFrom('outbox')
        .select(['kind', 'period'])
        .where('subjectId', '=', subjectId)
        .execute();
      return rows.map(({ kind, period }) => `${kind.replace('deviations.', '')} ${period}`).toSorted();
    },
    ticking: () => ({
      db,
      log,
      cadences: deviationCadences({ newId: randomUUID, shelf: firm.shelf }),
      open: sql<boolean>`workspace_id = ${firm.workspaceId}`,
      batch: 25,
      lanes: 1,
      markEverybody: async () => undefined,
    }),
    tick: async at => void (await tick(house.ticking(), new Date(at))),
    until: async at => {
      for (;;) {
        const next = await nextWake(db, sql<boolean>`workspace_id = ${firm.workspaceId}`);
        if (!next || next > new Date(at)) return;
        await tick(house.ticking(), next);
      }
    },
    arrives: async (id, who) => {
      await db
        .updateTable('outbox')
        .set({ state: 'sent', receiverId: who, channel: 'D1', slackTs: '1.1', sentAt: new Date(morning) })
        .where('subjectId', '=', id)
        .where('kind', '=', kinds.alert)
        .where('state', '=', 'waiting')
        .execute();
    },
    follows: at => followAll({ ...ports, shelf: firm.shelf }, firm.workspaceId, new Date(at)),
    away: async (who, firstDay, lastDay) => {
      const row = { id: randomUUID(), workspaceId: firm.workspaceId, personId: who, firstDay, lastDay };
      await db
        .insertInto('absence')
        .values(row)
        .onConflict(conflict => conflict.doNothing())
        .execute();
    },
    leads: async (who, since) => {
      const { clientId } = client;
      await db
        .updateTable('clientLead')
        .set({ until: since })
        .where('clientId', '=', clientId)
        .where('until', 'is', null)
        .execute();
      const row = { id: randomUUID(), workspaceId: firm.workspaceId, clientId, personId: who, since };
      await db.insertInto('clientLead').values(row).execute();
    },
    leaves: async who => {
      await db.updateTable('person').set({ slackStatus: 'deactivated' }).where('id', '=', who).execute();
    },
  };
  return house;
}

const lineOf = ({ event, actorName, personName, rule }: Entry): string =>
  [event, actorName, personName && `→ ${personName}`, rule && `(${rule})`].filter(Boolean).join(' ');

async function peopleOf(firm: RosterBuilder): Promise<Record<Name, string>> {
  const olav = await firm.person({ name: 'Olav' });
  const kari = await firm.person({ name: 'Kari', deputy: olav });
  const [mikko, ana, elin, admin, saara, guest] = [
    await firm.person({ name: 'Mikko' }),
    await firm.person({ name: 'Ana', supervisor: kari }),
    await firm.person({ name: 'Elin' }),
    await firm.person({ name: 'Admin' }),
    await firm.person({ name: 'Saara' }),
    await firm.person({ name: 'Guest', status: 'guest' }),
  ];
  await firm.setting('leadershipContact', firm.slackIdOf(elin));
  await firm.setting('leadership', [firm.slackIdOf(elin)]);
  await firm.setting('admins', [firm.slackIdOf(admin)]);
  return { kari, olav, mikko, ana, elin, admin, saara, guest };
}

async function clientOf(firm: RosterBuilder, { kari, mikko, ana }: Readonly<Record<Name, string>>) {
  const client = await firm.engagement({ lead: kari });
  await firm.member(mikko, client, { role: 'lead_developer' });
  await firm.member(ana, client);
  return client;
}

/** What a verb gave, shortened to how it stands now or why nothing was done. */
export const stands = (outcome: Outcome): string => (typeof outcome === 'string' ? outcome : outcome.deviation.state);

export function opened(outcome: DeviationRecord | 'not_yours'): DeviationRecord {
  if (outcome === 'not_yours') throw new Error('not hers');
  return outcome;
}
