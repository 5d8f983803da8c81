import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  type AgreementState,
  askOn,
  endQuestion,
  extensionFault,
  httpsLink,
  standingOf,
  termFault,
} from '../../src/ledger/rules.ts';
import { addDays, type LocalDate, parseLocalDate } from '../../src/time/calendar.ts';

const day = (text: string): LocalDate => parseLocalDate(text);
const today = day('2026-11-24');
const orNull = (text: string | null): LocalDate | null => (text === null ? null : day(text));

describe('an agreement', () => {
  test.each([
    // last day, signed off, ended on
    [null, false, null, 'draft'],
    [null, true, null, 'agreed'],
    ['2026-11-24', true, null, 'agreed'],
    ['2026-11-24', false, null, 'draft'],
    ['2026-11-23', true, null, 'over'],
    ['2027-01-01', true, '2026-11-24', 'over'],
    [null, false, '2026-11-01', 'over'],
  ] as const)('until %s, signed %s, ended %s: %s', (untilDay, signedOff, endedOn, standing) => {
    const state = { untilDay: orNull(untilDay), signedOff, endedOn: orNull(endedOn) };
    expect(standingOf(state, today)).toBe(standing);
  });

  const state: AgreementState = { untilDay: day('2026-12-14'), signedOff: true, endedOn: null, letsEnd: false };
  const facts = { agreement: state, lastDay: '2026-12-14', today, active: true };
  test.each([
    ['ask', facts],
    ['ask', { ...facts, agreement: { ...state, signedOff: false } }],
    ['ask', { ...facts, today: day('2026-12-14') }],
    ['downtime', { ...facts, today: day('2026-12-15') }],
    ['paused', { ...facts, active: false }],
    ['moved', { ...facts, lastDay: '2026-12-01' }],
    ['moved', { ...facts, agreement: { ...state, untilDay: null } }],
    ['lets_end', { ...facts, agreement: { ...state, letsEnd: true } }],
    ['ended', { ...facts, agreement: { ...state, endedOn: today } }],
  ] as const)('about to end: %s', (question, given) => {
    expect(endQuestion(given)).toBe(question);
  });

  it('is asked about that many days before its end, and a shorter one halfway: never before it was written, never after its last day', () => {
    const anyDays = fc.integer({ min: 1, max: 900 });
    fc.assert(
      fc.property(anyDays, fc.integer({ min: 7, max: 180 }), (length, askDays) => {
        const untilDay = addDays(today, length);
        const asked = askOn({ untilDay, writtenOn: today }, askDays);
        if (length > askDays) expect(asked).toBe(addDays(untilDay, -askDays));
        else expect(asked).toBe(addDays(today, Math.ceil(length / 2)));
        expect(asked > today && asked <= untilDay).toBe(true);
      }),
    );
  });

  test.each([
    ['2026-01-01', null, undefined],
    ['2026-01-01', '2026-11-24', undefined],
    ['2026-01-01', '2026-11-23', 'until_past'],
    ['2027-03-01', '2027-02-28', 'until_before_from'],
    ['2026-01-01', '2056-11-24', undefined],
    ['2026-01-01', '2056-11-25', 'until_far'],
    ['2026-01-01', '9999-12-31', 'until_far'],
  ] as const)('from %s until %s: %s', (from, until, fault) => {
    expect(termFault({ fromDay: day(from), untilDay: orNull(until) }, today)).toBe(fault);
  });

  test.each([
    ['2026-12-14', '2026-12-14', 'until_not_later'],
    ['2026-12-14', '2026-12-15', undefined],
    // Its last day has passed: a later one that has passed as well is of no use.
    ['2026-11-01', '2026-11-20', 'until_past'],
    [null, '2026-12-01', undefined],
    [null, '2026-09-30', 'until_before_from'],
  ] as const)('until %s and now until %s: %s', (before, until, fault) => {
    const term = { fromDay: day('2026-10-01'), untilDay: orNull(before) };
    expect(extensionFault(term, day(until), today)).toBe(fault);
  });
});

describe('the address of an agreement', () => {
  test.each([
    ['https://drive.example.com/a b?c=d&e=1#f', 'https://drive.example.com/a%20b?c=d&e=1#f'],
    ['https://DRIVE.example.com', 'https://drive.example.com/'],
    ['https://drive.example.com/a|b>c<d', 'https://drive.example.com/a%7Cb%3Ec%3Cd'],
    ['http://drive.example.com', undefined],
    ['drive.example.com/contract', undefined],
    ['javascript:alert(1)', undefined],
    ['https://kari:secret@drive.example.com', undefined],
    ['https://intranet', undefined],
    ['https://', undefined],
    ['', undefined],
  ])('%s is kept as %s', (text, link) => {
    expect(httpsLink(text)).toBe(link);
  });

  it('holds nothing that could end a link early, and is the same when it is read again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), tail => {
        const link = httpsLink(`https://drive.example.com/${tail}`);
        if (link === undefined) return;
        expect(link).not.toMatch(/[\s<>|]/);
        expect(httpsLink(link)).toBe(link);
      }),
    );
  });
});
