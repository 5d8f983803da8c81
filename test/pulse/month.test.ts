import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextOccurrence } from '../../src/cadence/rules.ts';
import {
  cadenceOf,
  type DueFacts,
  moveWhenDue,
  moveWhenOpen,
  nextWakeOf,
  type OpenFacts,
  type PlanFacts,
  planCheckIn,
  talkDueAt,
} from '../../src/pulse/rules.ts';
import { defaults } from '../../src/settings/rules.ts';
import {
  type Away,
  addDays,
  datesOf,
  isInOfficeHours,
  isWorkingDay,
  type LocalDate,
  localDateOf,
  MONDAY_TO_FRIDAY,
  nextOfficeMoment,
  parseLocalDate,
  type Rhythm,
  shiftPeriod,
  wallClock,
  workingDaysLater,
} from '../../src/time/calendar.ts';
import { loadCalendar } from '../../src/time/holidays.ts';
import { anInstant, aRhythm } from '../support/arbitrary-times.ts';

const finnish = await loadCalendar('FI', { from: 2025, to: 2030 });
const helsinki: Rhythm = {
  zone: 'Europe/Helsinki',
  calendar: finnish,
  workingDays: MONDAY_TO_FRIDAY,
  opens: defaults.opens,
  closes: defaults.closes,
};
/** Everybody is asked on the first working day of the month. */
const settings = { ...defaults, pulseSpreadDays: 1 };
const here: Away = () => false;
const awayFrom =
  (first: string, last: string): Away =>
  date =>
    first <= date && date <= last;

const at = (local: string): Date => new Date(`${local}:00+02:00`);
/** A moment as Helsinki's winter clocks show it. */
const shown = (moment: Date | undefined): string | undefined => {
  if (!moment) return undefined;
  const { date, time } = wallClock(moment, 'Europe/Helsinki');
  return `${date} ${time}`;
};

const aPlan = (facts: Partial<PlanFacts>): PlanFacts => ({
  personId: 'ana',
  rhythm: helsinki,
  settings,
  goAt: at('2026-11-23T10:00'),
  joinedLater: false,
  since: { begins: true, lastRan: undefined },
  now: at('2026-11-23T10:00'),
  ...facts,
});

const dueOf = (facts: Partial<PlanFacts>): [string | undefined, string | undefined] => {
  const planned = planCheckIn(aPlan(facts));
  return [planned?.period, shown(planned?.dueAt)];
};

describe('the next check-in', () => {
  it('comes with the first month that begins two working days after go', () => {
    expect(dueOf({})).toEqual(['2026-12', '2026-12-01 09:00']);
  });

  it('is left to the month after when go was said the day before', () => {
    const goAt = at('2026-11-30T10:00');
    expect(dueOf({ goAt, now: goAt })).toEqual(['2027-01', '2027-01-04 09:00']);
  });

  it('of a joiner is at least ten working days away', () => {
    expect(dueOf({ joinedLater: true, now: at('2026-11-16T08:59') })[0]).toBe('2026-12');
    expect(dueOf({ joinedLater: true, now: at('2026-11-17T09:00') })[0]).toBe('2027-01');
  });

  it('of a joiner knows of go when go was years ago, and the calendar no longer is', () => {
    const later = { goAt: at('2023-02-01T10:00'), now: at('2026-11-16T08:59'), joinedLater: true };
    expect(dueOf(later)).toEqual(['2026-12', '2026-12-01 09:00']);
  });

  it('of somebody who comes back is never in a month that ran', () => {
    const since = { begins: true, lastRan: '2026-12' } as const;
    expect(dueOf({ since, now: at('2026-11-16T08:59') })[0]).toBe('2027-01');
  });

  it('after one that ran is the next month’s, also after more than a year of downtime', () => {
    expect(dueOf({ since: { ran: '2026-12' } })).toEqual(['2027-01', '2027-01-04 09:00']);
    expect(dueOf({ since: { ran: '2023-12' } })).toEqual(['2025-02', '2025-02-03 09:00']);
    expect(dueOf({ since: { planned: '2023-12' } })).toEqual(['2025-02', '2025-02-03 09:00']);
  });

  it('keeps its month when it moves with a zone, a calendar or a setting', () => {
    const since = { planned: '2026-12' };
    const inTokyo = planCheckIn(aPlan({ since, rhythm: { ...helsinki, zone: 'Asia/Tokyo' } }));
    expect(inTokyo).toMatchObject({ period: '2026-12', dueAt: new Date('2026-12-01T00:00:00Z') });
    expect(dueOf({ since, settings: { ...settings, pulseTime: '13:30' } })).toEqual(['2026-12', '2026-12-01 13:30']);
  });

  it('leaves a month in which the firm has closed altogether for the next one', () => {
    const days = Array.from({ length: 31 }, (_, i) => addDays(parseLocalDate('2026-12-01'), i));
    const closed = { ...finnish, holidays: new Set([...finnish.holidays, ...days]) };
    expect(dueOf({ since: { planned: '2026-12' }, rhythm: { ...helsinki, calendar: closed } })).toEqual([
      '2027-01',
      '2027-01-04 09:00',
    ]);
  });

  it('closes at the end of the tenth working day after it', () => {
    expect(shown(planCheckIn(aPlan({}))?.closesAt)).toBe('2026-12-15 17:00');
  });

  it('closes when the next is due if ten working days reach beyond it', () => {
    const rhythm = { ...helsinki, workingDays: [2] as const };
    expect(shown(planCheckIn(aPlan({ rhythm, goAt: at('2026-11-02T10:00') }))?.closesAt)).toBe('2027-01-05 09:00');
  });
});

