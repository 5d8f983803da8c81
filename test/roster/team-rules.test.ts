import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Engagement,
  endingOf,
  isOver,
  type Membership,
  mayEndOn,
  splitHatsAmong,
  teamRoles,
  turnOfSeat,
  whoHears,
} from '../../src/roster/rules.ts';
import { addDays, type LocalDate, parseLocalDate } from '../../src/time/calendar.ts';

const day = parseLocalDate;
const today = day('2026-12-01');

const project = (facts: Partial<Engagement> = {}): Engagement => ({
  id: 'project',
  workspaceId: 'firm',
  clientId: 'client',
  name: 'Portal',
  state: 'active',
  startsOn: day('2026-06-01'),
  endsOn: null,
  sellerId: null,
  ...facts,
});

const seat = (facts: Partial<Membership> = {}): Membership => ({
  id: 'seat',
  workspaceId: 'firm',
  clientId: 'client',
  client: 'Sampo',
  engagementId: 'project',
  engagement: 'Portal',
  personId: 'ana',
  person: 'Ana',
  mail: null,
  role: 'developer',
  share: 80,
  since: day('2026-06-01'),
  until: null,
  ...facts,
});

describe('an engagement ends', () => {
  it.each([
    { when: 'yesterday', of: {}, on: '2026-11-30', gives: { state: 'ended', endsOn: '2026-11-30' } },
    { when: 'today, once today is over', of: {}, on: '2026-12-01', gives: { state: 'active', endsOn: '2026-12-01' } },
    { when: 'later', of: {}, on: '2027-01-31', gives: { state: 'active', endsOn: '2027-01-31' } },
    { when: 'not before it began', of: {}, on: '2026-05-31', gives: 'before_start' },
    {
      when: 'without ever having been, if it was only proposed',
      of: { state: 'proposed' as const },
      on: '2026-05-31',
      gives: { state: 'ended', endsOn: null },
    },
    {
      when: 'without ever having been, if it was to begin later',
      of: { startsOn: day('2027-02-01'), endsOn: day('2027-03-01') },
      on: '2026-12-01',
      gives: { state: 'ended', endsOn: '2027-03-01' },
    },
  ])('$when', ({ of, on, gives }) => {
    expect(endingOf(project(of), day(on), today)).toEqual(gives);
  });

  it.each([
    { state: 'ended', endsOn: null, over: true },
    { state: 'active', endsOn: null, over: false },
    { state: 'active', endsOn: '2026-12-01', over: false },
    { state: 'active', endsOn: '2026-11-30', over: true },
  ] as const)('and is over from the day after: $state, last day $endsOn → $over', ({ state, endsOn, over }) => {
    expect(isOver({ state, endsOn: endsOn && day(endsOn) }, today)).toBe(over);
  });
});

describe('another role or share', () => {
  const change = { role: 'lead_developer', share: 50 } as const;

  it('is refused where nothing changes, or she is not on the team', () => {
    expect(turnOfSeat(seat(), { role: 'developer', share: 80, from: today })).toBe('same');
    expect(turnOfSeat(seat(), { ...change, from: day('2026-05-31') })).toBe('outside');
    expect(turnOfSeat(seat({ until: day('2026-11-30') }), { ...change, from: today })).toBe('outside');
  });

  it('leaves no day twice and none out, and what was known of the end stands', () => {
    const moment = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(moment, moment, fc.option(moment), fc.constantFrom(...teamRoles), (begins, later, more, role) => {
        const since = addDays(today, begins);
        const from = addDays(since, later);
        const until = more === null ? null : addDays(from, more);
        const turn = turnOfSeat(seat({ since, until }), { role, share: 55, from });
        if (typeof turn === 'string') throw new Error(turn);
        expect(turn.next).toMatchObject({ since: from, until, role, share: 55, personId: 'ana' });
        expect(addDays(turn.lastDay, 1)).toBe(turn.next.since);
      }),
    );
  });

  it.each<[string, LocalDate, LocalDate, boolean]>([
    ['today', day('2026-06-01'), today, true],
    ['on her first day', day('2026-06-01'), day('2026-06-01'), true],
    ['never before her first day', day('2026-06-01'), day('2026-05-31'), false],
    ['at any time while she has not begun', day('2026-12-24'), today, true],
  ])('she may leave %s', (_, since, lastDay, may) => {
    expect(mayEndOn(seat({ since }), lastDay, today)).toBe(may);
  });
});

describe('hats', () => {
  const sold = { clientId: 'sampo', engagementId: 'portal', sellerId: 'olav', leadId: 'kari' };
  const led = { personId: 'ana', supervisorId: 'olav', leadId: 'kari' };

  it('are split where another than the lead sold it or supervises', () => {
    expect(splitHatsAmong([sold], [led])).toEqual([
      { kind: 'client', id: 'sampo', hat: 'seller', leadId: 'kari', wornBy: 'olav', engagementId: 'portal' },
      { kind: 'person', id: 'ana', hat: 'supervisor', leadId: 'kari', wornBy: 'olav', engagementId: null },
    ]);
  });

  it.each([
    { where: 'nobody else is named', change: { sellerId: null, supervisorId: null } },
    { where: 'the lead herself is named', change: { sellerId: 'kari', supervisorId: 'kari' } },
    { where: 'nobody leads', change: { leadId: null } },
  ])('are together where $where', ({ change }) => {
    expect(splitHatsAmong([{ ...sold, ...change }], [{ ...led, ...change }])).toEqual([]);
  });

  it('are together where a lead works in her own team: she cannot supervise herself', () => {
    expect(splitHatsAmong([], [{ ...led, personId: 'kari' }])).toEqual([]);
  });
});

describe('a new lead', () => {
  const anyone = fc.constantFrom('kari', 'olav', 'elin', 'ana');

  it('is heard of by her, by who led before and by the leadership contact, never by who did it, and by nobody twice', () => {
    fc.assert(
      fc.property(
        anyone,
        fc.option(anyone, { nil: undefined }),
        anyone,
        anyone,
        (actorId, formerId, leadId, contactId) => {
          const ids = { new: leadId, old: formerId, contact: contactId };
          const told = whoHears({ actorId, formerId, leadId, contactId }).map(part => ids[part]);
          const concerned = [leadId, formerId, contactId].filter(id => id !== undefined && id !== actorId);
          expect(told.toSorted()).toEqual([...new Set(concerned)].toSorted());
        },
      ),
    );
  });

  it('waits for a leadership contact where none is named', () => {
    expect(whoHears({ actorId: 'kari', formerId: 'kari', leadId: 'olav', contactId: undefined })).toEqual([
      'new',
      'contact',
    ]);
  });
});
