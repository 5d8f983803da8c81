import { describe, expect, it } from 'vitest';
import { type DayFacts, daysUntold, nudgesOn, type ResponseTimes, takeUpDueAt } from '../../src/deviations/rules.ts';
import { type Away, addDays, type LocalTime, parseLocalDate, type Rhythm } from '../../src/time/calendar.ts';
import { loadCalendar } from '../../src/time/holidays.ts';

const calendar = await loadCalendar('FI', { from: 2025, to: 2029 }, []);
const helsinki: Rhythm = {
  zone: 'Europe/Helsinki',
  calendar,
  workingDays: [1, 2, 3, 4, 5],
  opens: '09:00',
  closes: '17:00',
};
const times: ResponseTimes = { responseCriticalHours: 4, responseMajorDays: 1, responseMinorDays: 3 };
const day = (text: string) => parseLocalDate(text);
const never: Away = () => false;
const during =
  (first: string, last: string): Away =>
  date =>
    first <= date && date <= last;

describe('until when it is taken up', () => {
  // Helsinki is two hours ahead of UTC in winter, three in summer.
  it.each([
    {
      told: 'Friday 16:00',
      at: '2026-11-27T14:00:00Z',
      severity: 'critical',
      due: '2026-11-30T10:00:00Z',
      says: 'Monday 12:00',
    },
    {
      told: 'Monday 09:00',
      at: '2026-11-30T07:00:00Z',
      severity: 'critical',
      due: '2026-11-30T11:00:00Z',
      says: 'Monday 13:00',
    },
    {
      told: 'Monday 13:00',
      at: '2026-11-30T11:00:00Z',
      severity: 'critical',
      due: '2026-12-01T07:00:00Z',
      says: 'the end of the day is the start of the next',
    },
    {
      told: 'Saturday',
      at: '2026-11-28T10:00:00Z',
      severity: 'critical',
      due: '2026-11-30T11:00:00Z',
      says: 'Monday 13:00',
    },
    {
      told: 'Monday 03:00',
      at: '2026-11-30T01:00:00Z',
      severity: 'critical',
      due: '2026-11-30T11:00:00Z',
      says: 'Monday 13:00',
    },
    {
      told: 'Friday 16:00',
      at: '2026-11-27T14:00:00Z',
      severity: 'major',
      due: '2026-11-30T14:00:00Z',
      says: 'Monday 16:00',
    },
    {
      told: 'Friday 16:00',
      at: '2026-11-27T14:00:00Z',
      severity: 'minor',
      due: '2026-12-02T14:00:00Z',
      says: 'Wednesday 16:00',
    },
    {
      told: 'Friday before Independence Day on a Sunday',
      at: '2026-12-04T14:00:00Z',
      severity: 'critical',
      due: '2026-12-07T10:00:00Z',
      says: 'Monday 12:00',
    },
    {
      told: 'Wednesday before Christmas',
      at: '2026-12-23T14:00:00Z',
      severity: 'major',
      due: '2026-12-28T14:00:00Z',
      says: 'Monday 28th 16:00, the eve being free',
    },
    {
      told: 'Friday before winter time',
      at: '2026-10-23T13:00:00Z',
      severity: 'critical',
      due: '2026-10-26T10:00:00Z',
      says: 'Monday 12:00',
    },
    {
      told: 'Friday before summer time',
      at: '2026-03-27T14:00:00Z',
      severity: 'critical',
      due: '2026-03-30T09:00:00Z',
      says: 'Monday 12:00',
    },
  ] as const)('$severity, told on $told: $says', async ({ at, severity, due }) => {
    const eve = await loadCalendar('FI', { from: 2025, to: 2029 }, [day('2026-12-24')]);
    const holder = { rhythm: { ...helsinki, calendar: eve }, away: never };
    expect(takeUpDueAt(new Date(at), severity, times, holder)).toEqual(new Date(due));
  });

  it('no time passes while she is away', () => {
    const holder = { rhythm: helsinki, away: during('2026-11-28', '2026-12-02') };
    const due = takeUpDueAt(new Date('2026-11-27T14:00:00Z'), 'critical', times, holder);
    expect(due).toEqual(new Date('2026-12-03T10:00:00Z'));
  });

  it('her own hours and days count', () => {
    const rhythm: Rhythm = {
      ...helsinki,
      workingDays: [2, 4],
      opens: '12:00' as LocalTime,
      closes: '14:00' as LocalTime,
    };
    const due = takeUpDueAt(new Date('2026-11-30T10:00:00Z'), 'critical', times, { rhythm, away: never });
    // Two hours on Tuesday, two on Thursday; over with her day, so at the start of the next Tuesday.
    expect(due).toEqual(new Date('2026-12-08T10:00:00Z'));
  });

  it('there is none for somebody who is away for years', () => {
    const holder = { rhythm: helsinki, away: () => true };
    expect(takeUpDueAt(new Date('2026-11-27T14:00:00Z'), 'minor', times, holder)).toBeNull();
  });

  it('has long passed for what is older than the holidays that are known', () => {
    const told = new Date('2024-05-03T08:00:00Z');
    expect(takeUpDueAt(told, 'minor', times, { rhythm: helsinki, away: never })).toEqual(told);
  });
});

const facts = (today: string, changes: Partial<DayFacts> = {}): DayFacts => ({
  today: day(today),
  days: helsinki,
  state: 'acting',
  severity: 'major',
  opening: 1,
  openedOn: day('2026-11-23'),
  contained: false,
  openActions: [],
  checkDueOn: null,
  checkKey: 'asked',
  clientWord: null,
  clientWordDays: 2,
  ...changes,
});
const told = (given: DayFacts) => nudgesOn(given).map(({ kind, key }) => `${kind} ${key}`);
/** From a Monday on, day by day, with the weekend. */
const calendarFrom = (first: string, days: number) => Array.from({ length: days }, (_, n) => addDays(day(first), n));

