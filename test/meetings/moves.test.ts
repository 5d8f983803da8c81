import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterMoves,
  dueOn,
  latestBooking,
  type MoveFacts,
  monthsOf,
  nextMoves,
  rollBack,
  type Told,
} from '../../src/meetings/rules.ts';
import {
  addDays,
  addMonths,
  instantOf,
  isWorkingDay,
  type LocalDate,
  localDateOf,
  MONDAY_TO_FRIDAY,
  parseLocalDate,
  parseLocalTime,
  type Rhythm,
} from '../../src/time/calendar.ts';
import { loadCalendar } from '../../src/time/holidays.ts';

const day = parseLocalDate;
const zone = 'Europe/Helsinki';
const finnish = await loadCalendar('FI', { from: 2025, to: 2030 });
const rhythm: Rhythm = {
  zone,
  calendar: finnish,
  workingDays: MONDAY_TO_FRIDAY,
  opens: parseLocalTime('09:00'),
  closes: parseLocalTime('17:00'),
};
const nobody: MoveFacts['told'] = {
  ask: undefined,
  askReminder: undefined,
  agenda: undefined,
  outcome: undefined,
  outcomeReminder: undefined,
  longOverdue: undefined,
};
const at = (text: string) => new Date(`${text}:00+02:00`);
const aMeeting = (changes: Partial<MoveFacts> = {}): MoveFacts => ({
  now: at('2026-11-02T12:00'),
  due: day('2026-12-15'),
  zone,
  askDays: 21,
  who: { rhythm, away: () => false },
  turnsAt: undefined,
  booked: undefined,
  cancelledAt: undefined,
  overdueFrom: null,
  told: nobody,
  ...changes,
});
const booked = (onDay: string) => ({
  onDay: day(onDay),
  startsAt: instantOf(day(onDay), parseLocalTime('10:00'), zone),
});

/** Every moment at which something happens if nobody does anything, and what; messages stand in Slack at once. */
function playedOut(start: MoveFacts): string[] {
  const seen: string[] = [];
  let facts = start;
  for (let step = 0; step < 40; step += 1) {
    const { moves, wakeAt } = nextMoves(facts);
    for (const { move, dueAt } of moves) seen.push(`${move} ${inZone(facts.now)}${dueAt < facts.now ? ' late' : ''}`);
    const after = afterMoves(
      facts,
      moves.map(({ move }) => move),
    );
    facts = { ...sent(after), now: nextMoves(after).wakeAt };
    expect(wakeAt > start.now || moves.length > 0).toBe(true);
  }
  return seen;
}

const inZone = (moment: Date): string => {
  const shifted = new Date(moment.getTime() + 2 * 3_600_000).toISOString();
  return `${shifted.slice(0, 10)} ${shifted.slice(11, 16)}`;
};

const sent = (facts: MoveFacts): MoveFacts => {
  const stand = (told: Told): Told => (told === null ? facts.now : told);
  const { ask, askReminder, agenda, outcome, outcomeReminder, longOverdue } = facts.told;
  return {
    ...facts,
    told: {
      ask: stand(ask),
      askReminder: stand(askReminder),
      agenda: stand(agenda),
      outcome: stand(outcome),
      outcomeReminder: stand(outcomeReminder),
      longOverdue: stand(longOverdue),
    },
  };
};

