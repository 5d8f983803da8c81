import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import {
  leadsTo,
  type Step,
  type SuggestionState,
  stepsFrom,
  suggestionEvents,
  suggestionKinds,
} from '../../src/suggestions/rules.ts';
import { parseLocalDate } from '../../src/time/calendar.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { type IntakeFirm, intakeFirm } from './intake-firm.ts';

/** A day from a week before the step to some after it. */
const aDay = fc.integer({ min: -3, max: 12 });
const words = fc.constantFrom('Yes', 'Because', 'Later');
const maybe = fc.option(words);

const aStep = fc.record({
  event: fc.constantFrom(...suggestionEvents),
  words,
  note: maybe,
  days: aDay,
  by: fc.constantFrom('lead', 'lead', 'lead', 'deputy', 'mikko'),
  /** she had an older version before her */
  stale: fc.constantFrom(false, false, false, false, false, true),
  /** what is next, or anything */
  fits: fc.constantFrom(true, true, true, false),
  /** days until somebody does something */
  passes: fc.integer({ min: 0, max: 5 }),
});
type Deed = typeof aStep extends fc.Arbitrary<infer T> ? T : never;

const start = Date.parse('2026-02-02T10:00:00Z');
const dayMs = 86_400_000;
const dayAt = (at: number) => new Date(at).toISOString().slice(0, 10);

interface Model {
  readonly id: string;
  state: SuggestionState;
  version: number;
  now: number;
}

onDatabase('postgres18', 'whatever people do with suggestions', engine => {
  const opened: { connection?: Connection & AsyncDisposable; firm?: IntakeFirm } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
    opened.firm = await intakeFirm(opened.connection);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());

  it('each goes its way alone, is answered only with a day, declined only with a reason, and never gone', async () => {
    const firm = opened.firm;
    if (!firm) throw new Error('not open yet');
    const reached = new Set<SuggestionState>();
    let filed = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...suggestionKinds),
        fc.array(aStep, { minLength: 6, maxLength: 12 }),
        async (kind, deeds) => {
          const { id } = await firm.as(firm.mikko, new Date(start).toISOString()).files({ kind });
          filed += 1;
          const model: Model = { id, state: 'received', version: 1, now: start };
          for (const deed of deeds) await take(firm, model, deed);
          reached.add(model.state);
        },
      ),
      { numRuns: 10 },
    );
    expect(await firm.all()).toHaveLength(filed);
    expect(reached.size).toBeGreaterThan(2);
  });
});

/** One deed, and whether it did what the table says and nothing else. */
async function take(firm: IntakeFirm, model: Model, deed: Deed): Promise<void> {
  model.now += deed.passes * dayMs;
  const step = stepOf(model, deed);
  const before = await firm.suggestion(model.id);
  const version = deed.stale ? model.version + 7 : model.version;
  const outcome = await firm.as(firm[personOf(deed)], new Date(model.now).toISOString()).takes(model.id, version, step);
  const after = await firm.suggestion(model.id);
  const to = leadsTo(model.state, step.event);
  const isHers = deed.by === 'lead';
  const expected = !isHers
    ? 'not_yours'
    : deed.stale
      ? 'changed_meanwhile'
      : !to
        ? 'not_now'
        : faultOf(model, deed, step);
  expect(typeof outcome === 'object' ? outcome.refused : outcome).toBe(expected);
  if (outcome !== 'taken' || !to) {
    expect(after).toEqual(before);
    return;
  }
  model.state = to;
  model.version += 1;
  expect([after.state, after.version]).toEqual([model.state, model.version]);
  expect(after.state === 'answered').toBe(after.answeredOn !== null && after.nextOn === null);
  if (after.outcome === 'declined') expect(after.result?.trim()).toBeTruthy();
  if (after.nextOn !== null) expect(after.nextOn >= dayAt(model.now)).toBe(true);
}

/** Nobody is away, so the deputy has no more rights than anybody. */
const personOf = ({ by }: Deed) => (by === 'lead' ? 'lead' : by === 'deputy' ? 'deputy' : 'mikko');

function faultOf(model: Model, { days }: Deed, { event }: Step): string {
  if ((event === 'decide' || event === 'postpone') && days < 0) return 'day_past';
  if (event !== 'answer') return 'taken';
  if (days > 0) return 'told_coming';
  return dayAt(model.now + days * dayMs) < dayAt(start) ? 'told_early' : 'taken';
}

function stepOf(model: Model, { event: anything, fits, words: said, note, days }: Deed): Step {
  const next = stepsFrom(model.state);
  const event = fits ? (next[said.length % Math.max(1, next.length)] ?? anything) : anything;
  const on = parseLocalDate(dayAt(model.now + days * dayMs));
  switch (event) {
    case 'acknowledge':
      return { event };
    case 'assess':
      return { event, words: said, goalId: undefined };
    case 'decide':
    case 'postpone':
      return { event, dueOn: on, words: note };
    case 'decline':
      return { event, reason: said };
    case 'finish':
      return { event, result: said };
    case 'answer':
      return { event, toldOn: on, words: note };
  }
}
