import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { openRecord } from '../../src/deviations/deviations.ts';
import { actionsOf, type Deviation, type Entry, helpersOf } from '../../src/deviations/queries.ts';
import { readRecord, standpointOf } from '../../src/deviations/record.ts';
import { type DeviationState, isEnded, nextVerbs } from '../../src/deviations/rules.ts';
import { may } from '../../src/roster/index.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { openHouse, stands } from './house.ts';
import {
  anEvent,
  answering,
  at,
  type Deed,
  type DeedDone,
  dayOfCheck,
  doDeed,
  everybody,
  happen,
  rowOf,
  type World,
} from './model.ts';

/** Where a history leads, line by line. */
function stateAfter(history: readonly Entry[]): DeviationState {
  let state: DeviationState = 'reported';
  for (const { event } of history) {
    if (event === 'acknowledged' || event === 'analysed' || event === 'unfounded' || event === 'reopened')
      state = event;
    if (event === 'contained' && state === 'acknowledged') state = 'contained';
    if (event === 'action_added' || event === 'not_effective') state = 'acting';
    if (event === 'check_asked') state = 'awaiting_check';
    if (event === 'closed' || event === 'ended_by_itself') state = 'closed';
  }
  return state;
}

const treating = ['acknowledged', 'contained', 'analysed', 'action_added', 'action_done', 'check_asked'];

async function whoActed(world: World, id: string): Promise<Set<string>> {
  const history = await world.house.history(id);
  const owners = (await actionsOf(world.house.db, [id])).map(({ ownerId }) => ownerId);
  return new Set([
    ...history.flatMap(({ event, actorId }) => (actorId && treating.includes(event) ? [actorId] : [])),
    ...owners,
  ]);
}

/** Whoever was asked to check has not acted, unless it is about her or everybody has. */
async function checkerIsAnother(world: World, deviation: Deviation): Promise<void> {
  const { checkerId, family, subject, id } = deviation;
  if (!checkerId || (family === 'pulse' && checkerId === subject.id)) return;
  const acted = await whoActed(world, id);
  if (!acted.has(checkerId)) return;
  const { people, firm } = world.house;
  for (const who of [people.mikko, people.elin, people.admin])
    expect(acted.has(who) || !(await firm.read(who, at(world))).active, `${who} could check ${id}`).toBe(true);
}

async function holds(world: World, id: string, before: readonly Entry[]): Promise<readonly Entry[]> {
  const { house } = world;
  const deviation = await house.read(id);
  const history = await house.history(id);
  expect(history.slice(0, before.length)).toEqual(before);
  expect(history.map(({ number }) => number)).toEqual(history.map((_, index) => index + 1));
  expect(stateAfter(history)).toBe(deviation.state);
  expect(deviation.closedAt !== null).toBe(isEnded(deviation.state));
  if (!isEnded(deviation.state)) {
    expect(await answering(world, id)).toBeDefined();
    expect(nextVerbs(standpointOf(deviation, await actionsOf(house.db, [id]))).length).toBeGreaterThan(0);
  }
  if (deviation.state === 'awaiting_check') await checkerIsAnother(world, deviation);
  return history;
}

/** Somebody tries something: it is refused exactly where the table says so, and then nothing has changed. */
async function tries(
  world: World,
  { deed, which, by, other, severity, category }: DeedDone,
): Promise<string | undefined> {
  const { house, ids } = world;
  const id = ids[which % Math.max(1, ids.length)];
  if (!id) return undefined;
  const who = by === 'whoever answers' ? ((await answering(world, id)) ?? house.people.admin) : house.people[by];
  const doing = await house.doing(who, at(world));
  const record = await readRecord(house.db, doing.context, doing.actor, id);
  if (!record) throw new Error('a deviation is gone');
  const [open] = record.actions.filter(({ outcome }) => outcome === null);
  const { private: isPrivate, category: is } = record.deviation;
  const row = rowOf(deed, { private: isPrivate, category: is, hers: open?.ownerId === who });
  const outcome = await doDeed(world, doing, id, deed, { other: house.people[other], severity, category });
  expect(stands(outcome) === 'not_yours', `${deed} by ${who}`).toBe(!may(record.standing, row));
  if (typeof outcome === 'string') expect(await house.history(id)).toEqual(record.history);
  return id;
}

