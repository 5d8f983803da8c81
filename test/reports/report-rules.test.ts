import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  daysLate,
  draftOf,
  fitted,
  hintsOf,
  longestLine,
  type PromiseFacts,
  planReport,
  type ReportFacts,
  type ReportPlanFacts,
  reportMove,
  reportStandingOf,
  type SuggestionFacts,
  sentFault,
} from '../../src/reports/rules.ts';
import {
  addDays,
  datesOf,
  isWorkingDay,
  type LocalDate,
  localDateOf,
  MONDAY_TO_FRIDAY,
  parseLocalDate,
  type Rhythm,
} from '../../src/time/calendar.ts';
import { calendarShelf } from '../../src/time/shelf.ts';

const zone = 'Europe/Helsinki';
const shelf = calendarShelf();
let rhythm: Rhythm;
beforeAll(async () => {
  const calendar = await shelf.calendar('FI', [], new Date('2027-01-01T00:00:00Z'));
  rhythm = { zone, calendar, opens: '09:00', closes: '17:00', workingDays: MONDAY_TO_FRIDAY };
});

const start = parseLocalDate('2026-06-01');
const day = fc.integer({ min: 0, max: 500 }).map(days => addDays(start, days));
const moment = fc.date({
  min: new Date('2026-06-01T00:00:00Z'),
  max: new Date('2027-10-31T00:00:00Z'),
  noInvalidDate: true,
});

describe('a monthly report', () => {
  it('is late exactly when its day has passed without it', () => {
    fc.assert(
      fc.property(day, fc.option(day), day, (dueOn, sentOn, today) => {
        const { is } = reportStandingOf({ dueOn, sentOn }, today);
        expect(is.endsWith('late')).toBe((sentOn ?? today) > dueOn);
        expect(is.startsWith('sent')).toBe(sentOn !== null);
        expect(daysLate({ dueOn, sentOn }, today) > 0).toBe(is.endsWith('late'));
        // What was sent stays as late as it was.
        if (sentOn) expect(daysLate({ dueOn, sentOn }, addDays(today, 99))).toBe(daysLate({ dueOn, sentOn }, today));
      }),
    );
  });

  it.each([
    ['2026-11-29', 'sent_early'],
    ['2026-11-30', undefined],
    ['2026-12-03', undefined],
    ['2026-12-04', 'sent_future'],
  ])('about November was sent on %s, told on 3 December: %s', (sentOn, fault) => {
    const report = { month: '2026-11', sentOn: parseLocalDate(sentOn) };
    expect(sentFault(report, parseLocalDate('2026-12-03'))).toBe(fault);
  });
});

describe('a report that was let go', () => {
  it('is late on no day, unless it was sent after all', () => {
    fc.assert(
      fc.property(day, day, fc.option(day), (dueOn, today, sentOn) => {
        const report = { dueOn, sentOn, letGo: true };
        expect(reportStandingOf(report, today).is === 'let_go').toBe(sentOn === null);
        if (sentOn === null) expect(daysLate(report, today)).toBe(0);
      }),
    );
  });
});