describe('what a meeting to come asks, and when', () => {
  it.each<[string, Partial<MoveFacts>, string[]]>([
    [
      'that nobody books: asked three weeks ahead, reminded a week ahead, overdue when its day is over, and two weeks later told',
      {},
      [
        'ask 2026-11-24 09:00',
        'remind_ask 2026-12-08 09:00',
        'report_overdue 2026-12-16 00:00',
        'tell_contact 2026-12-29 00:00',
      ],
    ],
    [
      'that is booked in time: agenda the working day before, outcome the working day after, one reminder',
      { booked: booked('2026-12-07') },
      [
        'send_agenda 2026-12-04 00:00',
        'ask_outcome 2026-12-08 00:00',
        'remind_outcome 2026-12-11 09:00',
        'report_overdue 2026-12-16 00:00',
        'tell_contact 2026-12-29 00:00',
      ],
    ],
    [
      'that is booked for its last day: a working day to say how it was, before it counts as overdue',
      { booked: booked('2026-12-15') },
      [
        'send_agenda 2026-12-14 00:00',
        'ask_outcome 2026-12-16 00:00',
        'report_overdue 2026-12-17 00:00',
        'remind_outcome 2026-12-21 09:00',
        'tell_contact 2026-12-29 00:00',
      ],
    ],
    [
      'that is booked too late: overdue all the same',
      { booked: booked('2026-12-18') },
      [
        'report_overdue 2026-12-16 00:00',
        'send_agenda 2026-12-17 00:00',
        'ask_outcome 2026-12-21 00:00',
        'remind_outcome 2026-12-24 09:00',
        'tell_contact 2026-12-29 00:00',
      ],
    ],
    [
      'after weeks in which the app was down: the newest question once, and what is stale not at all',
      { now: at('2026-12-13T10:00') },
      ['ask 2026-12-13 10:00 late', 'report_overdue 2026-12-16 00:00', 'tell_contact 2026-12-29 00:00'],
    ],
    [
      'after its day: no agenda for what has begun',
      { booked: booked('2026-12-07'), now: at('2026-12-07T10:00') },
      [
        'ask_outcome 2026-12-08 00:00',
        'remind_outcome 2026-12-11 09:00',
        'report_overdue 2026-12-16 00:00',
        'tell_contact 2026-12-29 00:00',
      ],
    ],
    [
      'called off: asked for another date on the next working day, not at once',
      { cancelledAt: at('2026-12-04T11:00'), now: at('2026-12-04T11:00') },
      [
        'ask 2026-12-07 09:00',
        'remind_ask 2026-12-10 09:00',
        'report_overdue 2026-12-16 00:00',
        'tell_contact 2026-12-29 00:00',
      ],
    ],
    [
      'while she is away: on her first day back',
      { who: { rhythm, away: date => date >= day('2026-11-20') && date <= day('2026-11-29') } },
      [
        'ask 2026-11-30 09:00',
        'remind_ask 2026-12-08 09:00',
        'report_overdue 2026-12-16 00:00',
        'tell_contact 2026-12-29 00:00',
      ],
    ],
    [
      'booked for a Monday, with her away on the Friday: the agenda reaches her on the Thursday',
      { booked: booked('2026-12-07'), who: { rhythm, away: date => date === day('2026-12-04') } },
      [
        'send_agenda 2026-12-03 00:00',
        'ask_outcome 2026-12-08 00:00',
        'remind_outcome 2026-12-11 09:00',
        'report_overdue 2026-12-16 00:00',
        'tell_contact 2026-12-29 00:00',
      ],
    ],
    ...[day('2026-12-05'), day('2026-12-07')].map((last): [string, Partial<MoveFacts>, string[]] => [
      `with her away for weeks, until ${last}: the agenda the day before, to whoever stands in`,
      {
        now: at('2026-12-03T12:00'),
        booked: booked('2026-12-07'),
        who: { rhythm, away: date => date >= day('2026-11-20') && date <= last },
        told: { ...nobody, outcome: at('2026-12-08T09:00'), outcomeReminder: null, longOverdue: null },
      },
      ['send_agenda 2026-12-04 00:00', 'report_overdue 2026-12-16 00:00'],
    ]),
    [
      'whose day has moved on: no longer overdue',
      { overdueFrom: day('2026-10-30'), told: { ...nobody, ask: at('2026-10-01T09:00'), askReminder: null } },
      ['end_overdue 2026-11-02 12:00', 'report_overdue 2026-12-16 00:00', 'tell_contact 2026-12-29 00:00'],
    ],
  ])('%s', (_, changes, expected) => {
    expect(playedOut(aMeeting(changes))).toEqual(expected);
  });

  it('looks again the next day while a question has not reached anybody', () => {
    const waiting = aMeeting({ now: at('2026-11-24T09:00'), told: { ...nobody, ask: null } });
    expect(nextMoves(waiting)).toEqual({ moves: [], wakeAt: new Date('2026-11-25T00:00:00Z') });
  });

  it('looks again when somebody else may answer for the client', () => {
    const turnsAt = at('2026-11-10T00:00');
    expect(nextMoves(aMeeting({ turnsAt })).wakeAt).toEqual(turnsAt);
    expect(nextMoves(aMeeting({ turnsAt, now: turnsAt })).wakeAt).toEqual(at('2026-11-24T09:00'));
  });
});

/** What happens to a client over the years, day by day. */
type Deed = 'nothing' | 'book' | 'move' | 'cancel' | 'hold' | 'hold_unbooked' | 'pause' | 'sleep';
const deeds = fc.array(
  fc.record({
    after: fc.integer({ min: 1, max: 50 }),
    deed: fc.constantFrom<Deed>('nothing', 'book', 'move', 'cancel', 'hold', 'hold', 'hold_unbooked', 'pause', 'sleep'),
    days: fc.integer({ min: 0, max: 30 }),
  }),
  { minLength: 5, maxLength: 40 },
);

describe('years of meetings', () => {
  it('ask for each thing once, keep every distance, and report what is overdue as long as it is', () => {
    fc.assert(
      fc.property(
        deeds,
        fc.constantFrom('follow_up' as const, 'development' as const),
        fc.nat(60),
        (life, kind, away) => {
          const world = new World(kind, away);
          for (const { after, deed, days } of life) {
            world.pass(after, deed === 'sleep');
            world.do(deed, days);
          }
          world.pass(60, false);
          expect(new Set(world.said).size).toBe(world.said.length);
        },
      ),
      { numRuns: 80 },
    );
  });
});

