import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { afterLookup, afterRefusal, afterUnclear, morningPeriod, timingOf } from '../../src/delivery/rules.ts';
import {
  isInOfficeHours,
  type LocalDate,
  localDateOf,
  MONDAY_TO_FRIDAY,
  nextOpening,
  parseLocalDate,
  type Rhythm,
  wallClock,
} from '../../src/time/calendar.ts';
import { anInstant, aRhythm } from '../support/arbitrary-times.ts';

/** Helsinki, two hours ahead of UTC in November; Monday to Friday, 09–17; Friday 4 December is a holiday. */
const rhythm: Rhythm = {
  zone: 'Europe/Helsinki',
  opens: '09:00',
  closes: '17:00',
  workingDays: MONDAY_TO_FRIDAY,
  calendar: {
    name: 'test',
    first: parseLocalDate('2026-01-01'),
    last: parseLocalDate('2029-12-31'),
    holidays: new Set([parseLocalDate('2026-12-04')]),
  },
};
const present = { rhythm, away: () => false };
const awayFor = (...days: string[]) => ({ rhythm, away: (date: LocalDate) => days.includes(date) });
const at = (local: string) => new Date(`${local.replace(' ', 'T')}:00+02:00`);
const send = { send: true };
const until = (local: string) => ({ send: false, until: at(local) });

describe('a message of class now', () => {
  test.each([
    ['at the minute her day opens', '2026-11-24 09:00', send],
    ['within her day', '2026-11-24 13:37', send],
    ['a minute before it opens', '2026-11-24 08:59', until('2026-11-24 09:00')],
    ['a minute before it closes', '2026-11-24 16:59', send],
    ['at the minute it closes', '2026-11-24 17:00', until('2026-11-25 09:00')],
    ['on Friday night', '2026-11-27 22:00', until('2026-11-30 09:00')],
    ['on a Sunday at three', '2026-11-29 03:00', until('2026-11-30 09:00')],
    ['on a holiday before a weekend', '2026-12-04 12:00', until('2026-12-07 09:00')],
  ] as const)('%s', (_when, now, expected) => {
    expect(timingOf('now', at('2026-11-01 00:00'), at(now), present)).toEqual(expected);
  });

  it('waits until she is back, whatever the hour she is away at', () => {
    const away = awayFor('2026-11-24', '2026-11-25');
    expect(timingOf('now', at('2026-11-24 10:00'), at('2026-11-24 10:00'), away)).toEqual(until('2026-11-26 09:00'));
  });

  it('never goes to whoever is away for ever', () => {
    const gone = { rhythm, away: () => true };
    for (const kind of ['now', 'morning', 'bundle'] as const)
      expect(timingOf(kind, at('2026-11-24 10:00'), at('2026-11-24 10:00'), gone)).toEqual({
        send: false,
        until: null,
      });
  });
});

describe('a message that may not wait for office hours', () => {
  test.each([
    ['within her hours', '2026-11-24 13:37', send],
    ['at seven in the morning', '2026-11-24 07:00', send],
    ['a minute before seven', '2026-11-24 06:59', until('2026-11-24 07:00')],
    ['in the night', '2026-11-24 00:30', until('2026-11-24 07:00')],
    ['a minute before nine in the evening', '2026-11-24 20:59', send],
    ['at nine in the evening', '2026-11-24 21:00', until('2026-11-25 07:00')],
    ['on a Sunday', '2026-11-29 12:00', send],
    ['on a Saturday night', '2026-11-28 23:00', until('2026-11-29 07:00')],
    ['on a holiday', '2026-12-04 07:00', send],
  ] as const)('%s', (_when, now, expected) => {
    expect(timingOf('at_once', at('2026-11-01 00:00'), at(now), present)).toEqual(expected);
  });

  test.each([
    ['on a day she is away waits for her hours', ['2026-11-24'], '2026-11-24 12:00', until('2026-11-25 09:00')],
    ['the evening before she is away, too', ['2026-11-25'], '2026-11-24 22:00', until('2026-11-26 09:00')],
    ['the evening before, while it is not yet night, goes out', ['2026-11-25'], '2026-11-24 20:00', send],
    [
      'the morning before her day begins, too, when she is away',
      ['2026-11-24'],
      '2026-11-24 05:00',
      until('2026-11-25 09:00'),
    ],
  ] as const)('%s', (_when, days, now, expected) => {
    expect(timingOf('at_once', at(now), at(now), awayFor(...days))).toEqual(expected);
  });

  it('goes to whoever works at night in her night', () => {
    const nightly = { ...present, rhythm: { ...rhythm, opens: '01:00', closes: '06:00' } as const };
    expect(timingOf('at_once', at('2026-11-24 02:00'), at('2026-11-24 02:00'), nightly)).toEqual(send);
    const evening = at('2026-11-23 22:00');
    expect(timingOf('at_once', evening, evening, nightly)).toEqual(until('2026-11-24 01:00'));
  });

  it('goes by the clock on the wall where that is changed in the night', () => {
    const now = new Date('2027-03-27T21:00:00Z');
    expect(timingOf('at_once', now, now, present)).toEqual({ send: false, until: new Date('2027-03-28T04:00:00Z') });
  });
});

