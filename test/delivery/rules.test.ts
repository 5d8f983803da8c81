import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { afterLookup, afterRefusal, afterUnclear, morningPeriod, timingOf } from '../../src/delivery/rules.ts';
import {
  isInOfficeHours,
  type LocalDate,
  MONDAY_TO_FRIDAY,
  nextOpening,
  parseLocalDate,
  type Rhythm,
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

  it('a message that waited goes out at the moment it waited for', () => {
    fc.assert(
      fc.property(kinds, hours, anInstant, (kind, whose, now) => {
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