/** One kind of meeting with one client, as the room keeps it: the rules under test decide, this only remembers. */
class World {
  readonly said: string[] = [];
  private readonly kind: 'follow_up' | 'development';
  private readonly away: number;
  private readonly rhythm = { followUpMonths: 3, developmentMonths: 6 };
  private now = at('2026-01-05T08:00');
  private since = day('2026-01-05');
  private lastHeld: LocalDate | undefined;
  private number = 1;
  private sequence = -1;
  private paused = false;
  private facts: MoveFacts;

  constructor(kind: 'follow_up' | 'development', away: number) {
    this.kind = kind;
    this.away = away;
    this.facts = this.fresh();
  }

  private due(): LocalDate {
    const { kind, since, lastHeld } = this;
    return rollBack(dueOn({ kind, rhythm: this.rhythm, firstDays: 30, since, lastHeld }), [rhythm]);
  }

  private fresh(): MoveFacts {
    const isAway = (date: LocalDate) => Number(date.slice(5, 7)) === 7 && Number(date.slice(8)) <= this.away;
    return aMeeting({ now: this.now, due: this.due(), who: { rhythm, away: isAway } });
  }

  /** Days go by; everything wakes when it asked to, unless the app sleeps. */
  pass(days: number, asleep: boolean): void {
    const until = new Date(this.now.getTime() + days * 86_400_000);
    while (!asleep && !this.paused && this.now < until) {
      this.wake();
      const { wakeAt } = nextMoves(this.facts);
      expect(wakeAt > this.now).toBe(true);
      this.now = wakeAt < until ? wakeAt : until;
    }
    this.now = until;
    if (!this.paused) this.wake();
  }

  private wake(): void {
    this.facts = { ...this.facts, now: this.now, due: this.due() };
    const { moves } = nextMoves(this.facts);
    for (const { move, dueAt } of moves) {
      expect(dueAt <= this.now).toBe(true);
      if (move === 'end_overdue') continue;
      const key =
        move === 'report_overdue' || move === 'tell_contact' ? this.facts.due : `${this.since} ${this.sequence}`;
      this.said.push(`#${this.number} ${move} ${key}`);
    }
    const after = afterMoves(
      this.facts,
      moves.map(({ move }) => move),
    );
    expect(nextMoves(after).moves).toEqual([]);
    this.facts = sent(after);
    // A working day for the outcome of what was booked in time; from then on it counts.
    const surely = addDays(this.facts.due, 6);
    const today = localDateOf(this.now, zone);
    if (today > surely && !this.isBookedInTime()) expect(this.facts.overdueFrom).not.toBeNull();
    if (today <= this.facts.due) expect(this.facts.overdueFrom).toBeNull();
  }

  private isBookedInTime(): boolean {
    return this.facts.booked !== undefined && this.facts.booked.onDay <= this.facts.due;
  }

  do(deed: Deed, days: number): void {
    const today = localDateOf(this.now, zone);
    const before = this.due();
    if (deed === 'pause') this.pauseOrResume(today);
    if (deed === 'pause' || this.paused) return;
    if (deed === 'book' || deed === 'move') this.book(today, days);
    if (deed === 'cancel' && this.facts.booked) this.cancel();
    const isOver = this.facts.booked !== undefined && this.facts.booked.onDay <= today;
    if (deed === 'hold_unbooked' || (deed === 'hold' && isOver))
      this.hold(deed === 'hold' ? this.facts.booked?.onDay : today);
    else expect(this.due()).toBe(before);
  }

  private book(today: LocalDate, days: number): void {
    const onDay = addDays(today, days + 1);
    if (onDay > latestBooking(this.due(), today, monthsOf(this.kind, this.rhythm))) return;
    this.sequence += 1;
    const { told } = this.facts;
    this.facts = {
      ...this.facts,
      booked: { onDay, startsAt: instantOf(onDay, parseLocalTime('10:00'), zone) },
      cancelledAt: undefined,
      told: { ...nobody, longOverdue: told.longOverdue },
    };
  }

  private cancel(): void {
    this.sequence += 1;
    const { told } = this.facts;
    this.facts = {
      ...this.facts,
      booked: undefined,
      cancelledAt: this.now,
      told: { ...nobody, longOverdue: told.longOverdue },
    };
  }

  private hold(heldOn: LocalDate | undefined): void {
    if (heldOn === undefined || (this.lastHeld !== undefined && heldOn < this.lastHeld)) return;
    this.lastHeld = heldOn;
    this.number += 1;
    this.sequence = -1;
    this.facts = this.fresh();
    const most = addMonths(heldOn, monthsOf(this.kind, this.rhythm));
    if (heldOn >= this.since) expect(this.due() <= most).toBe(true);
    expect(isWorkingDay(this.due(), rhythm)).toBe(true);
  }

  /** What was reported ends by itself with the pause. */
  private pauseOrResume(today: LocalDate): void {
    this.paused = !this.paused;
    if (this.paused) {
      this.facts = { ...this.facts, overdueFrom: null };
      return;
    }
    if (today === this.since) return;
    this.since = today;
    const told = this.facts.booked ? this.facts.told : nobody;
    this.facts = { ...this.facts, told: { ...told, longOverdue: undefined }, now: this.now };
  }
}