describe('the day of a report', () => {
  const at = (changes: Partial<ReportPlanFacts> & { readonly now: Date }) =>
    planReport({ rhythm, day: 3, workSince: start, since: { begins: true, lastRan: undefined }, ...changes });

  it('is the known working day of the client’s month, and lasts until the next one', () => {
    expect(at({ now: new Date('2026-11-24T08:00:00Z') })).toEqual({
      period: '2026-12',
      dueAt: new Date('2026-12-02T22:00:00Z'),
      closesAt: new Date('2027-01-06T22:00:00Z'),
    });
  });

  it('tells of no month in which the work had not begun', () => {
    const now = new Date('2026-11-24T08:00:00Z');
    expect(at({ now, workSince: parseLocalDate('2026-11-30') })?.period).toBe('2026-12');
    expect(at({ now, workSince: parseLocalDate('2026-12-01') })?.period).toBe('2027-01');
  });

  it('that is moved to before today comes on the next working day; what was missed in an outage stays late', () => {
    const moved = (formerDueAt: string, now: string) =>
      at({ since: { planned: '2026-12' }, formerDueAt: new Date(formerDueAt), now: new Date(now) })?.dueAt;
    // On a Saturday, when the day was to be the fourteenth.
    expect(moved('2026-12-13T22:00:00Z', '2026-12-05T10:00:00Z')).toEqual(new Date('2026-12-06T22:00:00Z'));
    expect(moved('2026-12-02T22:00:00Z', '2026-12-09T10:00:00Z')).toEqual(new Date('2026-12-02T22:00:00Z'));
    expect(moved('2026-12-09T22:00:00Z', '2026-12-01T10:00:00Z')).toEqual(new Date('2026-12-02T22:00:00Z'));
  });

  it('comes once a month on a working day, whatever stands planned or has run', () => {
    const since = fc.constantFrom('planned', 'ran', 'begins');
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 20 }), since, day, (now, nth, how, workSince) => {
        const first = at({ now, day: nth, workSince });
        if (!first) throw new Error('nothing is planned');
        const facts: ReportPlanFacts['since'] =
          how === 'planned'
            ? { planned: first.period }
            : how === 'ran'
              ? { ran: first.period }
              : { begins: true, lastRan: first.period };
        const next = at({ now, day: nth, workSince, since: facts, formerDueAt: first.dueAt });
        if (!next) throw new Error('nothing is planned');
        if (how === 'planned') expect(next).toEqual(first);
        else expect(next.period > first.period).toBe(true);
        for (const each of [first, next]) {
          expect(isWorkingDay(localDateOf(each.dueAt, zone), rhythm)).toBe(true);
          expect(each.closesAt > each.dueAt).toBe(true);
          expect(each.dueAt > now).toBe(true);
        }
      }),
    );
  });
});

describe('whoever writes a report', () => {
  /** What happens from its day on, tick by tick; `sentAfter`: so many messages make her do it. */
  function course(asked: Date, closesAt: Date, { sentAfter, late }: { sentAfter: number; late: number }) {
    const said: { readonly move: string; readonly on: LocalDate }[] = [];
    let [now, stage] = [asked, 0];
    for (let tick = 0; tick < 12; tick += 1) {
      const move = reportMove({ stage, isSent: said.length >= sentAfter, active: true, closesAt, rhythm, now });
      if (move.move === 'end') return { said, end: move.reason };
      if (move.move !== 'quiet') {
        said.push({ move: move.move, on: localDateOf(now, rhythm) });
        stage += 1;
      }
      // The process may have slept.
      now = new Date(move.wakeAt.getTime() + late * 3_600_000);
    }
    throw new Error('it never ends');
  }
  const closesAt = new Date('2027-01-06T22:00:00Z');
  const asked = new Date('2026-12-02T22:00:00Z');

  it('is asked on the day, reminded on the next working day and three later, and then left alone until it is missed', () => {
    expect(course(asked, closesAt, { sentAfter: 9, late: 0 })).toEqual({
      said: [
        { move: 'ask', on: '2026-12-03' },
        { move: 'remind', on: '2026-12-04' },
        { move: 'remind', on: '2026-12-09' },
      ],
      end: 'missed',
    });
  });

  it('hears at most three times, never twice a day, never after it was sent or the next one is due', () => {
    const arbitrary = [fc.nat({ max: 4 }), fc.nat({ max: 400 }), fc.nat({ max: 34 * 24 })] as const;
    fc.assert(
      fc.property(...arbitrary, (sentAfter, late, slept) => {
        const from = new Date(asked.getTime() + slept * 3_600_000);
        const { said, end } = course(from, closesAt, { sentAfter, late });
        expect(said.length).toBeLessThanOrEqual(Math.min(3, sentAfter));
        expect(new Set(said.map(({ on }) => on)).size).toBe(said.length);
        for (const { on } of said) expect(on < '2027-01-07').toBe(true);
        expect(end === 'sent').toBe(said.length === sentAfter);
      }),
    );
  });

  it.each([
    ['sent', { stage: 2, isSent: true, active: false, now: '2026-12-04T08:00:00Z' }],
    ['paused', { stage: 1, isSent: false, active: false, now: '2026-12-04T08:00:00Z' }],
    ['paused', { stage: 0, isSent: false, active: false, now: '2026-12-04T08:00:00Z' }],
    ['downtime', { stage: 0, isSent: false, active: true, now: '2027-01-06T22:00:00Z' }],
    ['missed', { stage: 1, isSent: false, active: true, now: '2027-01-06T22:00:00Z' }],
  ])('is left in peace: %s', (reason, { now, ...clock }) => {
    expect(reportMove({ ...clock, closesAt, rhythm, now: new Date(now) })).toEqual({ move: 'end', reason });
  });
});

