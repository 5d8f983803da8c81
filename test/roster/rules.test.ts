import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  awayDuring,
  type Candidate,
  calendarName,
  isPresent,
  pulseEnrolment,
  type ResponsibleFacts,
  responsible,
  type SlackFlags,
  statusOf,
  weekdaysFrom,
} from '../../src/roster/rules.ts';
import { parseLocalDate } from '../../src/time/calendar.ts';
import { aDate, anInstant, aZone } from '../support/arbitrary-times.ts';

const flags = (changes: Partial<SlackFlags> = {}): SlackFlags => ({
  id: 'U0ANA00000',
  teamId: 'T0FIRM',
  deleted: false,
  bot: false,
  guest: false,
  stranger: false,
  ...changes,
});

describe('of all the users that Slack lists', () => {
  it.each([
    { who: 'a colleague', of: {}, status: 'active' },
    { who: 'a colleague without a team id', of: { teamId: undefined }, status: 'active' },
    { who: 'somebody who left', of: { deleted: true }, status: 'deactivated' },
    { who: 'a guest', of: { guest: true }, status: 'guest' },
    { who: 'a guest who left', of: { guest: true, deleted: true }, status: 'deactivated' },
    { who: 'a bot', of: { bot: true }, status: 'bot' },
    { who: 'a bot that was removed', of: { bot: true, deleted: true }, status: 'bot' },
    { who: 'Slackbot, who does not call itself a bot', of: { id: 'USLACKBOT' }, status: 'bot' },
    { who: 'somebody of another workspace', of: { teamId: 'T0OTHER' }, status: 'stranger' },
    { who: 'somebody who shares a channel', of: { stranger: true }, status: 'stranger' },
    { who: 'a stranger who is a guest', of: { stranger: true, guest: true }, status: 'stranger' },
  ])('$who is $status', ({ of, status }) => {
    expect(statusOf(flags(of), 'T0FIRM')).toBe(status);
  });

  it('only those count as active of whom nothing else is true', () => {
    const someFlags = fc.record({
      id: fc.constantFrom('U0ANA00000', 'USLACKBOT'),
      teamId: fc.constantFrom('T0FIRM', 'T0OTHER', undefined),
      deleted: fc.boolean(),
      bot: fc.boolean(),
      guest: fc.boolean(),
      stranger: fc.boolean(),
    });
    fc.assert(
      fc.property(someFlags, of => {
        const isColleague = of.id !== 'USLACKBOT' && of.teamId !== 'T0OTHER';
        const isPlain = !of.deleted && !of.bot && !of.guest && !of.stranger;
        expect(statusOf(of, 'T0FIRM') === 'active').toBe(isColleague && isPlain);
      }),
    );
  });
});

const someId = fc.constantFrom('ana', 'kari', 'olav', 'elin', 'mikko');
const someCandidate: fc.Arbitrary<Candidate> = fc.record({ id: someId, active: fc.boolean(), present: fc.boolean() });
/** One person has one state, whichever part she plays. */
const someFacts: fc.Arbitrary<ResponsibleFacts> = fc
  .record({
    people: fc.uniqueArray(someCandidate, { selector: ({ id }) => id, maxLength: 5 }),
    subject: fc.option(someId, { nil: undefined }),
    owner: someId,
    deputy: someId,
    contact: someId,
    admins: fc.uniqueArray(someId),
  })
  .map(({ people, subject, owner, deputy, contact, admins }) => {
    const find = (id: string) => people.find(person => person.id === id);
    return {
      subject,
      owner: find(owner),
      deputy: find(deputy),
      contact: find(contact),
      admins: admins.flatMap(id => find(id) ?? []),
    };
  });

const lineOf = ({ owner, deputy, contact, admins }: ResponsibleFacts): Candidate[] =>
  [owner, deputy, contact, ...admins].flatMap(candidate => candidate ?? []);

