import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ActionStanding,
  type ActionState,
  actionStates,
  mostLines,
  nextPost,
  type PostLine,
  pageOf,
  reminderAfter,
  reminderKey,
  reminderNumber,
  standingAfter,
  standingSettled,
} from '../../../src/enps/rules.ts';
import { addDays, parseLocalDate } from '../../../src/time/calendar.ts';

const today = parseLocalDate('2027-02-17');
const past = parseLocalDate('2027-02-10');
const ahead = parseLocalDate('2027-04-01');

describe('pages', () => {
  it('show each thing once and in order, whatever there is, and the nearest page for a number outside', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 20 }), fc.integer(), (things, size, wanted) => {
        const { pages } = pageOf(things, 1, size);
        const all = Array.from({ length: pages }, (_, index) => pageOf(things, index + 1, size));
        expect(all.flatMap(page => page.things)).toEqual(things);
        expect(all.every(page => page.things.length <= size && page.count === things.length)).toBe(true);
        const nearest = Math.min(Math.max(wanted, 1), pages);
        expect(pageOf(things, wanted, size)).toEqual(all[nearest - 1]);
      }),
    );
    expect(pageOf(['a'], Number.NaN, 8).page).toBe(1);
  });
});

describe('an action', () => {
  const before: Record<ActionState, ActionStanding> = {
    open: { state: 'open', dueOn: past, endedOn: null },
    done: { state: 'done', dueOn: past, endedOn: past },
    declined: { state: 'declined', dueOn: null, endedOn: past },
  };
  type Row = [from: ActionState | 'new', to: ActionState, due: string | null, expected: string];

  it.each<Row>([
    ['new', 'open', '2027-04-01', 'open 2027-04-01 –'],
    ['new', 'open', '2027-02-17', 'open 2027-02-17 –'],
    ['new', 'open', null, 'due_missing'],
    ['new', 'open', '2027-02-16', 'due_past'],
    ['new', 'open', '2029-02-16', 'open 2029-02-16 –'],
    ['new', 'open', '2029-02-17', 'due_far'],
    ['new', 'done', null, 'done 2027-02-17 2027-02-17'],
    ['new', 'done', '2027-01-05', 'done 2027-01-05 2027-02-17'],
    ['new', 'declined', null, 'declined – 2027-02-17'],
    ['open', 'open', '2027-02-10', 'open 2027-02-10 –'],
    ['open', 'open', '2027-02-11', 'due_past'],
    ['open', 'open', null, 'due_missing'],
    ['open', 'done', null, 'done 2027-02-10 2027-02-17'],
    ['open', 'declined', null, 'declined 2027-02-10 2027-02-17'],
    ['done', 'open', '2027-02-10', 'due_past'],
    ['done', 'open', '2027-04-01', 'open 2027-04-01 –'],
    ['done', 'done', null, 'done 2027-02-10 2027-02-10'],
    ['done', 'declined', null, 'declined 2027-02-10 2027-02-17'],
    ['declined', 'open', null, 'due_missing'],
    ['declined', 'open', '2027-04-01', 'open 2027-04-01 –'],
    ['declined', 'done', null, 'done 2027-02-17 2027-02-17'],
    ['declined', 'declined', null, 'declined – 2027-02-10'],
  ])('that is %s and becomes %s by %s: %s', (from, state, due, expected) => {
    const dueOn = due === null ? null : parseLocalDate(due);
    const after = standingAfter(from === 'new' ? undefined : before[from], { state, dueOn }, today);
    const said = typeof after === 'string' ? after : `${after.state} ${after.dueOn ?? '–'} ${after.endedOn ?? '–'}`;
    expect(said).toBe(expected);
  });

  it('never ends open without a day, nor ended without its last day', () => {
    const state = fc.constantFrom(...actionStates);
    const day = fc.option(fc.integer({ min: -800, max: 800 }).map(days => addDays(today, days)));
    fc.assert(
      fc.property(fc.array(fc.record({ state, dueOn: day }), { maxLength: 6 }), changes => {
        let standing: ActionStanding | undefined;
        for (const change of changes) {
          const after = standingAfter(standing, change, today);
          if (typeof after === 'string') continue;
          standing = after;
          expect(after.state === 'open').toBe(after.endedOn === null);
          expect(after.state === 'declined' || after.dueOn !== null).toBe(true);
        }
      }),
    );
  });

  it.each([
    ['2027-02-17', 'due_past'],
    ['2027-02-10', 'due_past'],
    ['2027-02-18', 'open'],
    ['2029-02-17', 'due_far'],
  ])('that needs until %s: %s', (due, expected) => {
    const after = standingSettled(before.open, { what: 'later', dueOn: parseLocalDate(due) }, today);
    expect(typeof after === 'string' ? after : after.state).toBe(expected);
  });

  it('that is settled keeps its day', () => {
    const open = { state: 'open', dueOn: ahead, endedOn: null } as const;
    for (const what of ['done', 'declined'] as const)
      expect(standingSettled(open, { what, answer: 'Why' }, today)).toEqual({
        state: what,
        dueOn: ahead,
        endedOn: today,
      });
  });

  it('comes back two weeks after each reminder, under the next number', () => {
    expect(reminderAfter(reminderNumber(reminderKey(3)), today)).toEqual({ number: 4, on: '2027-03-03' });
  });
});

describe('a post', () => {
  const line = fc.record({
    actionId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    version: fc.integer({ min: 1, max: 3 }),
    said: fc.string(),
    answer: fc.string(),
    state: fc.constantFrom(...actionStates),
    owner: fc.string(),
    dueOn: fc.constantFrom(ahead, null),
  });
  const byAction = ({ actionId }: PostLine) => actionId;
  const lines = fc.uniqueArray(line, { selector: byAction });

  it('tells what is new first, then what is still to be done; nothing if nothing is new; nothing twice', () => {
    fc.assert(
      fc.property(lines, fc.array(line), fc.integer({ min: 1, max: 5 }), (all, told, room) => {
        const wasTold = ({ actionId, version }: PostLine) =>
          told.some(one => one.actionId === actionId && one.version === version);
        const { lines: next, more } = nextPost(all, told, some => some.length <= room);
        const news = all.filter(one => !wasTold(one));
        const wanted = news.length === 0 ? [] : [...news, ...all.filter(one => wasTold(one) && one.state === 'open')];
        expect(next).toEqual(wanted.slice(0, room));
        expect(next.length + more).toBe(wanted.length);
      }),
    );
  });

  it('names so many at most, and one at least', () => {
    const many = Array.from({ length: mostLines + 3 }, (_, index): PostLine => {
      return { actionId: String(index), version: 1, said: '', answer: '', state: 'done', owner: '', dueOn: null };
    });
    expect(nextPost(many, [], () => true)).toMatchObject({ lines: { length: mostLines }, more: 3 });
    expect(nextPost(many, [], () => false)).toMatchObject({ lines: { length: 1 } });
    const told = nextPost(many, [], () => true).lines;
    expect(nextPost(many, told, () => true).lines).toEqual(many.slice(mostLines));
  });
});