describe('the draft', () => {
  const november = (nth: number) => parseLocalDate(`2026-11-${String(nth).padStart(2, '0')}`);
  const nothing: ReportFacts = {
    month: '2026-11',
    today: parseLocalDate('2026-12-03'),
    promises: [],
    suggestions: [],
    deviations: [],
    agreements: [],
    goals: [],
    meetings: [],
  };
  const suggestion: SuggestionFacts = {
    ...{ kind: 'suggestion', words: 'S', decidedOn: null, dueOn: null },
    ...{ outcome: null, endedOn: null, answeredOn: null },
  };
  const promise = (words: string, dueOn: string, more: Partial<PromiseFacts> = {}): PromiseFacts => {
    return { words, dueOn: parseLocalDate(dueOn), keptOn: null, moving: false, ...more };
  };
  const told = (facts: Partial<ReportFacts>) => {
    const draft = draftOf({ ...nothing, ...facts });
    const lines = [draft.delivered, draft.decided, draft.next];
    return lines.map(line => line.map(({ fact, words, on }) => `${fact} ${words} ${on}`));
  };

  it.each<[string, Partial<ReportFacts>, string[][]]>([
    [
      'a kept promise and an open one',
      { promises: [promise('A', '2026-11-04', { keptOn: november(4) }), promise('B', '2026-12-10')] },
      [['promise_kept A 2026-11-04'], [], ['promise_due B 2026-12-10']],
    ],
    [
      'a promise that is overdue, one of another month, and none of one that is being moved',
      {
        promises: [
          promise('A', '2026-11-04'),
          promise('B', '2026-10-31', { keptOn: parseLocalDate('2026-10-31') }),
          promise('C', '2026-12-10', { moving: true }),
        ],
      },
      [[], [], []],
    ],
    [
      'deviations that are closed and have words',
      {
        deviations: [
          { words: 'Slow', closedOn: november(9) },
          { words: null, closedOn: november(9) },
          { words: 'Open', closedOn: null },
        ],
      },
      [['deviation_closed Slow 2026-11-09'], [], []],
    ],
    [
      'suggestions: decided, done, decided and done',
      {
        suggestions: [
          { ...suggestion, words: 'A', decidedOn: november(2), dueOn: parseLocalDate('2027-01-31') },
          { ...suggestion, words: 'C', decidedOn: parseLocalDate('2026-09-01'), outcome: 'done', endedOn: november(5) },
          { ...suggestion, words: 'D', decidedOn: november(6), outcome: 'done', endedOn: november(7) },
          { ...suggestion, words: 'E', decidedOn: november(8), outcome: 'done', endedOn: parseLocalDate('2026-12-01') },
        ],
      },
      [
        ['suggestion_done D 2026-11-07', 'suggestion_done C 2026-11-05'],
        ['suggestion_decided E 2026-11-08', 'suggestion_decided A 2026-11-02'],
        ['suggestion_due A 2027-01-31'],
      ],
    ],
    [
      'a no only once somebody has told the client, on that day',
      {
        suggestions: [
          { ...suggestion, words: 'A', outcome: 'declined', endedOn: november(3) },
          { ...suggestion, words: 'B', outcome: 'declined', endedOn: november(3), answeredOn: november(5) },
          {
            ...suggestion,
            words: 'C',
            outcome: 'declined',
            endedOn: november(3),
            answeredOn: parseLocalDate('2026-12-01'),
          },
        ],
      },
      [[], ['suggestion_declined B 2026-11-05'], []],
    ],
    [
      'what was needed, as a need',
      {
        suggestions: [
          { ...suggestion, kind: 'need', words: 'A', decidedOn: november(2), dueOn: parseLocalDate('2026-12-31') },
          {
            ...suggestion,
            kind: 'need',
            words: 'B',
            outcome: 'declined',
            endedOn: november(3),
            answeredOn: november(3),
          },
          { ...suggestion, kind: 'need', words: 'C', outcome: 'done', endedOn: november(5) },
        ],
      },
      [
        ['need_done C 2026-11-05'],
        ['need_declined B 2026-11-03', 'need_decided A 2026-11-02'],
        ['need_due A 2026-12-31'],
      ],
    ],
    [
      'agreements and goals, also those that have ended, and meetings',
      {
        agreements: [
          { words: 'Support', signedOn: november(1), endedOn: null },
          { words: 'A draft', signedOn: null, endedOn: november(9) },
          { words: 'A trial', signedOn: november(3), endedOn: november(20) },
        ],
        goals: [
          { words: 'Fewer calls', since: november(2), ended: undefined },
          { words: 'Faster', since: start, ended: { on: november(6), outcome: 'reached' } },
          { words: 'Bigger', since: start, ended: { on: november(7), outcome: 'dropped' } },
        ],
        meetings: [
          { kind: 'follow_up', on: november(30), held: true },
          { kind: 'development', on: parseLocalDate('2027-02-01'), held: false },
          { kind: 'follow_up', on: parseLocalDate('2026-12-20'), held: false },
        ],
      },
      [
        ['goal_reached Faster 2026-11-06'],
        [
          'follow_up_held  2026-11-30',
          'agreement_ended A trial 2026-11-20',
          'goal_dropped Bigger 2026-11-07',
          'agreement_signed A trial 2026-11-03',
          'goal_shared Fewer calls 2026-11-02',
          'agreement_signed Support 2026-11-01',
        ],
        ['follow_up_booked  2026-12-20'],
      ],
    ],
  ])('tells of %s', (_, facts, lines) => {
    expect(told(facts)).toEqual(lines);
  });

  const promises = fc
    .array(fc.record({ dueOn: day, keptOn: fc.option(day), moving: fc.boolean() }))
    .map(all => all.map((each, at) => ({ ...each, words: `promise ${at}` })));

  it('tells of nothing but the month, the newest first, and of what is coming, the soonest first', () => {
    const goal = fc.record({ words: fc.string(), since: day, ended: fc.constant(undefined) });
    fc.assert(
      fc.property(promises, fc.array(goal), day, day, (promised, goals, today, within) => {
        const month = within.slice(0, 7);
        const { delivered, decided, next } = draftOf({ ...nothing, month, today, promises: promised, goals });
        const { first, last } = datesOf(month);
        for (const line of [delivered, decided]) {
          expect(line.every(({ on }) => first <= on && on <= last)).toBe(true);
          expect(line.map(({ on }) => on)).toEqual(
            line
              .map(({ on }) => on)
              .toSorted()
              .toReversed(),
          );
        }
        expect(next.every(({ on }) => on >= today)).toBe(true);
        expect(next.map(({ on }) => on)).toEqual(next.map(({ on }) => on).toSorted());
        expect(delivered).toHaveLength(promised.filter(({ keptOn }) => keptOn?.startsWith(month)).length);
      }),
    );
  });

  it('says of no promise that it is delivered and still to come, and leaves none out that is late without telling the lead', () => {
    fc.assert(
      fc.property(promises, day, day, (promised, today, within) => {
        const facts = { ...nothing, month: within.slice(0, 7), today, promises: promised };
        const { delivered, next } = draftOf(facts);
        const hints = new Map(hintsOf(facts).map(({ hint, words }) => [words, hint]));
        const [done, coming] = [delivered, next].map(line => new Set(line.map(({ words }) => words)));
        for (const { words, dueOn, keptOn, moving } of promised) {
          expect(done?.has(words) && coming?.has(words)).toBe(false);
          if (keptOn === null && moving) expect([coming?.has(words), hints.get(words)]).toEqual([false, 'moving']);
          else if (keptOn === null) expect(hints.get(words)).toBe(dueOn < today ? 'overdue' : undefined);
          else expect(hints.get(words)).toBe(done?.has(words) && keptOn > dueOn ? 'kept_late' : undefined);
        }
      }),
    );
  });

  it('has lines that are never too long, and says how much is left out', () => {
    const items = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), { maxLength: 40 });
    fc.assert(
      fc.property(items, words => {
        const line = fitted(words, count => `and ${count} more`);
        expect([...line].length).toBeLessThanOrEqual(longestLine);
        const whole = words.join('; ');
        if ([...whole].length <= longestLine) expect(line).toBe(whole);
        else {
          const shown = words.length - Number(/and (\d+) more$/.exec(line)?.[1]);
          expect(shown).toBeGreaterThan(0);
          expect(line.startsWith(words.slice(0, shown).join('; '))).toBe(true);
        }
      }),
    );
  });
});
