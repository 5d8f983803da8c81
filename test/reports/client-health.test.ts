import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullDay, monthInWords } from '../../src/i18n/dates.ts';
import { type Language, languages } from '../../src/i18n/language.ts';
import { type ClientHealthFacts, clientHealthOf, marks, type Part, parts } from '../../src/reports/rules.ts';
import { type ClientHealthModel, clientHealthView, partWords } from '../../src/reports/views/client-health.ts';
import { viewProblems } from '../../src/sandbox/validator/index.ts';
import { addDays, isLocalDate, parseLocalDate } from '../../src/time/calendar.ts';
import { hostileIn, livingMarkup } from '../support/hostile.ts';
import { claims, readSentence } from './health-sentences.ts';

const day = parseLocalDate;
const today = day('2026-12-01');
const ago = (days: number) => addDays(today, -days);
const ahead = (days: number) => addDays(today, days);

/** A client with whom all is well. */
const facts = (more: Partial<ClientHealthFacts> = {}): ClientHealthFacts => ({
  today,
  state: 'met',
  since: ago(300),
  lastContact: ago(3),
  silenceDays: 30,
  meetings: {
    follow_up: { lastHeld: ago(30), due: ahead(60), bookedOn: ahead(50) },
    development: { lastHeld: ago(60), due: ahead(120), bookedOn: undefined },
  },
  deviations: [],
  promises: { kept: 9, broken: 1, moved: 2, overdue: 0 },
  suggestions: [],
  satisfactions: [{ onDay: ago(30), satisfaction: 5, value: 4 }],
  goals: [{ since: ago(200), review: { quarter: '2026-Q4', ours: true, theirs: true } }],
  report: { month: '2026-10', dueOn: ago(27), sentOn: ago(27), of: 10, late: 0 },
  ...more,
});
const goal = (quarter: string | undefined, ours = true, theirs = true, since = ago(300)) => ({
  since,
  review: quarter === undefined ? undefined : { quarter, ours, theirs },
});
const meeting = (due: number, booked?: number) => ({
  lastHeld: ago(90),
  due: ahead(due),
  bookedOn: booked === undefined ? undefined : ahead(booked),
});
const followUp = (due: number, booked?: number): Partial<ClientHealthFacts> => ({
  meetings: { ...facts().meetings, follow_up: meeting(due, booked) },
});
const content = (...scores: readonly (readonly [satisfaction: number, value: number])[]) => ({
  satisfactions: scores.map(([satisfaction, value], at) => ({ onDay: ago(30 + 90 * at), satisfaction, value })),
});
const report = (dueDaysAgo: number, sentDaysAgo: number | null, late = 0) => ({
  report: {
    ...{ month: '2026-11', dueOn: ago(dueDaysAgo), of: 12, late },
    sentOn: sentDaysAgo === null ? null : ago(sentDaysAgo),
  },
});
const partOf = (part: Part['part'], more: Partial<ClientHealthFacts>) =>
  clientHealthOf(facts(more)).find(each => each.part === part);