const anId = fc.uuid();
const someSettings = fc.record({
  pulseTime: fc.constantFrom('00:00', '02:30', '09:00', '23:59').map(time => time as `${number}:${number}`),
  pulseSpreadDays: fc.integer({ min: 1, max: 20 }),
  pulseClosesAfterDays: fc.integer({ min: 3, max: 20 }),
});
const whoever = fc.record({ personId: anId, rhythm: aRhythm, changed: someSettings });

describe('for whoever lives and works wherever', () => {
  it('nothing is due before go and two working days, nor a joiner’s before ten more', () => {
    fc.assert(
      fc.property(whoever, anInstant, fc.boolean(), ({ personId, rhythm, changed }, now, joinedLater) => {
        const all = { ...defaults, ...changed };
        const planned = planCheckIn(aPlan({ personId, rhythm, settings: all, goAt: now, now, joinedLater }));
        const earliest = workingDaysLater(now, joinedLater ? 10 : 2, rhythm);
        expect(planned?.dueAt.getTime()).toBeGreaterThan(earliest.getTime());
      }),
    );
  });

  it('a check-in closes after it is due and not after the next is', () => {
    fc.assert(
      fc.property(whoever, anInstant, ({ personId, rhythm, changed }, now) => {
        const facts = { personId, rhythm, settings: { ...defaults, ...changed }, goAt: now, now };
        const planned = planCheckIn(aPlan(facts));
        const next = planned && planCheckIn(aPlan({ ...facts, since: { ran: planned.period } }));
        if (!planned || !next) throw new Error('no next one');
        expect(next.period > planned.period).toBe(true);
        expect(planned.dueAt < planned.closesAt && planned.closesAt <= next.dueAt).toBe(true);
      }),
    );
  });

  it('moving to another zone and calendar changes the moment, never the month', () => {
    fc.assert(
      fc.property(anId, aRhythm, aRhythm, anInstant, (personId, before, after, now) => {
        const planned = planCheckIn(aPlan({ personId, rhythm: before, goAt: now, now }));
        if (!planned) throw new Error('no next one');
        const moved = planCheckIn(
          aPlan({ personId, rhythm: after, goAt: now, now, since: { planned: planned.period } }),
        );
        const days = datesOf(planned.period);
        let date: LocalDate = days.first;
        while (date < days.last && !isWorkingDay(date, after)) date = addDays(date, 1);
        if (isWorkingDay(date, after)) expect(moved?.period).toBe(planned.period);
        else expect(moved?.period).not.toBe(planned.period);
      }),
    );
  });
});

const december = planCheckIn(aPlan({}));
if (!december) throw new Error('no December');
const aDue = (facts: Partial<DueFacts>): DueFacts => ({
  personId: 'ana',
  ...december,
  now: december.dueAt,
  rhythm: helsinki,
  away: here,
  settings,
  stopped: false,
  ...facts,
});

