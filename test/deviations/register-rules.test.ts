import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Deviation } from '../../src/deviations/queries.ts';
import {
  ageOf,
  ages,
  clientFigures,
  daysUntilTold,
  daysWithoutWord,
  firstPlace,
  isEnded,
  isWanted,
  type Listed,
  pageLength,
  pageOf,
  shownStates,
  states,
} from '../../src/deviations/rules.ts';
import { parseLocalDate } from '../../src/time/calendar.ts';
import { aListed } from './register-firm.ts';

const today = parseLocalDate('2026-11-23');
const openedDaysAgo = (days: number, more: Partial<Deviation> = {}): Listed =>
  aListed({ openedAt: new Date(Date.parse('2026-11-23T08:00:00Z') - days * 86_400_000), ...more });
const told = (days: number, on: string, more: Partial<Deviation> = {}): Listed =>
  openedDaysAgo(days, { clientWord: 'told', clientToldOn: on, ...more });

const aDeviationOfAnyKind: fc.Arbitrary<Listed> = fc
  .record({
    days: fc.nat({ max: 500 }),
    clientId: fc.constantFrom(null, 'c1', 'c2'),
    answeredBy: fc.constantFrom(null, 'kari', 'olav'),
    state: fc.constantFrom(...states),
    private: fc.boolean(),
    clientWord: fc.constantFrom('none', 'not_yet', 'not_theirs', 'told'),
  })
  .map(({ days, clientWord, ...more }) =>
    openedDaysAgo(days, {
      ...{ ...more, clientWord, clientToldOn: clientWord === 'told' ? '2026-11-23' : null },
      closedAt: isEnded(more.state) ? new Date('2026-11-23T09:00:00Z') : null,
    }),
  );

describe('the register', () => {
  it('shows at first what is open, of whatever age and whoever answers', () => {
    fc.assert(
      fc.property(aDeviationOfAnyKind, listed => {
        expect(isWanted(listed, firstPlace, today)).toBe(!isEnded(listed.state));
      }),
    );
  });

  it('shows under two filters what it shows under both alone', () => {
    const filters = fc.record({
      client: fc.constantFrom(null, 'c1', 'c2'),
      owner: fc.constantFrom(null, 'kari', 'olav'),
      state: fc.constantFrom(...shownStates),
      age: fc.constantFrom(...ages),
    });
    const none = { client: null, owner: null, state: 'all', age: 0 } as const;
    fc.assert(
      fc.property(aDeviationOfAnyKind, filters, (listed, { client, owner, state, age }) => {
        const alone = [{ client }, { owner }, { state }, { age }].map(one => ({ ...none, ...one }));
        expect(isWanted(listed, { client, owner, state, age }, today)).toBe(
          alone.every(one => isWanted(listed, one, today)),
        );
      }),
    );
  });

  it('never has a private one among those of a client, nor in what it counts for her', () => {
    fc.assert(
      fc.property(fc.array(aDeviationOfAnyKind), all => {
        const open = all.filter(listed => !listed.private);
        const shown = all.filter(listed => isWanted(listed, { ...firstPlace, client: 'c1', state: 'all' }, today));
        expect(shown).toEqual(open.filter(({ clientId }) => clientId === 'c1'));
        expect(clientFigures(all, 'c1', today)).toEqual(clientFigures(open, 'c1', today));
      }),
    );
  });

  it.each([
    { days: 7, age: 7, wanted: false },
    { days: 8, age: 7, wanted: true },
    { days: 30, age: 30, wanted: false },
    { days: 31, age: 30, wanted: true },
    { days: 91, age: 90, wanted: true },
    { days: 0, age: 0, wanted: true },
  ] as const)('says of one of $days days whether it is older than $age: $wanted', ({ days, age, wanted }) => {
    expect(isWanted(openedDaysAgo(days), { ...firstPlace, age }, today)).toBe(wanted);
  });

  it('counts an ended one until it ended', () => {
    const ended = openedDaysAgo(40, { state: 'closed', closedAt: new Date('2026-10-20T08:00:00Z') });
    expect([ageOf(ended, today), ageOf(openedDaysAgo(40), today)]).toEqual([6, 40]);
  });
});

describe('a page', () => {
  it('and the others are all there is, in order, ten at a time, each once', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 45 }), all => {
        const pages = Array.from({ length: Math.ceil(all.length / pageLength) }, (_, page) => pageOf(all, page));
        expect(pages.flatMap(({ rows }) => rows)).toEqual(all);
        for (const { page, before, rows, all: count } of pages) {
          expect({ before, count }).toEqual({ before: page * pageLength, count: all.length });
          expect(rows.length).toBeLessThanOrEqual(pageLength);
        }
      }),
    );
  });

  it('that is no longer there is the last one that is', () => {
    expect(pageOf([1, 2, 3], 7)).toEqual({ page: 0, rows: [1, 2, 3], before: 0, all: 3 });
    expect(pageOf([], 3)).toEqual({ page: 0, rows: [], before: 0, all: 0 });
    expect(pageOf([1], -1)).toMatchObject({ page: 0, rows: [1] });
  });
});

describe('a client', () => {
  it.each([
    { what: 'nothing was said to her', listed: openedDaysAgo(5), days: 5 },
    { what: 'she is not told yet', listed: openedDaysAgo(5, { clientWord: 'not_yet' }), days: 5 },
    { what: 'she was told', listed: told(5, '2026-11-20'), days: null },
    { what: 'it is not her matter', listed: openedDaysAgo(5, { clientWord: 'not_theirs' }), days: null },
    {
      what: 'it has ended',
      listed: openedDaysAgo(5, { state: 'closed', closedAt: new Date('2026-11-22T08:00:00Z') }),
      days: null,
    },
    { what: 'it is about nobody’s client', listed: openedDaysAgo(5, { clientId: null }), days: null },
    { what: 'it is private', listed: openedDaysAgo(5, { private: true }), days: null },
  ])('has waited for word $days days when $what', ({ listed, days }) => {
    expect(daysWithoutWord(listed, today)).toBe(days);
  });

  it('waits as long as for the longest, and was told after the average of the last year', () => {
    const all = [
      openedDaysAgo(3),
      openedDaysAgo(12, { clientWord: 'not_yet' }),
      openedDaysAgo(90, { clientId: 'c2' }),
      told(10, '2026-11-17'),
      told(20, '2026-11-04'),
      told(30, '2026-10-24', { private: true }),
      told(500, '2025-11-23'),
      told(366, '2025-11-24'),
    ];
    expect(all.map(daysUntilTold)).toEqual([null, null, null, 4, 1, 0, 135, 2]);
    // (4 + 1 + 2) / 3 = 2.33; the one who was told a year ago today is not of the last year
    expect(clientFigures(all, 'c1', today)).toEqual({ waitsFor: 12, toldAfter: 2 });
  });

  it('of whom there is nothing to say has no figures', () => {
    expect(clientFigures([openedDaysAgo(3)], 'c2', today)).toEqual({ waitsFor: null, toldAfter: null });
  });
});