describe('what is due on a day', () => {
  it('is nothing once it has ended', () => {
    const everything = {
      severity: 'critical',
      openActions: [{ id: 'a', dueOn: day('2026-11-24') }],
      checkDueOn: day('2026-11-24'),
      clientWord: { word: 'none', until: null },
    } as const;
    for (const state of ['closed', 'unfounded'] as const)
      expect(told(facts('2026-12-15', { ...everything, state }))).toEqual([]);
    expect(told(facts('2026-12-15', everything))).toEqual(['daily 1/2026-12-15', 'action a', 'action_late a']);
  });

  it('of a critical one is the question how it stands, each day after the first, until it is contained', () => {
    const critical = { severity: 'critical' } as const;
    expect(calendarFrom('2026-11-23', 4).map(today => told(facts(today, critical)))).toEqual([
      [],
      ['daily 1/2026-11-24'],
      ['daily 1/2026-11-25'],
      ['daily 1/2026-11-26'],
    ]);
    expect(told(facts('2026-11-24', { ...critical, contained: true }))).toEqual([]);
    expect(told(facts('2026-11-24', { ...critical, opening: 2 }))).toEqual(['daily 2/2026-11-24']);
    expect(told(facts('2026-11-24', { severity: 'major' }))).toEqual([]);
  });

  it('of an action is that it is due, and after another working day that it is late', () => {
    const acting = { openActions: [{ id: 'a', dueOn: day('2026-11-26') }] };
    expect(calendarFrom('2026-11-25', 6).map(today => told(facts(today, acting)))).toEqual([
      [],
      ['action a'],
      ['action a'],
      // Saturday, Sunday: nobody is asked on these; a Friday's late is Monday's.
      ['action a'],
      ['action a'],
      ['action a', 'action_late a'],
    ]);
  });

  it('of a check is that it is due, and after a working week that it is late', () => {
    const waiting = { state: 'awaiting_check', checkDueOn: day('2026-11-26') } as const;
    const days = calendarFrom('2026-11-25', 10).map(today => told(facts(today, waiting)).join());
    expect(days).toEqual([
      '',
      ...Array.from({ length: 7 }, () => 'check asked'),
      'check asked,check_late asked',
      'check asked,check_late asked',
    ]);
    expect(told(facts('2026-12-15', { ...waiting, state: 'acting' }))).toEqual([]);
  });

  it('of the client is what was said, once after two working days, and again when "not yet" is over', () => {
    const on = (today: string, word: 'none' | 'told' | 'not_yet' | 'not_theirs', until: string | null = null) =>
      told(facts(today, { clientWord: { word, until: until ? day(until) : null } }));
    expect([on('2026-11-24', 'none'), on('2026-11-25', 'none'), on('2026-12-25', 'none')]).toEqual([
      [],
      ['client 1'],
      ['client 1'],
    ]);
    expect([on('2026-12-25', 'told'), on('2026-12-25', 'not_theirs')]).toEqual([[], []]);
    const until = '2026-12-04';
    expect([on('2026-12-04', 'not_yet', until), on('2026-12-05', 'not_yet', until)]).toEqual([
      [],
      ['client until 2026-12-04'],
    ]);
    expect(told(facts('2026-12-25'))).toEqual([]);
  });

  it('is one thing at a time: the client comes after somebody has it, and after a critical one is contained', () => {
    const untold = { clientWord: { word: 'none', until: null } } as const;
    for (const state of ['reported', 'reopened'] as const)
      expect(told(facts('2026-12-15', { ...untold, state, severity: 'critical' }))).toEqual(['daily 1/2026-12-15']);
    expect(told(facts('2026-12-15', { ...untold, severity: 'major', state: 'reported' }))).toEqual([]);
    expect(told(facts('2026-12-15', { ...untold, severity: 'critical' }))).toEqual(['daily 1/2026-12-15']);
    expect(told(facts('2026-12-15', { ...untold, severity: 'critical', contained: true }))).toEqual(['client 1']);
  });

  it('is found also for what has been open for years', () => {
    const ancient = {
      openedOn: day('2023-01-10'),
      openActions: [{ id: 'a', dueOn: day('2023-02-01') }],
      clientWord: { word: 'none', until: null },
    } as const;
    expect(told(facts('2026-11-24', ancient))).toEqual(['action a', 'action_late a', 'client 1']);
    const waiting = { state: 'awaiting_check', checkDueOn: day('2023-02-01') } as const;
    expect(told(facts('2026-11-24', waiting))).toEqual(['check asked', 'check_late asked']);
  });
});

describe('the days that a client was not told', () => {
  it.each([
    { word: 'none', toldOn: null, today: '2026-11-23', days: 0 },
    { word: 'none', toldOn: null, today: '2026-12-03', days: 10 },
    { word: 'not_yet', toldOn: null, today: '2026-12-03', days: 10 },
    { word: 'told', toldOn: '2026-11-25', today: '2026-12-03', days: 2 },
    { word: 'told', toldOn: '2026-11-20', today: '2026-12-03', days: 0 },
    { word: 'not_theirs', toldOn: null, today: '2026-12-03', days: null },
    // Over both changes of the clocks.
    { word: 'told', toldOn: '2027-11-23', today: '2027-12-03', days: 365 },
  ] as const)('$word, on $today: $days', ({ word, toldOn, today, days }) => {
    const given = { openedOn: day('2026-11-23'), word, toldOn: toldOn && day(toldOn) };
    expect(daysUntold(given, day(today))).toBe(days);
  });
});
