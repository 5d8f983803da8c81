import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { languages } from '../../src/i18n/language.ts';
import { type Invitation, invitationFile } from '../../src/meetings/invitation.ts';
import { meetingKinds } from '../../src/meetings/rules.ts';
import { hostileText } from '../support/hostile.ts';
import { readCalendar } from './calendar-file.ts';

const kari = { name: 'Kari Niemi', mail: 'kari@firm.example' };
const meeting: Invitation = {
  meetingId: '7d9f3c1e-5b2a-4c8d-9e6f-0a1b2c3d4e5f',
  sequence: 1,
  method: 'REQUEST',
  kind: 'follow_up',
  client: 'Apteekki Sampo',
  startsAt: new Date('2026-12-08T08:00:00Z'),
  minutes: 60,
  zone: 'Europe/Helsinki',
  place: null,
  organizer: kari,
  attendees: [kari, { name: 'Ana Virtanen', mail: 'ana@firm.example' }],
  now: new Date('2026-11-24T07:00:00Z'),
};

const textOf = (model: Invitation, language: (typeof languages)[number] = 'en') =>
  String(invitationFile(model, language).bytes);

/** What breaks calendar files: separators, quotes, escapes, line ends, letters of two, three and four octets. */
const awkward = fc
  .array(
    fc.constantFrom(
      'å',
      'Ø',
      'ä',
      '😀',
      '👩‍👩‍👧',
      '—',
      ',',
      ';',
      ':',
      '"',
      '^',
      '\\',
      '\\n',
      '\n',
      ' ',
      'x',
      'ab',
      '^n',
      '=',
    ),
    {
      maxLength: 60,
    },
  )
  .map(parts => parts.join(''));
/** The second program reads a backslash in a name as an escape, which RFC 6868 does not know. */
const name = awkward.map(text => text.replaceAll('\\', ''));
const person = fc.record({ name, mail: fc.constantFrom('a@firm.example', 'b@firm.example', null) });
const anyMeeting = fc.record({
  meetingId: fc.uuid(),
  sequence: fc.nat(50),
  method: fc.constantFrom('REQUEST' as const, 'CANCEL' as const),
  kind: fc.constantFrom(...meetingKinds),
  client: awkward,
  startsAt: fc.date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }).map(toMinute),
  minutes: fc.integer({ min: 15, max: 480 }),
  zone: fc.constantFrom('Europe/Helsinki', 'Europe/Oslo', 'America/New_York', 'UTC'),
  place: fc.option(awkward),
  organizer: person,
  attendees: fc.array(person, { maxLength: 6 }),
  now: fc.constant(meeting.now),
});

function toMinute(date: Date): Date {
  return new Date(Math.floor(date.getTime() / 60_000) * 60_000);
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

describe('an invitation', () => {
  it('read by another program says what was put in, whatever people and places are called', () => {
    fc.assert(
      fc.property(anyMeeting, fc.constantFrom(...languages), (model, language) => {
        const read = readCalendar(textOf(model, language));
        expect(read).toMatchObject({
          method: model.method,
          uid: `${model.meetingId}@three-hats`,
          sequence: model.sequence,
          status: model.method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED',
          stamp: meeting.now,
          start: model.startsAt,
          end: new Date(model.startsAt.getTime() + model.minutes * 60_000),
          summary: expect.stringContaining(oneLine(model.client)),
        });
        expect(read.location ?? '').toBe(model.place ?? '');
        expect(read.organizer).toContain(oneLine(model.organizer.name) || '–');
        const known = model.attendees.filter(({ mail }) => mail !== null);
        expect(read.attendees).toEqual(known.map(({ name, mail }) => `${oneLine(name) || '–'} mailto:${mail}`));
      }),
    );
  });

  it('has lines of at most 75 octets that all end in CRLF, and no character that a calendar cannot hold', () => {
    fc.assert(
      fc.property(anyMeeting, hostileText, (model, text) => {
        const attendees = [...model.attendees, { name: text, mail: 'c@firm.example' }];
        const file = textOf({ ...model, client: text, place: text, attendees });
        const lines = file.split('\r\n');
        expect(lines.at(-1)).toBe('');
        expect(lines.filter(line => new TextEncoder().encode(line).length > 75)).toEqual([]);
        expect(lines.filter(line => /(?!\t)\p{Cc}/u.test(line))).toEqual([]);
        expect(file.isWellFormed()).toBe(true);
        expect(readCalendar(file).uid).toBe(`${model.meetingId}@three-hats`);
      }),
    );
  });

  test.each([
    ['Europe/Helsinki', '2026-10-23T07:00:00Z', 'Friday 23 October at 10:00, Helsinki time'],
    ['Europe/Helsinki', '2026-10-26T08:00:00Z', 'Monday 26 October at 10:00, Helsinki time'],
    ['Europe/Oslo', '2027-03-26T09:00:00Z', 'Friday 26 March at 10:00, Oslo time'],
    ['Europe/Oslo', '2027-03-29T08:00:00Z', 'Monday 29 March at 10:00, Oslo time'],
  ])('in %s at %s is at ten by the client’s clock, before and after it changes', (zone, at, words) => {
    const read = readCalendar(textOf({ ...meeting, zone, startsAt: new Date(at) }));
    expect(read.start).toEqual(new Date(at));
    expect(read.description).toBe(words);
  });

  it('that is moved and then called off is the same event, each time a newer one', () => {
    const moved = { ...meeting, sequence: 2, startsAt: new Date('2026-12-09T08:00:00Z') };
    const files = [meeting, moved, { ...moved, sequence: 3, method: 'CANCEL' as const }].map(each =>
      readCalendar(textOf(each)),
    );
    expect(new Set(files.map(({ uid }) => uid)).size).toBe(1);
    expect(files.map(({ sequence, method, status }) => [sequence, method, status])).toEqual([
      [1, 'REQUEST', 'CONFIRMED'],
      [2, 'REQUEST', 'CONFIRMED'],
      [3, 'CANCEL', 'CANCELLED'],
    ]);
  });

  it('is drawn the same twice: it asks neither the clock nor chance', () => {
    expect(textOf(meeting)).toBe(textOf(meeting));
    expect(invitationFile(meeting, 'fi')).toMatchObject({ name: 'meeting.ics', title: 'Kutsu' });
  });
});
