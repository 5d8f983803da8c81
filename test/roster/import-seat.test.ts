import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MembershipFacts, Planning } from '../../src/roster/import/facts.ts';
import { planSeat, type Seat, type WantedRole } from '../../src/roster/import/seat.ts';
import { addDays, parseLocalDate } from '../../src/time/calendar.ts';

const day = parseLocalDate;
const today = day('2026-06-10');
const seat: Seat = { clientId: 'c', engagementId: 'e', personId: 'p', begins: day('2026-02-01') };

/** Every id is another, whatever is planned in the course of a test. */
function newIds(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `id ${count}`;
  };
}

const planningOn = (date = today, newId = newIds()): Planning => ({ today: date, newId });

const row = (fields: Partial<MembershipFacts>): MembershipFacts => ({
  id: 'known',
  clientId: 'c',
  engagementId: 'e',
  personId: 'p',
  role: 'developer',
  share: 100,
  since: day('2025-01-01'),
  until: null,
  ...fields,
});

const want = (fields: Partial<WantedRole>): WantedRole => ({
  role: 'developer',
  share: undefined,
  since: undefined,
  until: null,
  ...fields,
});

/** The rows after the plan was carried out; undefined if the import refuses it because something ends before it begins. */
function carriedOut(rows: readonly MembershipFacts[], wanted: readonly WantedRole[], planning: Planning) {
  const steps = planSeat(seat, rows, wanted, planning);
  if (steps.some(({ after }) => after?.until && after.until < after.since)) return undefined;
  const gone = new Set(steps.flatMap(({ before }) => before?.id ?? []));
  return [...rows.filter(({ id }) => !gone.has(id)), ...steps.flatMap(({ after }) => after ?? [])];
}

/** `developer 100 2025-01-01/2026-06-09`, by first day. */
const shown = (rows: readonly MembershipFacts[]) =>
  rows.map(({ role, share, since, until }) => `${role} ${share} ${since}/${until ?? ''}`).toSorted();

describe('a person on a team', () => {
  test.each<[string, Partial<MembershipFacts>[], Partial<WantedRole>[], string[]]>([
    ['begins with the engagement when no day is named', [], [{}], ['developer 100 2026-02-01/']],
    ['begins on the day that is named', [], [{ since: day('2026-09-01'), share: 50 }], ['developer 50 2026-09-01/']],
    [
      'may have been there in the past',
      [],
      [{ since: day('2024-01-01'), until: day('2024-12-31') }],
      ['developer 100 2024-01-01/2024-12-31'],
    ],
    [
      'gets another role from today on',
      [{}],
      [{ role: 'lead_developer', since: day('2025-01-01') }],
      ['developer 100 2025-01-01/2026-06-09', 'lead_developer 100 2026-06-10/'],
    ],
    [
      'gets another role on the day that is named',
      [{}],
      [{ role: 'lead_developer', since: day('2026-09-01') }],
      ['developer 100 2025-01-01/2026-08-31', 'lead_developer 100 2026-09-01/'],
    ],
    [
      'has another role from the start if the old one began only today',
      [{ since: today }],
      [{ role: 'advisor' }],
      ['advisor 100 2026-06-10/'],
    ],
    [
      'gets another share from today on',
      [{}],
      [{ share: 60, since: day('2025-01-01') }],
      ['developer 100 2025-01-01/2026-06-09', 'developer 60 2026-06-10/'],
    ],
    [
      'gets another share on the day that is named',
      [{}],
      [{ share: 60, since: day('2026-05-01') }],
      ['developer 100 2025-01-01/2026-04-30', 'developer 60 2026-05-01/'],
    ],
    [
      'has another share from the start if she began only today',
      [{ since: today }],
      [{ share: 60 }],
      ['developer 60 2026-06-10/'],
    ],
    ['keeps her share when the file has none', [{ share: 40 }], [{}], ['developer 40 2025-01-01/']],
    [
      'may have two roles at once',
      [{}],
      [{}, { role: 'delivery_lead', since: day('2025-01-01') }],
      ['delivery_lead 100 2025-01-01/', 'developer 100 2025-01-01/'],
    ],
    [
      'loses one of two roles',
      [{}, { id: 'other', role: 'advisor' }],
      [{}],
      ['advisor 100 2025-01-01/2026-06-09', 'developer 100 2025-01-01/'],
    ],
    [
      'keeps a role that is going to end by itself',
      [{ role: 'advisor', until: day('2026-12-31') }],
      [{ since: day('2026-03-01') }],
      ['advisor 100 2025-01-01/2026-12-31', 'developer 100 2026-03-01/'],
    ],
    ['leaves', [{}], [{ until: day('2026-06-30') }], ['developer 100 2025-01-01/2026-06-30']],
    ['stays after all', [{ until: day('2026-06-30') }], [{}], ['developer 100 2025-01-01/']],
    [
      'leaves as known when the file says nothing of it',
      [{ until: day('2026-06-30') }],
      [{ until: undefined }],
      ['developer 100 2025-01-01/2026-06-30'],
    ],
    [
      'comes back',
      [{ until: day('2025-12-31') }],
      [{ since: day('2026-06-15') }],
      ['developer 100 2025-01-01/2025-12-31', 'developer 100 2026-06-15/'],
    ],
    ['began on another day than was known', [{}], [{ since: day('2024-06-01') }], ['developer 100 2024-06-01/']],
    [
      'goes back to an older role',
      [{ until: day('2026-03-31') }, { id: 'lead', role: 'lead_developer', since: day('2026-04-01') }],
      [{ since: day('2025-01-01') }],
      ['developer 100 2025-01-01/2026-03-31', 'developer 100 2026-06-10/', 'lead_developer 100 2026-04-01/2026-06-09'],
    ],
  ])('%s', (_, known, wanted, result) => {
    const rows = known.map(row);
    const roles = wanted.map(want);
    const after = carriedOut(rows, roles, planningOn()) ?? [];
    expect(shown(after)).toEqual(result);
    expect(planSeat(seat, after, roles, planningOn(addDays(today, 1)))).toEqual([]);
  });
});

