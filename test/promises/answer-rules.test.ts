import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type AskFacts, askAgain, dueFault, estimateOf, hadComeDue, offerStanding } from '../../src/promises/rules.ts';
import { addDays, parseLocalDate } from '../../src/time/calendar.ts';

const day = parseLocalDate;
const today = day('2026-02-02');

describe('an estimate', () => {
  test.each([
    ['3', 3],
    ['0,5', 0.5],
    ['0.5', 0.5],
    [' 12.0 ', 12],
    ['999.5', 999.5],
    ['0', undefined],
    ['0.0', undefined],
    ['-2', undefined],
    ['0.25', undefined],
    ['1000', undefined],
    ['1e3', undefined],
    ['about 3', undefined],
    ['3 4', undefined],
    ['٣', undefined],
    ['', undefined],
  ])('%j is %s days', (text, days) => {
    expect(estimateOf(text)).toBe(days);
  });
});

describe('the day of a promise', () => {
  test.each([
    ['2026-02-01', 'due_past'],
    ['2026-02-02', undefined],
    ['2028-02-02', undefined],
    ['2028-02-03', 'due_far'],
  ])('%s: %s', (dueOn, fault) => {
    expect(dueFault(day(dueOn), today)).toBe(fault);
  });
});

describe('terms that were put to somebody', () => {
  const standing = (state: Parameters<typeof offerStanding>[0]['state'], dueOn = '2026-02-02', handsOver = false) =>
    offerStanding({ state, newest: { answer: null, dueOn: day(dueOn), handsOver } }, today);

  it('wait until she answers, they are taken back, settled, or their day is over', () => {
    expect([standing('offered'), standing('moving')]).toEqual(['waits', 'waits']);
    expect([standing('offered', '2026-02-01'), standing('withdrawn'), standing('kept')]).toEqual([
      'past',
      'withdrawn',
      'gone',
    ]);
    const said = offerStanding(
      { state: 'overdue', newest: { answer: 'declined', dueOn: today, handsOver: false } },
      today,
    );
    expect(said).toBe('declined');
    expect(standing('moving', '2026-02-01', true)).toBe('waits');
  });

  test.each([
    [['give', 'accept', 'come_due', 'move'], true],
    [['give', 'accept', 'come_due', 'move', 'decline', 'move'], true],
    [['give', 'accept', 'move'], false],
    [['give', 'accept', 'come_due', 'move', 'accept', 'move'], false],
  ])('after %j the former day had passed: %s', (events, passed) => {
    expect(hadComeDue(events)).toBe(passed);
  });
});

describe('whoever has not answered', () => {
  const facts: fc.Arbitrary<Omit<AskFacts, 'reminded'>> = fc.record({
    today: fc.integer({ min: -3, max: 30 }).map(days => addDays(today, days)),
    dueOn: fc.option(fc.integer({ min: 0, max: 60 }).map(days => addDays(today, days))),
    keeper: fc.constantFrom('there', 'there', 'away', 'left', 'unasked'),
    isPaused: fc.boolean(),
  });

  it('is reminded twice at most, only when she is there, and never when the day is over', () => {
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 30 }), looks => {
        let reminded = 0;
        for (const look of looks) {
          const move = askAgain({ ...look, reminded });
          const isOver = look.dueOn !== null && look.dueOn < look.today;
          if (isOver || look.keeper === 'left') expect(move).toBe('lapse');
          if (move === 'lapse') break;
          if (move === 'remind') {
            reminded += 1;
            expect([look.keeper, look.isPaused, isOver]).toEqual(['there', false, false]);
          }
          expect(reminded).toBeLessThanOrEqual(2);
        }
      }),
    );
  });

  it('is given up after both reminders, once time has passed', () => {
    const there = { today, dueOn: today, keeper: 'there', isPaused: false } as const;
    expect([0, 1, 2].map(reminded => askAgain({ ...there, reminded }))).toEqual(['remind', 'remind', 'lapse']);
  });
});