describe('a part of a client’s health', () => {
  it('is fine where all is well', () => {
    const all = clientHealthOf(facts());
    expect(all.map(({ part }) => part)).toEqual([...parts]);
    expect(all.filter(({ mark }) => mark !== 'fine')).toEqual([]);
  });

  it.each<[Part['part'], Part['mark'], Part['reason'], Partial<ClientHealthFacts>]>([
    ['contact', 'fine', 'contact.last', { lastContact: ago(22) }],
    ['contact', 'watch', 'contact.last', { lastContact: ago(23) }],
    ['contact', 'watch', 'contact.last', { lastContact: ago(29) }],
    ['contact', 'needs_you', 'contact.last', { lastContact: ago(30) }],
    ['contact', 'fine', 'contact.last', { lastContact: ahead(1) }],
    ['contact', 'needs_you', 'contact.none', { lastContact: undefined }],
    ['contact', 'fine', 'contact.before', { lastContact: ago(400), since: ago(5) }],
    ['contact', 'needs_you', 'contact.last', { lastContact: ago(10), silenceDays: 10 }],
    ['follow_up', 'fine', 'meeting.unbooked', followUp(22)],
    ['follow_up', 'watch', 'meeting.unbooked', followUp(21)],
    ['follow_up', 'watch', 'meeting.unbooked', followUp(0)],
    ['follow_up', 'needs_you', 'meeting.overdue', followUp(-1)],
    ['follow_up', 'watch', 'meeting.overdue_booked', followUp(-1, 0)],
    ['follow_up', 'needs_you', 'meeting.unconfirmed', followUp(30, -1)],
    ['follow_up', 'needs_you', 'meeting.unconfirmed', followUp(-30, -1)],
    ['follow_up', 'fine', 'meeting.booked', followUp(10, 10)],
    ['follow_up', 'watch', 'meeting.booked', followUp(10, 11)],
    ['deviations', 'watch', 'deviations.open', { deviations: [ago(30)] }],
    ['deviations', 'needs_you', 'deviations.open', { deviations: [ago(0), ago(31)] }],
    ['promises', 'fine', 'promises.none', { promises: { kept: 0, broken: 0, moved: 0, overdue: 0 } }],
    ['promises', 'fine', 'promises.kept', { promises: { kept: 4, broken: 1, moved: 0, overdue: 0 } }],
    ['promises', 'watch', 'promises.kept', { promises: { kept: 7, broken: 2, moved: 0, overdue: 0 } }],
    ['promises', 'needs_you', 'promises.none_due', { promises: { kept: 0, broken: 0, moved: 0, overdue: 1 } }],
    ['promises', 'fine', 'promises.none_due', { promises: { kept: 0, broken: 0, moved: 1, overdue: 0 } }],
    ['suggestions', 'fine', 'suggestions.waiting', { suggestions: [{ filedOn: ago(30), nextOn: today }] }],
    ['suggestions', 'watch', 'suggestions.waiting', { suggestions: [{ filedOn: ago(31), nextOn: today }] }],
    ['suggestions', 'needs_you', 'suggestions.waiting', { suggestions: [{ filedOn: ago(3), nextOn: ago(1) }] }],
    ['satisfaction', 'watch', 'satisfaction.none', content()],
    ['satisfaction', 'fine', 'satisfaction.none', { ...content(), state: 'paused' }],
    ['satisfaction', 'fine', 'satisfaction.one', content([4, 4])],
    ['satisfaction', 'watch', 'satisfaction.one', content([5, 3])],
    ['satisfaction', 'needs_you', 'satisfaction.same', content([2, 5], [2, 5])],
    ['satisfaction', 'needs_you', 'satisfaction.up', content([5, 2], [1, 5])],
    ['satisfaction', 'watch', 'satisfaction.down', content([4, 4], [5, 4])],
    ['satisfaction', 'fine', 'satisfaction.up', content([5, 4], [4, 4])],
    ['goal', 'needs_you', 'goal.none', { goals: [] }],
    ['goal', 'needs_you', 'goal.apart', { goals: [goal('2026-Q4'), goal('2026-Q3', true, false), goal(undefined)] }],
    ['goal', 'watch', 'goal.unasked', { goals: [goal('2026-Q4'), goal(undefined)] }],
    ['goal', 'fine', 'goal.unasked', { goals: [goal(undefined, true, true, day('2026-07-01'))] }],
    ['goal', 'fine', 'goal.agreed', { goals: [goal('2026-Q4'), goal('2026-Q3')] }],
    ['goal', 'watch', 'goal.agreed', { goals: [goal('2026-Q4'), goal('2026-Q2')] }],
    ['report', 'fine', 'report.none', { report: undefined }],
    ['report', 'watch', 'report.due', report(0, null)],
    ['report', 'needs_you', 'report.late', report(1, null, 1)],
    ['report', 'watch', 'report.sent_late', report(5, 4, 1)],
    ['report', 'fine', 'report.sent_on_time', report(5, 5, 2)],
    ['report', 'watch', 'report.sent_on_time', report(5, 5, 3)],
  ])('%s is "%s" for the reason %s', (part, mark, reason, more) => {
    expect(partOf(part, more)).toMatchObject({ mark, reason });
  });

  it('is left out where a rhythm would ask for it, of a client that is paused or before go', () => {
    for (const state of ['paused', 'before_go'] as const) {
      const named = clientHealthOf(facts({ state })).map(({ part }) => part);
      expect(named).toEqual(['deviations', 'promises', 'suggestions', 'satisfaction']);
    }
  });
});

const anyDay = fc.integer({ min: -500, max: 5 }).map(ahead);
const anyAhead = fc.integer({ min: -60, max: 200 }).map(ahead);
const few = fc.integer({ min: 0, max: 9 });
const score = fc.integer({ min: 1, max: 5 });
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const quarter = fc
  .tuple(fc.constantFrom('2025', '2026'), fc.constantFrom('Q1', 'Q2', 'Q3', 'Q4'))
  .map(each => each.join('-'));
const often = fc.constantFrom(true, true, true, false);
const meetingDays = fc.record({ lastHeld: maybe(anyDay), due: anyAhead, bookedOn: maybe(anyAhead) });