const someDay = fc.integer({ min: -60, max: 60 }).map(days => addDays(today, days));
const someRole = fc
  .record({
    role: fc.constantFrom('developer', 'lead_developer', 'advisor'),
    share: fc.constantFrom(undefined, 50, 100),
    since: fc.option(someDay, { nil: undefined }),
    length: fc.constantFrom(undefined, null, 0, 10, 50),
  })
  .map(({ length, since, ...fields }) => {
    const until = length && since ? addDays(since, length) : length === undefined ? undefined : null;
    return want({ ...fields, since, until });
  });
const someFile = fc.uniqueArray(someRole, { minLength: 1, maxLength: 3, selector: ({ role }) => role });
const imports = fc.array(fc.record({ file: someFile, daysLater: fc.integer({ min: 0, max: 30 }) }), {
  minLength: 1,
  maxLength: 5,
});

describe('whatever is imported, one file after the other,', () => {
  const everyImport = (check: (rows: MembershipFacts[], file: WantedRole[], date: typeof today) => void) =>
    fc.assert(
      fc.property(imports, all => {
        const newId = newIds();
        let rows: MembershipFacts[] = [];
        let date = today;
        for (const { file, daysLater } of all) {
          date = addDays(date, daysLater);
          const after = carriedOut(rows, file, planningOn(date, newId));
          if (after) check(after, file, date);
          rows = after ?? rows;
        }
      }),
      { numRuns: 2000 },
    );

  test('the same file a second time changes nothing, on that day or the next', () => {
    everyImport((rows, file, date) => {
      expect(planSeat(seat, rows, file, planningOn(date))).toEqual([]);
      expect(planSeat(seat, rows, file, planningOn(addDays(date, 1)))).toEqual([]);
    });
  });

  test('she has each role once at most on any day', () => {
    everyImport(rows => {
      for (const one of rows)
        for (const other of rows)
          if (one !== other && one.role === other.role && one.since <= other.since)
            expect(one.until !== null && one.until < other.since).toBe(true);
    });
  });

  test('a role that the file does not give her is not open', () => {
    everyImport((rows, file) => {
      const open = rows.filter(({ until }) => until === null).map(({ role }) => role);
      expect(file.map(({ role }) => role)).toEqual(expect.arrayContaining(open));
    });
  });
});