describe('a check-in that is due', () => {
  it('is asked for, and closes as planned', () => {
    expect(moveWhenDue(aDue({}))).toEqual({ move: 'prompt', closesAt: december.closesAt });
  });

  it('waits for the morning when her day is over', () => {
    expect(moveWhenDue(aDue({ now: at('2026-12-01T18:00') }))).toEqual({
      move: 'wait',
      until: at('2026-12-02T09:00'),
    });
  });

  it.each([
    { last: '2026-12-03', back: '2026-12-04T09:00', closes: '2026-12-15 17:00' },
    { last: '2026-12-14', back: '2026-12-15T09:00', closes: '2026-12-18 09:00' },
    { last: '2026-12-18', back: '2026-12-21T09:00', closes: '2026-12-24 09:00' },
    { last: '2026-12-28', back: '2026-12-29T09:00', closes: '2027-01-04 09:00' },
  ])('waits for somebody who is away until $last, and leaves her time to answer', ({ last, back, closes }) => {
    const away = awayFrom('2026-11-20', last);
    expect(moveWhenDue(aDue({ away }))).toEqual({ move: 'wait', until: at(back) });
    const asked = moveWhenDue(aDue({ away, now: at(back) }));
    expect(asked.move === 'prompt' ? shown(asked.closesAt) : asked).toBe(closes);
  });

  it('is skipped for absence where she comes back too close to the next one, or not at all', () => {
    for (const last of ['2026-12-29', '2027-02-01', '2099-12-31'])
      expect(moveWhenDue(aDue({ away: awayFrom('2026-11-20', last) }))).toEqual({ move: 'skip', reason: 'absence' });
  });

  it('is asked for late after downtime, with three working days to answer', () => {
    const late = moveWhenDue(aDue({ now: at('2026-12-15T10:00') }));
    expect(late.move === 'prompt' ? shown(late.closesAt) : late).toBe('2026-12-18 10:00');
  });

  it('is skipped for downtime once it has closed', () => {
    expect(moveWhenDue(aDue({ now: at('2026-12-15T17:00') }))).toEqual({ move: 'skip', reason: 'downtime' });
    expect(moveWhenDue(aDue({ now: at('2029-12-15T17:00') }))).toEqual({ move: 'skip', reason: 'downtime' });
  });

  it('is not asked for when she does not want to be asked', () => {
    expect(moveWhenDue(aDue({ stopped: true, away: awayFrom('2026-01-01', '2026-12-31') }))).toEqual({
      move: 'skip',
      reason: 'stopped',
    });
  });

  const someAbsence = fc
    .record({ from: fc.integer({ min: -40, max: 60 }), days: fc.integer({ min: 0, max: 90 }) })
    .map(({ from, days }) => ({ from, to: from + days }));

  it('is only ever asked for in her hours while she is there, and closes three working days later at the earliest, or with the next', () => {
    fc.assert(
      fc.property(
        whoever,
        anInstant,
        someAbsence,
        fc.integer({ min: 0, max: 60 * 24 * 60 }),
        ({ personId, rhythm, changed }, begin, absence, lateMinutes) => {
          const all = { ...defaults, ...changed };
          const planned = planCheckIn(aPlan({ personId, rhythm, settings: all, goAt: begin, now: begin }));
          if (!planned) throw new Error('no next one');
          const day = localDateOf(planned.dueAt, rhythm.zone);
          const away = awayFrom(addDays(day, absence.from), addDays(day, absence.to));
          const now = new Date(planned.dueAt.getTime() + lateMinutes * 60_000);
          const facts = { personId, ...planned, now, rhythm, away, settings: all, stopped: false };
          const move = moveWhenDue(facts);
          const next = nextOccurrence(cadenceOf(personId, all), planned.period, rhythm)?.dueAt;
          if (move.move === 'wait') {
            expect(move.until.getTime()).toBeGreaterThan(now.getTime());
            expect(move.until).toEqual(nextOfficeMoment(now, rhythm, away));
          } else if (move.move === 'prompt') {
            expect(isInOfficeHours(now, rhythm, away)).toBe(true);
            expect(move.closesAt >= workingDaysLater(now, 3, rhythm)).toBe(true);
            expect(next === undefined || move.closesAt <= next).toBe(true);
          } else if (move.move === 'skip') {
            expect(['downtime', 'absence']).toContain(move.reason);
          } else throw new Error(move.move);
        },
      ),
      { numRuns: 300 },
    );
  });
});

const anOpen = (facts: Partial<OpenFacts>): OpenFacts => ({
  openedAt: december.dueAt,
  closesAt: december.closesAt,
  stage: 1,
  now: december.dueAt,
  rhythm: helsinki,
  away: here,
  settings,
  answered: false,
  stopped: false,
  ...facts,
});

interface Heard {
  readonly at: Date;
  readonly what: string;
}

/** Wakes an open check-in when it wants to be woken, or `late`, until it has closed. */
function untilClosed(facts: OpenFacts, late: (wake: Date) => Date = wake => wake): Heard[] {
  const heard: Heard[] = [];
  let { stage } = facts;
  let now = late(nextWakeOf(facts));
  for (let wakes = 0; wakes < 20; wakes += 1) {
    const move = moveWhenOpen({ ...facts, stage, now });
    heard.push({ at: now, what: move.move === 'remind' ? `remind ${move.number}` : move.move });
    if (move.move === 'close') return heard;
    if (move.move === 'remind') stage = move.number + 1;
    now = late(nextWakeOf({ ...facts, stage, now }));
  }
  throw new Error('it never closes');
}

const story = (facts: Partial<OpenFacts>): string[] =>
  untilClosed(anOpen(facts)).map(({ at: when, what }) => `${shown(when)} ${what}`);

