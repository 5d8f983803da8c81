import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection, Db } from '../../src/db/connect.ts';
import { readRegister } from '../../src/deviations/deviations.ts';
import { deviationsSince } from '../../src/deviations/queries.ts';
import { actsOn, readRecord } from '../../src/deviations/record.ts';
import { standingsOn } from '../../src/deviations/register.ts';
import { categories, states } from '../../src/deviations/rules.ts';
import { silentLog } from '../../src/log.ts';
import { permit } from '../../src/roster/index.ts';
import { type Role, roles } from '../../src/roster/rules.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { type RosterBuilder, rosterBuilder } from '../support/roster.ts';
import { aDeviation } from './register-firm.ts';

const now = '2026-11-23T10:00:00Z';

interface Body {
  readonly status: 'active' | 'deactivated' | 'guest';
  readonly slackAdmin: boolean;
  readonly away: boolean;
  readonly deputy: number | undefined;
  readonly supervisor: number | undefined;
}

interface Drawn {
  readonly people: readonly Body[];
  readonly leads: readonly number[];
  readonly places: readonly {
    readonly person: number;
    readonly client: number;
    readonly role: 'developer' | 'lead_developer' | 'advisor';
    readonly when: 'now' | 'over' | 'later';
  }[];
  readonly admins: readonly number[];
  readonly leadership: readonly number[];
  readonly contact: number | undefined;
  readonly deviations: readonly Found[];
}

interface Found {
  readonly about: 'person' | 'client';
  /** by its place among the people, or the clients */
  readonly of: number;
  readonly reporter: number;
  readonly checker: number | undefined;
  readonly category: (typeof categories)[number];
  readonly state: (typeof states)[number];
  readonly calledIn: readonly number[];
  readonly escalated: readonly number[];
  readonly left: readonly number[];
  readonly doers: readonly number[];
}

const size = 6;
const anybody = fc.nat({ max: size - 1 });
const perhaps = fc.option(anybody, { nil: undefined });
const few = fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.uniqueArray(anybody, { maxLength: 2 }));

const aFirm: fc.Arbitrary<Drawn> = fc.record({
  people: fc.array(
    fc.record({
      status: fc.oneof(
        { weight: 6, arbitrary: fc.constant('active' as const) },
        fc.constantFrom('deactivated', 'guest'),
      ),
      slackAdmin: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.constant(true)),
      away: fc.boolean(),
      deputy: perhaps,
      supervisor: perhaps,
    }),
    { minLength: size, maxLength: size },
  ),
  leads: fc.array(anybody, { minLength: 1, maxLength: 3 }),
  places: fc.uniqueArray(
    fc.record({
      person: anybody,
      client: fc.nat({ max: 2 }),
      role: fc.constantFrom('developer', 'lead_developer', 'advisor'),
      when: fc.constantFrom('now', 'now', 'over', 'later'),
    }),
    { minLength: 3, maxLength: 6, selector: ({ person, client, role }) => `${person} ${client} ${role}` },
  ),
  admins: few,
  leadership: few,
  contact: perhaps,
  deviations: fc.array(
    fc.record({
      about: fc.constantFrom('person', 'client', 'client'),
      of: anybody,
      reporter: anybody,
      checker: perhaps,
      category: fc.constantFrom(...categories, 'technical', 'people'),
      state: fc.constantFrom(...states),
      calledIn: few,
      escalated: few,
      left: few,
      doers: few,
    }),
    { minLength: 4, maxLength: 8 },
  ),
}) as fc.Arbitrary<Drawn>;

const body: Body = { status: 'active', slackAdmin: false, away: false, deputy: undefined, supervisor: undefined };
const found: Found = {
  ...{ about: 'client', of: 0, reporter: 2, checker: 3, category: 'technical', state: 'awaiting_check' },
  ...{ calledIn: [5], escalated: [4], left: [0], doers: [1] },
};
/** Everybody but the last is something in it: the lead developer is away, and her deputy stands in for her. */
const everyRole: Drawn = {
  people: [body, { ...body, away: true, deputy: 3 }, { ...body, supervisor: 0 }, body, body, body, body],
  leads: [0],
  places: [
    { person: 1, client: 0, role: 'lead_developer', when: 'now' },
    { person: 2, client: 0, role: 'developer', when: 'now' },
  ],
  ...{ admins: [5], leadership: [4], contact: 4 },
  deviations: [
    found,
    { ...found, category: 'people', state: 'closed' },
    { ...found, about: 'person', of: 2, calledIn: [], escalated: [], doers: [], state: 'reported' },
  ],
};

const periods = { now: {}, over: { until: '2026-11-22' }, later: { since: '2026-11-24' } } as const;

