import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { grouped, groupNames, isOpen, ofClient, type Placed, suggestionStates } from '../../src/suggestions/rules.ts';
import { fitting } from '../../src/suggestions/views.ts';
import { addDays, parseLocalDate } from '../../src/time/calendar.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { day, type IntakeFirm, intakeFirm } from './intake-firm.ts';

const somebody = fc.constantFrom('kari', 'ana', 'mikko');
const aDay = fc.nat(60).map(nth => addDays(parseLocalDate('2026-01-01'), nth));
const placed: fc.Arbitrary<Placed> = fc
  .record({
    ...{
      id: fc.uuid(),
      clientId: fc.constantFrom('sampo', 'nordlys'),
      ownerId: fc.option(somebody),
      filedBy: somebody,
    },
    ...{ filedOn: aDay, state: fc.constantFrom(...suggestionStates), on: aDay },
  })
  .map(({ on, ...rest }) => ({
    ...rest,
    nextOn: isOpen(rest.state) ? on : null,
    answeredOn: isOpen(rest.state) ? null : on,
  }));
const all = fc.uniqueArray(placed, { selector: ({ id }) => id, maxLength: 12 });

describe('the register', () => {
  it('shows each suggestion in one place, what waits longest first', () => {
    fc.assert(
      fc.property(all, fc.subarray(['sampo', 'nordlys']), fc.integer({ min: 1, max: 4 }), (given, clients, every) => {
        const offered = new Set(given.filter((_, index) => index % every === 0).map(({ id }) => id));
        const groups = grouped(given, { personId: 'ana', clientIds: new Set(clients), offered });
        const shown = groupNames.flatMap(name => groups[name]);
        expect(shown.map(({ id }) => id).toSorted()).toEqual(given.map(({ id }) => id).toSorted());
        for (const name of ['toTake', 'toTreat', 'passedOn'] as const) {
          const days = groups[name].map(({ nextOn }) => nextOn);
          expect(days).toEqual(days.toSorted());
          expect(groups[name].every(({ state }) => isOpen(state))).toBe(true);
        }
        const told = groups.answered.map(({ answeredOn }) => answeredOn);
        expect(told).toEqual(told.toSorted().toReversed());
        for (const { ownerId, clientId } of groups.toTreat)
          expect(ownerId === 'ana' || clients.includes(clientId)).toBe(true);
        const { open, answered } = ofClient(given);
        expect(open.length + answered.length).toBe(given.length);
      }),
    );
  });

  it('never shows more than fits, always fills the room, and leaves no group out', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200), { minLength: 1, maxLength: 4 }), sizes => {
        const groups = sizes.map(size => Array.from({ length: size }));
        const shown = fitting(groups, 80);
        const sum = (numbers: readonly number[]) => numbers.reduce((before, each) => before + each, 0);
        expect(sum(shown)).toBe(Math.min(80, sum(sizes)));
        for (const [index, size] of sizes.entries()) expect(shown[index]).toBeGreaterThanOrEqual(Math.min(size, 5));
      }),
    );
  });
});

onDatabase('postgres18', 'whoever looks at the register', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const aFirm = (): Promise<IntakeFirm> => {
    if (!opened.connection) throw new Error('not open yet');
    return intakeFirm(opened.connection);
  };
  /** Each group's words, with whoever looks after them. */
  const groupsFor = async ({ as }: IntakeFirm, personId: string, at?: string) => {
    const found = await as(personId, at).reads();
    if (found === 'not_yours') return found;
    return Object.fromEntries(
      groupNames.map(name => [name, found[name].map(({ words, looksAfter }) => `${words}: ${looksAfter}`)]),
    );
  };
  const nothing = { toTake: [], toTreat: [], passedOn: [], answered: [] };

  it('sees what she is to do, to take, and what became of what she passed on', async () => {
    const firm = await aFirm();
    const { as, lead, deputy, ana, mikko, elin, guest, handOverTo, isAskedToTake, isAway, otherClientId } = firm;
    const own = await as(mikko).files({ words: 'Own' });
    const handed = await as(mikko).files({ words: 'Handed' });
    const asked = await as(lead).files({ words: 'Asked' });
    await as(mikko).files({ words: 'Elsewhere', clientId: otherClientId });
    await handOverTo(handed.id, ana);
    await isAskedToTake(asked.id, ana);
    await as(lead).takes(own.id, 1, { event: 'acknowledge' });
    const mine = ['Handed: Ana', 'Asked: Kari', 'Own: Kari'];
    expect(((await groupsFor(firm, lead)) as typeof nothing).toTreat.toSorted()).toEqual(mine.toSorted());
    expect(await groupsFor(firm, ana)).toEqual({ ...nothing, toTake: ['Asked: Kari'], toTreat: ['Handed: Ana'] });
    expect(await groupsFor(firm, elin)).toEqual({ ...nothing, toTreat: ['Elsewhere: Elin'] });
    const passed = (await groupsFor(firm, mikko)) as Record<string, string[]>;
    expect([passed.passedOn?.toSorted(), passed.toTreat]).toEqual([
      ['Elsewhere: Elin', 'Handed: Ana', 'Own: Kari'],
      [],
    ]);
    expect([await groupsFor(firm, deputy), await groupsFor(firm, guest)]).toEqual([nothing, 'not_yours']);
    await isAway(lead, '2026-02-02', '2026-02-03');
    expect(await groupsFor(firm, deputy)).toMatchObject({ toTreat: expect.arrayContaining(mine) });
  });

  it('sees what was answered for three months, and under the client for ever', async () => {
    const firm = await aFirm();
    const { as, lead, mikko, elin, clientId } = firm;
    const { id } = await as(mikko).files({ words: 'Told' });
    await as(lead).takes(
      id,
      1,
      { event: 'acknowledge' },
      { event: 'assess', words: 'No', goalId: undefined },
      { event: 'decline', reason: 'No time' },
      { event: 'answer', toldOn: day('2026-02-02'), words: null },
    );
    for (const one of [lead, mikko]) {
      expect(await groupsFor(firm, one, '2026-05-02T10:00:00Z')).toMatchObject({ answered: ['Told: Kari'] });
      expect(await groupsFor(firm, one, '2026-05-03T10:00:00Z')).toEqual(nothing);
    }
    const later = await as(lead, '2027-05-03T10:00:00Z').readsOf(clientId);
    expect(later).toMatchObject({ open: [], answered: [{ words: 'Told' }] });
    for (const other of [mikko, elin]) expect(await as(other).readsOf(clientId)).toBe('not_yours');
    for (const stray of ['no id', (await aFirm()).clientId]) expect(await as(lead).readsOf(stray)).toBe('not_yours');
  });

  it('opens what she may see: the team all of its client, whoever passed it on what she passed on', async () => {
    const { as, lead, ana, mikko, elin, guest } = await aFirm();
    const { id } = await as(mikko).files();
    const seen = async (personId: string) => {
      const screen = await as(personId).looks(id);
      return screen === 'not_yours' ? screen : [screen.steps, screen.mayTreat, screen.mayList, screen.owner];
    };
    expect(await seen(lead)).toEqual([['acknowledge'], true, true, 'Kari']);
    expect(await seen(ana)).toEqual([[], false, true, 'Kari']);
    expect(await seen(mikko)).toEqual([[], false, false, 'Kari']);
    expect([await seen(elin), await seen(guest)]).toEqual(['not_yours', 'not_yours']);
  });
});