describe('a message of the morning', () => {
  test.each([
    ['that fell due in the night goes at the opening', '2026-11-24 03:00', '2026-11-24 09:00', send],
    ['that fell due in the night waits for it', '2026-11-24 03:00', '2026-11-24 08:00', until('2026-11-24 09:00')],
    ['that fell due at the opening goes then', '2026-11-24 09:00', '2026-11-24 09:00', send],
    [
      'that fell due a minute later waits for tomorrow',
      '2026-11-24 09:01',
      '2026-11-24 09:01',
      until('2026-11-25 09:00'),
    ],
    ['of Friday afternoon waits for Monday', '2026-11-27 15:00', '2026-11-27 15:00', until('2026-11-30 09:00')],
    ['that is late goes at any of her hours', '2026-11-23 03:00', '2026-11-24 15:00', send],
    [
      'that is late waits outside them for the next opening',
      '2026-11-23 03:00',
      '2026-11-24 18:00',
      until('2026-11-25 09:00'),
    ],
    [
      'due before a holiday waits over it and the weekend',
      '2026-12-03 10:00',
      '2026-12-03 10:00',
      until('2026-12-07 09:00'),
    ],
  ] as const)('%s', (_what, due, now, expected) => {
    expect(timingOf('morning', at(due), at(now), present)).toEqual(expected);
  });

  it('belongs to the day of her own calendar', () => {
    const auckland = { ...present, rhythm: { ...rhythm, zone: 'Pacific/Auckland' } };
    expect(morningPeriod(new Date('2026-11-24T21:30:00Z'), present)).toBe('2026-11-24');
    expect(morningPeriod(new Date('2026-11-24T21:30:00Z'), auckland)).toBe('2026-11-25');
  });
});

describe('whatever she works like', () => {
  const hours = aRhythm.map(each => ({ rhythm: each, away: () => false }));
  const kinds = fc.constantFrom('now', 'morning', 'bundle');

  it('a message goes out within her hours, or waits for a later moment that is', () => {
    fc.assert(
      fc.property(kinds, hours, anInstant, anInstant, (kind, whose, due, now) => {
        const timing = timingOf(kind, due < now ? due : now, now, whose);
        if (timing.send) expect(isInOfficeHours(now, whose.rhythm)).toBe(true);
        else if (timing.until) {
          expect(timing.until > now).toBe(true);
          expect(isInOfficeHours(timing.until, whose.rhythm)).toBe(true);
        }
      }),
    );
  });

  it('what may not wait goes out by day, or within her hours, and never later than what may', () => {
    fc.assert(
      fc.property(hours, anInstant, (whose, now) => {
        const [urgent, other] = [timingOf('at_once', now, now, whose), timingOf('now', now, now, whose)];
        const hour = Number(wallClock(now, whose.rhythm).time.slice(0, 2));
        if (urgent.send) expect((hour >= 7 && hour < 21) || other.send).toBe(true);
        else {
          expect(hour < 7 || hour >= 21).toBe(true);
          expect(other.send).toBe(false);
          expect(urgent.until && urgent.until > now && urgent.until <= new Date(now.getTime() + 36 * 3_600_000)).toBe(
            true,
          );
          if (!other.send && other.until) expect(urgent.until && urgent.until <= other.until).toBe(true);
        }
      }),
    );
  });

  it('what may not wait leaves whoever is away as much in peace as what may', () => {
    fc.assert(
      fc.property(hours, anInstant, (whose, now) => {
        const away = { ...whose, away: (date: LocalDate) => date === localDateOf(now, whose.rhythm) };
        expect(timingOf('at_once', now, now, away)).toEqual(timingOf('now', now, now, away));
      }),
    );
  });

  it('a message that waited goes out at the moment it waited for', () => {
    fc.assert(
      fc.property(fc.oneof(kinds, fc.constant('at_once' as const)), hours, anInstant, (kind, whose, now) => {
        const timing = timingOf(kind, now, now, whose);
        if (timing.send || timing.until === null) return;
        expect(timingOf(kind, timing.until, timing.until, whose)).toEqual(send);
      }),
    );
  });

  it('a morning’s message is never early: not before an opening at or after it fell due', () => {
    fc.assert(
      fc.property(hours, anInstant, fc.nat(7 * 86_400_000), (whose, due, lateness) => {
        const now = new Date(due.getTime() + lateness);
        const opening = nextOpening(due, whose.rhythm);
        if (timingOf('morning', due, now, whose).send) expect(opening !== null && opening <= now).toBe(true);
      }),
    );
  });
});

describe('after Slack refused a message for now', () => {
  it('it waits as long as Slack says, a second at least', () => {
    expect(afterRefusal(1, 42)).toEqual({ state: 'waiting', inSeconds: 42 });
    expect(afterRefusal(9, 0)).toEqual({ state: 'waiting', inSeconds: 1 });
  });

  it('it waits twice as long each time where Slack does not say, a quarter of an hour at most', () => {
    const pauses = [1, 2, 3, 4, 7, 8, 100, 32_000].map(attempts => {
      const next = afterRefusal(attempts, undefined);
      return 'inSeconds' in next ? next.inSeconds : null;
    });
    expect(pauses).toEqual([10, 20, 40, 80, 640, 900, 900, 900]);
  });
});

describe('after an unclear outcome', () => {
  it('it is looked up after five seconds, after thirty more, then sent again, three times in all', () => {
    const course = Array.from({ length: 6 }, (_, index) => afterLookup(index + 1));
    const again = { state: 'unclear', inSeconds: 30 };
    const resent = { state: 'waiting', inSeconds: 0 };
    expect(afterUnclear()).toEqual({ state: 'unclear', inSeconds: 5 });
    expect(course).toEqual([again, resent, again, resent, again, { state: 'gave_up' }]);
  });
});