/** The drawn firm in the database; the people's ids. */
async function write(firm: RosterBuilder, drawn: Drawn): Promise<string[]> {
  const people = await Promise.all(
    drawn.people.map(({ status, slackAdmin, away }, n) =>
      firm.person({
        ...{ status, slackAdmin, knownSince: `2026-01-0${n + 1}T00:00:00Z` },
        ...(away ? { away: ['2026-11-23', '2026-11-30'] as const } : {}),
      }),
    ),
  );
  const idOf = (n: number) => people[n % people.length] ?? '';
  const idsOf = (all: readonly number[]) => all.map(idOf);
  for (const [n, { deputy, supervisor }] of drawn.people.entries()) {
    const other = (who: number | undefined) => (who === undefined || who === n ? null : idOf(who));
    const line = { deputyId: other(deputy), supervisorId: other(supervisor) };
    await firm.db.updateTable('person').set(line).where('id', '=', idOf(n)).execute();
  }
  const clients = await Promise.all(drawn.leads.map(lead => firm.engagement({ lead: idOf(lead) })));
  for (const { person, client, role, when } of drawn.places) {
    const on = clients[client];
    if (on) await firm.member(idOf(person), on, { role, ...periods[when] });
  }
  const slackIds = (all: readonly number[]) => idsOf(all).map(firm.slackIdOf);
  await firm.setting('admins', slackIds(drawn.admins));
  await firm.setting('leadership', slackIds(drawn.leadership));
  if (drawn.contact !== undefined) await firm.setting('leadershipContact', firm.slackIdOf(idOf(drawn.contact)));
  const opened = new Set<string>();
  for (const found of drawn.deviations) {
    const about =
      found.about === 'person'
        ? { kind: 'person' as const, id: idOf(found.of) }
        : { kind: 'client' as const, id: clients[found.of % clients.length]?.clientId ?? '' };
    // Rules open one at a time for each subject.
    if (about.kind === 'person' && opened.has(about.id)) continue;
    opened.add(about.id);
    await aDeviation(firm, {
      about,
      category: about.kind === 'person' ? 'people' : found.category,
      reporter: about.kind === 'client' ? idOf(found.reporter) : undefined,
      checker: found.checker === undefined ? undefined : idOf(found.checker),
      state: found.state,
      calledIn: idsOf(found.calledIn),
      escalated: idsOf(found.escalated),
      left: idsOf(found.left.filter(n => !found.calledIn.includes(n))),
      doers: idsOf(found.doers),
    });
  }
  return people;
}

onDatabase('pglite', 'the register', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  const db = (): Db => {
    if (!opened.connection) throw new Error('not open yet');
    return opened.connection.db;
  };
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());

  it('shows each person exactly those deviations that she could open one by one, whoever she is', async () => {
    const met = new Set<Role>();
    const seen = { some: 0, none: 0 };
    await fc.assert(
      fc.asyncProperty(aFirm, async drawn => {
        const firm = await rosterBuilder(db());
        const context = firm.context(now);
        const people = await write(firm, drawn);
        const all = await deviationsSince(firm.db, firm.workspaceId, new Date(0));
        for (const person of people) {
          const actor = await firm.read(person, now);
          const doing = { ports: { db: firm.db, log: silentLog, newId: randomUUID }, context, actor };
          const register = (await readRegister(doing)).seen.map(({ id }) => id);
          const { on } = await standingsOn(firm.db, context, actor, all);
          const opens: string[] = [];
          for (const { id } of all) {
            const record = await readRecord(firm.db, context, actor, id);
            if (!record) throw new Error('no such deviation');
            const { standing, deviation } = record;
            expect([...(on.get(id) ?? [])].toSorted()).toEqual([...standing].toSorted());
            for (const role of standing) met.add(role);
            if (permit(silentLog, actor, standing, actsOn(deviation).see)) opens.push(id);
          }
          expect(register).toEqual(opens);
          seen[register.length > 0 ? 'some' : 'none'] += 1;
        }
      }),
      { numRuns: 8, examples: [[everyRole]] },
    );
    // A draw in which nobody is anything would prove nothing.
    const elsewhere: readonly Role[] = ['chosen', 'author', 'keeper', 'owner', 'offered'];
    expect([...met].toSorted()).toEqual(roles.filter(role => !elsewhere.includes(role)).toSorted());
    expect(Math.min(seen.some, seen.none)).toBeGreaterThan(0);
  });

  it('asks the database as often for a hundred deviations as for one', async () => {
    const firm = await rosterBuilder(db());
    const lead = await firm.person();
    const counted = { queries: 0 };
    const counting: KyselyPlugin = {
      transformQuery: ({ node }) => {
        counted.queries += 1;
        return node;
      },
      transformResult: async ({ result }) => result,
    };
    const ports = { db: firm.db.withPlugin(counting), log: silentLog, newId: randomUUID };
    const queriesNow = async () => {
      const doing = { ports, context: firm.context(now), actor: await firm.read(lead, now) };
      counted.queries = 0;
      const { seen } = await readRegister(doing);
      return { seen: seen.length, queries: counted.queries };
    };
    const report = async () => {
      const { clientId } = await firm.engagement({ lead });
      const ana = await firm.person({ supervisor: lead });
      await aDeviation(firm, { about: { kind: 'client', id: clientId }, reporter: ana, category: 'technical' });
      await aDeviation(firm, { about: { kind: 'person', id: ana }, category: 'people' });
    };
    await report();
    const few = await queriesNow();
    expect(few.seen).toBe(2);
    for (let n = 1; n < 50; n += 1) await report();
    expect(await queriesNow()).toEqual({ seen: 100, queries: few.queries });
  });

  it('holds what is open, however old, and what ended within a year', async () => {
    const firm = await rosterBuilder(db());
    const lead = await firm.person();
    const { clientId } = await firm.engagement({ lead });
    const about = { kind: 'client' as const, id: clientId };
    const old = await aDeviation(firm, { about, reporter: lead, openedAt: '2020-01-01T08:00:00Z' });
    const closed = (closedAt: string) =>
      aDeviation(firm, { about, reporter: lead, state: 'closed', openedAt: '2025-01-02T08:00:00Z', closedAt });
    const lately = await closed('2025-11-24T08:00:00Z');
    await closed('2025-11-22T08:00:00Z');
    const doing = { ports: { db: firm.db, log: silentLog, newId: randomUUID }, context: firm.context(now) };
    const { seen } = await readRegister({ ...doing, actor: await firm.read(lead, now) });
    expect(seen.map(({ id }) => id)).toEqual([lately, old]);
  });
});
