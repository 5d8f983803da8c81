import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayBeReader, namedReaders, progressOf, reminderAt } from '../../src/concerns/rules.ts';
import { isInOfficeHours, localDateOf, wallClock } from '../../src/time/calendar.ts';
import { anInstant, aRhythm } from '../support/arbitrary-times.ts';

describe('who may read a worry', () => {
  const facts = fc.record({
    id: fc.constantFrom('a', 'b', 'c'),
    active: fc.boolean(),
    unreachable: fc.constantFrom(null, 'user_disabled'),
    circle: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')).map(ids => new Set(ids)),
    authorId: fc.constantFrom('a', 'b', 'c'),
  });

  it('is somebody who can be written to, is not its author, and is none from whom it is kept', () => {
    fc.assert(
      fc.property(facts, ({ circle, authorId, ...reader }) => {
        const reasons = [!reader.active, reader.unreachable !== null, circle.has(reader.id), reader.id === authorId];
        expect(mayBeReader(reader, { authorId, circle })).toBe(!reasons.includes(true));
      }),
    );
  });

  it.each([
    { readers: ['U1'], leadership: ['U2'], contact: 'U3', named: ['U1'] },
    { readers: [], leadership: ['U2', 'U3'], contact: 'U3', named: ['U2', 'U3'] },
    { readers: [], leadership: [], contact: 'U3', named: ['U3'] },
    { readers: [], leadership: [], contact: null, named: [] },
  ])('is named by the firm: $readers, $leadership, $contact → $named', ({ readers, leadership, contact, named }) => {
    expect(namedReaders({ concernReaders: readers, leadership, leadershipContact: contact })).toEqual(named);
  });
});

describe('how far a worry has come', () => {
  const at = new Date('2026-12-01T10:00:00Z');
  it.each([
    ['told', {}],
    ['read', { readAt: at }],
    ['answered', { readAt: at, answered: true }],
    ['lost', { readAt: at, answered: true, lostAt: at }],
    ['closed', { readAt: at, answered: true, lostAt: at, closedAt: at }],
  ] as const)('%s', (progress, changes) => {
    expect(progressOf({ readAt: null, answered: false, lostAt: null, closedAt: null, ...changes })).toBe(progress);
  });
});

describe('the one reminder', () => {
  it('comes at the start of a working day, when at least three whole ones of hers have passed', () => {
    fc.assert(
      fc.property(anInstant, aRhythm, (now, rhythm) => {
        const at = reminderAt(now, { rhythm, away: () => false });
        if (!at) return;
        expect(at.getTime()).toBeGreaterThanOrEqual(now.getTime() + 2 * 86_400_000);
        expect(isInOfficeHours(at, rhythm)).toBe(true);
        expect(wallClock(at, rhythm.zone).date > localDateOf(now, rhythm.zone)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('does not come to somebody who is away for years', () => {
    const rhythm = fc.sample(aRhythm, 1)[0];
    if (!rhythm) throw new Error('no rhythm');
    expect(reminderAt(new Date('2026-12-01T10:00:00Z'), { rhythm, away: () => true })).toBeUndefined();
  });
});