describe('an open check-in', () => {
  it('is reminded of after two and five working days, and then closes', () => {
    expect(story({})).toEqual(['2026-12-03 09:00 remind 1', '2026-12-08 09:00 remind 2', '2026-12-15 17:00 close']);
  });

  it('is reminded of once, by the newest reminder, when she comes back', () => {
    expect(story({ away: awayFrom('2026-12-02', '2026-12-10') })).toEqual([
      '2026-12-11 09:00 remind 2',
      '2026-12-15 17:00 close',
    ]);
  });

  it('closes without a reminder when she is away until then', () => {
    expect(story({ away: awayFrom('2026-12-02', '2026-12-31') })).toEqual(['2026-12-15 17:00 close']);
  });

  it.each([{ answered: true }, { stopped: true }])('is not reminded of any more: %o', facts => {
    expect(story(facts)).toEqual(['2026-12-15 17:00 close']);
  });

  it.each([
    { facts: { answered: false, stopped: false }, reason: 'silent' },
    { facts: { answered: true, stopped: false }, reason: 'answered' },
    { facts: { answered: true, stopped: true }, reason: 'answered' },
    { facts: { answered: false, stopped: true }, reason: 'stopped' },
  ])('closes as $reason: $facts', ({ facts, reason }) => {
    expect(moveWhenOpen(anOpen({ ...facts, now: december.closesAt }))).toEqual({ move: 'close', reason });
  });

  it('is reminded of once after downtime, by the newest reminder', () => {
    const late = untilClosed(anOpen({}), wake => (wake < at('2026-12-10T10:00') ? at('2026-12-10T10:00') : wake));
    expect(late.map(({ what }) => what)).toEqual(['remind 2', 'close']);
  });

  it('never hears of more than two reminders, each newer than the one before, and always closes', () => {
    const scene = fc.record({
      rhythm: aRhythm,
      begin: anInstant,
      from: fc.integer({ min: -5, max: 30 }),
      awayDays: fc.integer({ min: 0, max: 40 }),
      days: fc.constantFrom([2, 5], [1], [], [3, 9]),
      late: fc.array(fc.integer({ min: 0, max: 72 * 60 }), { minLength: 20, maxLength: 20 }),
    });
    fc.assert(
      fc.property(scene, ({ rhythm, begin, from, awayDays, days, late }) => {
        const openedAt = nextOfficeMoment(begin, rhythm);
        if (!openedAt) throw new Error('never at work');
        const closesAt = workingDaysLater(openedAt, 10, rhythm);
        const day = localDateOf(openedAt, rhythm.zone);
        const away = awayFrom(addDays(day, from), addDays(day, from + awayDays));
        const facts = {
          rhythm,
          away,
          openedAt,
          closesAt,
          now: openedAt,
          settings: { ...settings, pulseReminderDays: days },
        };
        const heard = untilClosed(anOpen(facts), wake => {
          const minutes = late.pop() ?? 0;
          return new Date(wake.getTime() + minutes * 60_000);
        });
        const reminders = heard.filter(({ what }) => what.startsWith('remind'));
        expect(reminders.length).toBeLessThanOrEqual(days.length);
        expect(reminders.map(({ what }) => what)).toEqual(reminders.map(({ what }) => what).toSorted());
        expect(new Set(reminders.map(({ what }) => what)).size).toBe(reminders.length);
        expect(heard.at(-1)?.what).toBe('close');
        expect(heard.filter(({ what }) => what === 'close').length).toBe(1);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the talk is due', () => {
  it.each([
    { period: '2026-12', prompted: '2026-12-01T09:00', due: '2026-12-31 17:00' },
    { period: '2026-12', prompted: '2026-12-22T09:00', due: '2027-01-08 17:00' },
    { period: '2026-11', prompted: '2026-11-30T09:00', due: '2026-12-14 17:00' },
  ])('for $period, prompted $prompted, on $due', ({ period, prompted, due }) => {
    expect(shown(talkDueAt(period, at(prompted), helsinki, settings))).toBe(due);
  });

  it('at least ten working days after the prompt, and not before the month’s last working day', () => {
    fc.assert(
      fc.property(aRhythm, anInstant, fc.integer({ min: -1, max: 1 }), (rhythm, prompted, shift) => {
        const date = localDateOf(prompted, rhythm.zone);
        const period = shiftPeriod(date.slice(0, 7), shift);
        const due = localDateOf(talkDueAt(period, prompted, rhythm, settings), rhythm.zone);
        expect(countWorkingDays(date, due, rhythm)).toBeGreaterThanOrEqual(10);
        expect(countWorkingDays(due, datesOf(period).last, rhythm)).toBe(0);
      }),
    );
  });
});

/** Working days after `from`, up to and with `to`. */
function countWorkingDays(from: LocalDate, to: LocalDate, rhythm: Rhythm): number {
  let count = 0;
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) if (isWorkingDay(date, rhythm)) count += 1;
  return count;
}