describe('whoever answers for a matter', () => {
  const present = (id: string): Candidate => ({ id, active: true, present: true });
  const away = (id: string): Candidate => ({ id, active: true, present: false });
  const left = (id: string): Candidate => ({ id, active: false, present: true });
  const aLine = (changes: Partial<ResponsibleFacts>): ResponsibleFacts => ({
    subject: 'ana',
    owner: present('kari'),
    deputy: present('olav'),
    contact: present('elin'),
    admins: [present('mikko')],
    ...changes,
  });

  it.each([
    { when: 'the owner is there', of: {}, to: 'kari', rule: 'owner' },
    { when: 'the owner is away', of: { owner: away('kari') }, to: 'olav', rule: 'deputy' },
    { when: 'the owner has left', of: { owner: left('kari') }, to: 'olav', rule: 'deputy' },
    {
      when: 'owner and deputy are away',
      of: { owner: away('kari'), deputy: away('olav') },
      to: 'elin',
      rule: 'contact',
    },
    { when: 'there is no owner', of: { owner: undefined, deputy: undefined }, to: 'elin', rule: 'contact' },
    { when: 'it is about the owner herself', of: { subject: 'kari', deputy: undefined }, to: 'elin', rule: 'contact' },
    {
      when: 'it is about the contact, who also is the owner',
      of: { subject: 'kari', owner: present('kari'), deputy: undefined, contact: present('kari') },
      to: 'mikko',
      rule: 'admin',
    },
    {
      when: 'everybody is away',
      of: { owner: away('kari'), deputy: away('olav'), contact: away('elin'), admins: [away('mikko')] },
      to: 'kari',
      rule: 'owner',
    },
    {
      when: 'everybody but the second admin is away or gone',
      of: { owner: left('kari'), deputy: away('olav'), contact: left('elin'), admins: [left('ida'), present('mikko')] },
      to: 'mikko',
      rule: 'admin',
    },
  ])('when $when, is the $rule', ({ of, to, rule }) => {
    expect(responsible(aLine(of))).toEqual({ to, rule });
  });

  it('is nobody when nobody is left', () => {
    expect(
      responsible({ subject: 'ana', owner: undefined, deputy: undefined, contact: left('elin'), admins: [] }),
    ).toBe('nobody');
  });

  it('is exactly one person in every state, active and never the subject; nobody only if there is no such person', () => {
    fc.assert(
      fc.property(someFacts, facts => {
        const chosen = responsible(facts);
        const possible = lineOf(facts).filter(({ id, active }) => active && id !== facts.subject);
        if (chosen === 'nobody') {
          expect(possible).toEqual([]);
          return;
        }
        const one = possible.find(({ id }) => id === chosen.to);
        expect(one).toBeDefined();
        expect(chosen.to).not.toBe(facts.subject);
        expect(one?.present).toBe(possible.some(candidate => candidate.present));
      }),
      { numRuns: 2000 },
    );
  });

  it('is never somebody further down the line than one who is there', () => {
    fc.assert(
      fc.property(someFacts, facts => {
        const chosen = responsible(facts);
        const owner = facts.owner;
        if (owner?.active && owner.present && owner.id !== facts.subject)
          expect(chosen).toEqual({ to: owner.id, rule: 'owner' });
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a person’s calendar', () => {
  it.each([
    { roster: 'DE-BY', zone: 'Europe/Oslo', workspace: 'FI', calendar: 'DE-BY' },
    { roster: null, zone: 'Europe/Oslo', workspace: 'FI', calendar: 'NO' },
    { roster: null, zone: 'Europe/Stockholm', workspace: 'FI+eves', calendar: 'SE' },
    { roster: null, zone: 'Europe/Helsinki', workspace: 'FI+eves', calendar: 'FI+eves' },
    { roster: null, zone: 'Europe/Mariehamn', workspace: 'SE', calendar: 'FI' },
    { roster: null, zone: 'Europe/Copenhagen', workspace: 'NO', calendar: 'DK' },
    { roster: null, zone: 'Europe/Berlin', workspace: 'NO', calendar: 'NO' },
    { roster: null, zone: 'Asia/Tokyo', workspace: 'NONE', calendar: 'NONE' },
    { roster: null, zone: 'Europe/Oslo', workspace: 'NONE', calendar: 'NO' },
    { roster: '', zone: 'Europe/Oslo', workspace: 'FI', calendar: 'NO' },
  ])('named $roster in $zone at a firm of $workspace is $calendar', ({ roster, zone, workspace, calendar }) => {
    expect(calendarName(roster, zone, workspace)).toBe(calendar);
  });
});

describe('every month is asked', () => {
  const employees = { active: true, employee: true, onTeam: true, hasSupervisor: true };
  it.each([
    { who: 'an employee on a team', of: {}, verdict: 'enrolled' },
    { who: 'an employee on no team with a supervisor', of: { onTeam: false }, verdict: 'enrolled' },
    { who: 'an employee without either', of: { onTeam: false, hasSupervisor: false }, verdict: 'on_no_team' },
    { who: 'a freelancer on a team', of: { employee: false }, verdict: 'not_employee' },
    { who: 'a team member whose column is empty', of: { employee: null }, verdict: 'enrolled' },
    {
      who: 'somebody known only from Slack',
      of: { employee: null, onTeam: false, hasSupervisor: false },
      verdict: 'not_employee',
    },
    { who: 'somebody who left', of: { active: false }, verdict: 'left' },
    { who: 'a freelancer who left', of: { active: false, employee: false }, verdict: 'left' },
  ])('$who: $verdict', ({ of, verdict }) => {
    expect(pulseEnrolment({ ...employees, ...of })).toBe(verdict);
  });
});

describe('an absence', () => {
  it('is over the day after its last', () => {
    const away = awayDuring([{ first: parseLocalDate('2026-12-24'), last: parseLocalDate('2026-12-31') }]);
    expect(['2026-12-23', '2026-12-24', '2026-12-31', '2027-01-01'].map(parseLocalDate).map(away)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('is counted in the days of her own zone', () => {
    const away = awayDuring([{ first: parseLocalDate('2026-12-24'), last: parseLocalDate('2026-12-24') }]);
    const at = new Date('2026-12-23T22:30:00Z');
    expect([isPresent(at, 'Europe/Helsinki', away), isPresent(at, 'Europe/London', away)]).toEqual([false, true]);
  });

  it('never keeps anybody away on a day that lies in none', () => {
    fc.assert(
      fc.property(anInstant, aZone, aDate, (at, zone, day) => {
        const away = awayDuring([{ first: day, last: day }]);
        expect(isPresent(at, zone, awayDuring([]))).toBe(true);
        expect(away(day)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

it('reads weekdays from their digits, in the order of the week', () => {
  expect(weekdaysFrom('531')).toEqual([1, 3, 5]);
});