/** Whatever became of it, the people who are there bring it to an end. */
async function bringToAnEnd(world: World, id: string): Promise<void> {
  const { house } = world;
  for (let steps = 0; steps < 20; steps += 1) {
    const deviation = await house.read(id);
    if (isEnded(deviation.state)) return;
    const answers = (await answering(world, id)) ?? '';
    const isCheck = deviation.state === 'awaiting_check' && !needsContaining(deviation);
    if (isCheck && steps === 10) {
      // Whoever was to check is not there: somebody else is found when the day comes.
      world.now = new Date(Math.max(world.now.getTime(), dayOfCheck(deviation.checkDueOn).getTime()));
      await house.until(at(world));
    }
    const doing = await house.doing(isCheck ? (deviation.checkerId ?? '') : answers, at(world));
    const deed = isCheck ? 'confirm' : await nextDeed(world, deviation);
    await doDeed(world, doing, id, deed, { other: answers, severity: 'minor', category: 'delivery' });
  }
  const { state, severity, category } = await house.read(id);
  throw new Error(`a dead end: ${state} ${severity} ${category}\n${(await house.story(id)).join('\n')}`);
}

const needsContaining = ({ severity, containedAt }: Deviation) => severity === 'critical' && containedAt === null;

async function nextDeed({ house }: World, deviation: Deviation): Promise<Deed> {
  const actions = await actionsOf(house.db, [deviation.id]);
  const here = standpointOf(deviation, actions);
  const next = nextVerbs(here);
  if (next.includes('acknowledge')) return 'acknowledge';
  if (next.includes('contain') && needsContaining(deviation)) return 'contain';
  if (here.hasOpenAction) return 'done';
  if (next.includes('analyse')) return 'analyse';
  if (next.includes('close')) return 'close';
  return next.includes('ask_check') ? 'ask_check' : 'act';
}

/** Whoever sees what is private is one of those of whom the model says so. */
async function keepsPrivate(world: World, id: string): Promise<void> {
  const { house } = world;
  const deviation = await house.read(id);
  if (!deviation.private) return;
  const context = house.firm.context(at(world));
  const owner = await house.db
    .selectFrom('clientLead')
    .select('personId')
    .where('clientId', '=', house.client.clientId)
    .where('until', 'is', null)
    .executeTakeFirst();
  const escalated = (await helpersOf(house.db, [id])).flatMap(({ cameBy, personId }) =>
    cameBy === 'escalated' ? [personId] : [],
  );
  const supervisor = house.people.kari;
  const insiders = [
    deviation.subject.kind === 'person' ? supervisor : owner?.personId,
    deviation.subject.id,
    deviation.reporterId,
    deviation.checkerId,
    await answering(world, id),
    ...escalated,
  ];
  for (const name of everybody) {
    const who = house.people[name];
    const actor = await house.firm.read(who, at(world));
    const sees = (await openRecord({ ports: { ...house }, context, actor }, id)) !== 'not_yours';
    if (sees) expect(insiders, `${name} sees ${id}`).toContain(who);
  }
}

onDatabase('pglite', 'whatever a firm does with its deviations', engine => {
  let database: Connection;
  beforeAll(async () => {
    database = await migratedDatabase(engine);
  });
  afterAll(() => database.close());

  it('there is no dead end, always somebody who answers, a whole history, and nobody acts beyond her role', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anEvent, { minLength: 50, maxLength: 50 }), async events => {
        const house = await openHouse(database.db);
        const world: World = { house, now: new Date('2026-11-27T14:00:00Z'), periods: 0, ids: [] };
        const seen = new Map<string, readonly Entry[]>();
        for (const event of events) {
          if (event.kind === 'deed') {
            const id = await tries(world, event);
            if (id) seen.set(id, await holds(world, id, seen.get(id) ?? []));
          } else await happen(world, event);
        }
        for (const id of world.ids) {
          await holds(world, id, seen.get(id) ?? []);
          await keepsPrivate(world, id);
          await bringToAnEnd(world, id);
        }
        expect(house.logged.filter(({ event }) => event !== 'refused')).toEqual([]);
      }),
      { numRuns: 2, endOnFailure: true },
    );
  }, 120_000);
});