const anyFacts: fc.Arbitrary<ClientHealthFacts> = fc.record({
  today: fc.constant(today),
  state: fc.constantFrom('met', 'met', 'met', 'paused', 'before_go'),
  since: anyDay,
  lastContact: maybe(anyDay),
  silenceDays: fc.integer({ min: 1, max: 90 }),
  meetings: fc.record({ follow_up: meetingDays, development: meetingDays }),
  deviations: fc.array(anyDay, { maxLength: 12 }),
  promises: fc.oneof(
    fc.record({ kept: few, broken: few, moved: few, overdue: few }),
    fc.constant({ kept: 0, broken: 0, moved: 0, overdue: 0 }),
  ),
  suggestions: fc.array(fc.record({ filedOn: anyDay, nextOn: fc.option(anyAhead) }), { maxLength: 9 }),
  satisfactions: fc
    .array(fc.record({ onDay: anyDay, satisfaction: score, value: score }), { maxLength: 4 })
    .map(all => all.toSorted((a, b) => (a.onDay < b.onDay ? 1 : -1))),
  goals: fc.array(fc.record({ since: anyDay, review: maybe(fc.record({ quarter, ours: often, theirs: often })) }), {
    maxLength: 5,
  }),
  report: maybe(
    fc.record({
      month: fc.constantFrom('2026-09', '2026-10'),
      dueOn: fc.oneof(anyDay, fc.constant(today)),
      sentOn: fc.option(anyDay, { freq: 2 }),
      of: fc.integer({ min: 1, max: 12 }),
      late: few,
    }),
  ),
});

describe('a sentence about a client', () => {
  it('says exactly what is known, whatever that is: every figure and day in it is read back and found', () => {
    const told = new Set<string>();
    fc.assert(
      fc.property(anyFacts, given => {
        for (const part of clientHealthOf(given)) {
          const sentence = partWords(part, 'en');
          const read = readSentence(part.part, sentence);
          expect(read, sentence).toBeDefined();
          expect({ sentence, ...read }).toEqual({ sentence, ...claims[part.part](given) });
          told.add(part.reason);
        }
      }),
      { numRuns: 300 },
    );
    // Nothing is left unread because it never came up.
    expect(told.size).toBe(29);
  });

  it('is there in every language, with the same figures', () => {
    /** A figure stands there as such; one may be a word. */
    const isTold = (words: string, value: Part['values'][string], language: Language): boolean => {
      if (typeof value === 'number')
        return new RegExp(`(?<!\\d)${value}(?!\\d)`).test(words) || (value === 1 && /yksi/i.test(words));
      if (isLocalDate(value)) return words.includes(fullDay(value, language));
      return value === 'never' || value.includes('Q') || words.includes(monthInWords(value, language));
    };
    fc.assert(
      fc.property(anyFacts, given => {
        for (const part of clientHealthOf(given))
          for (const language of languages) {
            const words = partWords(part, language);
            const untold = Object.entries(part.values).filter(([, value]) => !isTold(words, value, language));
            expect({ words, untold }).toEqual({ words, untold: [] });
            expect(words).toMatch(/^\*.+\* – .+\n.+$/);
            expect(words).not.toMatch(/\d{4}-|undefined|[{}]/);
          }
      }),
      { numRuns: 30 },
    );
  });

  it('bears its mark in words of its own', () => {
    const words = marks.map(mark => partWords({ part: 'goal', mark, reason: 'goal.none', values: {} }, 'en'));
    expect(words.map(each => each.split('\n')[0])).toEqual([
      '*Shared goal* – fine',
      '*Shared goal* – keep an eye on it',
      '*Shared goal* – needs you',
    ]);
  });
});

const model = (more: Partial<ClientHealthModel> = {}): ClientHealthModel => ({
  ...{ clientId: 'c1', client: 'Apteekki Sampo', state: 'met', parts: clientHealthOf(facts()), views: [] },
  ...{ maySay: true, orderId: 'o1', besides: [{ text: 'Promises', actionId: 'promises.client.open' }] },
  note: undefined,
  ...more,
});
const textOf = (more: Partial<ClientHealthModel>) => JSON.stringify(clientHealthView(model(more), 'en'));

describe('the page of a client’s health', () => {
  it('says that work is paused, and shows what she has just done', () => {
    expect(textOf({})).not.toContain('paused');
    expect(textOf({ state: 'paused', parts: [] })).toContain('Work with this client is paused');
    expect(textOf({ state: 'before_go', parts: [] })).toContain('Before the start');
    expect(textOf({ note: 'ordered' })).toContain('The file comes to you');
    expect(textOf({ note: 'said' })).toContain('Noted');
  });

  it('offers to say and to take along only where the table lets her', () => {
    expect(textOf({})).toMatch(/"c1 md o1".*"c1 csv o1"/);
    expect(textOf({ orderId: undefined })).not.toContain('reports.outputs');
    expect(textOf({ maySay: false })).not.toContain('reports.view.begin');
  });

  it('is one that Slack takes, whatever anybody wrote, in every language', () => {
    for (const language of languages)
      for (const [what, text] of hostileIn(language)) {
        const words = [...text].slice(0, 1000).join('');
        const views = (['good', 'watch', 'worried'] as const).map(view => {
          return { view, words, name: text, saidOn: today };
        });
        const drawn = clientHealthView(model({ client: text, views, note: 'said' }), language);
        expect({ what, problems: viewProblems(drawn), living: livingMarkup(drawn) }).toEqual({
          ...{ what, problems: [], living: [] },
        });
      }
  });
});
