import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { languages } from '../../src/i18n/language.ts';
import { isOpen, promiseEvents, promiseStates } from '../../src/promises/rules.ts';
import type { PromisePage, TermsInFull } from '../../src/promises/views/page.ts';
import * as views from '../../src/promises/views.ts';
import { messageProblems, viewProblems } from '../../src/sandbox/validator/index.ts';
import { currentValues } from '../../src/sandbox/workspace/values.ts';
import type { KnownBlock, ModalView } from '../../src/slack/blocks.ts';
import { parseLocalDate } from '../../src/time/calendar.ts';
import { aDate } from '../support/arbitrary-times.ts';
import { hostileText, livingMarkup } from '../support/hostile.ts';

const aLanguage = fc.constantFrom(...languages);
const maybeDay = fc.option(aDate);
const someTerms: fc.Arbitrary<TermsInFull> = fc.record({
  number: fc.integer({ min: 1, max: 9 }),
  words: hostileText,
  toWhom: hostileText,
  written: fc.oneof(hostileText, fc.webUrl()),
  dueOn: aDate,
  estimateDays: fc.constantFrom(0.5, 3),
  keeper: hostileText,
  giver: hostileText,
  givenOn: aDate,
  reason: fc.option(hostileText),
  handsOver: fc.boolean(),
  answer: fc.constantFrom('accepted', 'declined', 'lapsed', null),
  answerWords: fc.option(hostileText),
});
const somePromise: fc.Arbitrary<PromisePage> = fc
  .record({
    id: fc.uuid(),
    clientId: fc.uuid(),
    client: hostileText,
    state: fc.constantFrom(...promiseStates),
    noted: fc.option(hostileText),
    goal: fc.option(hostileText),
    first: someTerms,
    other: fc.option(someTerms, { nil: undefined }),
    lateOn: maybeDay,
    lateWords: fc.option(hostileText),
    brokenOn: maybeDay,
    why: fc.option(hostileText),
    day: aDate,
  })
  .map(({ state, day, first, other, ...rest }) => ({
    ...rest,
    state,
    newest: state === 'noted' ? undefined : (other ?? first),
    inForce: isOpen(state) || state === 'kept' || state === 'released' ? first : undefined,
    keptOn: state === 'kept' ? day : null,
    endedOn: ['kept', 'released', 'withdrawn'].includes(state) ? day : null,
  }));
const count = fc.integer({ min: 0, max: 40 });
const aRate = fc.record({ kept: count, broken: count, moved: count, open: count });
const someRegister = (most: number) =>
  fc.record({
    client: fc.record({ id: fc.uuid(), name: hostileText }),
    promises: fc.array(somePromise, { maxLength: most }),
    rate: aRate,
    mayGive: fc.boolean(),
  });

const buttonsIn = (view: ModalView): { readonly action: string; readonly value: string }[] =>
  (view.blocks as KnownBlock[]).flatMap(block => {
    const found = block.type === 'actions' ? block.elements : block.type === 'section' ? [block.accessory] : [];
    return found.flatMap(each =>
      each?.type === 'button' ? [{ action: each.action_id ?? '', value: each.value ?? '' }] : [],
    );
  });

function isSound(view: ModalView): void {
  expect(viewProblems(view)).toEqual([]);
  expect(livingMarkup(view).filter(text => !/^<https:/.test(text))).toEqual([]);
}

describe('the list of promises', () => {
  it('is a view that Slack takes, whatever they say and however many they are', () => {
    const registers = fc.array(someRegister(25), { maxLength: 8 });
    fc.assert(
      fc.property(
        fc.array(somePromise, { maxLength: 60 }),
        registers,
        hostileText,
        aLanguage,
        (toKeep, all, name, language) => {
          const view = views.registerView({ toKeep, clients: all, unknown: name }, language);
          isSound(view);
          expect(view.blocks.length).toBeLessThanOrEqual(91);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('leads to every promise of a client that has not ended, or says how many more there are', () => {
    fc.assert(
      fc.property(someRegister(110), model => {
        const view = views.clientRegisterView(model, 'en');
        isSound(view);
        const shown = buttonsIn(view).filter(({ action }) => action === views.openPromiseAction);
        const ended = model.promises.filter(({ state }) => ['kept', 'released', 'withdrawn'].includes(state));
        const wanted = model.promises.length - Math.max(0, ended.length - 5);
        const more = Number(/"(\d+) more (?:is|are) not shown/.exec(JSON.stringify(view))?.[1] ?? 0);
        expect(shown.length + more).toBe(wanted);
        expect(buttonsIn(view).some(({ action }) => action === views.givePromiseAction)).toBe(model.mayGive);
      }),
      { numRuns: 40 },
    );
  });

  test.each([
    [{ kept: 7, broken: 1, moved: 2, open: 3 }, 'In the last twelve months: kept 7 of 8, 2 moved in time'],
    [{ kept: 1, broken: 0, moved: 0, open: 0 }, 'In the last twelve months: kept 1 of 1'],
    [{ kept: 0, broken: 0, moved: 1, open: 1 }, 'Nothing has come due in the last twelve months.'],
  ])('says of %j how they were kept', (rate, words) => {
    expect(views.rateInWords(rate, views.keepingVoice('en'))).toBe(words);
  });
});

describe('the page of a promise', () => {
  const acts = fc.record({
    keep: fc.boolean(),
    warn: fc.boolean(),
    move: fc.boolean(),
    reassign: fc.boolean(),
    complete: fc.boolean(),
    withdraw: fc.boolean(),
    answer: fc.boolean(),
    list: fc.boolean(),
  });
  const line = fc.record({
    event: fc.constantFrom(...promiseEvents, 'noted', 'late', 'something new'),
    day: aDate,
    by: fc.option(hostileText),
    onDay: maybeDay,
    words: fc.option(hostileText),
  });

  it('is a view that Slack takes, with a button for each thing that she may do and no other', () => {
    fc.assert(
      fc.property(
        somePromise,
        fc.array(line, { maxLength: 30 }),
        acts,
        fc.constantFrom(undefined, { until: null }, { until: parseLocalDate('2026-07-24') }),
        aLanguage,
        (promise, history, allowed, keeperAway, language) => {
          const view = views.promiseView({ promise, history, acts: allowed, keeperAway }, language);
          isSound(view);
          const buttons = buttonsIn(view);
          expect(buttons).toHaveLength(Object.values(allowed).filter(Boolean).length);
          const { list, ...others } = allowed;
          expect(buttons.some(({ value }) => value === promise.clientId)).toBe(list);
          const own = buttons.filter(({ value }) => value === promise.id);
          expect(own).toHaveLength(Object.values(others).filter(Boolean).length);
        },
      ),
      { numRuns: 100 },
    );
  });

  const dueOn = parseLocalDate('2026-03-27');
  const terms: TermsInFull = {
    ...{ number: 1, words: 'A demo', toWhom: 'Tiina', written: 'The minutes', dueOn, estimateDays: 2, keeper: 'Ana' },
    ...{
      giver: 'Kari',
      givenOn: dueOn,
      reason: null,
      handsOver: false,
      answer: 'accepted' as const,
      answerWords: null,
    },
  };
  const nothing = { noted: null, goal: null, lateOn: null, lateWords: null, brokenOn: null, why: null };
  const promise: PromisePage = {
    ...{ id: 'p', clientId: 'c', client: 'Acme', state: 'promised', newest: terms, inForce: terms },
    ...{ ...nothing, keptOn: null, endedOn: null },
  };
  const day = parseLocalDate('2026-03-30');
  const newer = { ...terms, number: 2, keeper: 'Mikko', dueOn: day, answer: null };

  test.each([
    [{}, 'Due 27 March 2026'],
    [{ lateOn: dueOn }, 'Due 27 March 2026, and will be late as things stand'],
    [{ state: 'moving', newest: newer }, 'New terms wait for a word from Mikko. Until then: due 27 March 2026'],
    [{ state: 'overdue', brokenOn: day }, '*Overdue*, was due 27 March 2026'],
    [{ state: 'kept', keptOn: day }, 'Kept 30 March 2026'],
    [{ state: 'kept', keptOn: day, brokenOn: day }, 'Done 30 March 2026, after the promised day'],
    [
      { state: 'kept', keptOn: day, brokenOn: dueOn, inForce: { ...terms, dueOn: day } },
      'Done 30 March 2026, by the day agreed on later',
    ],
    [{ state: 'moving', newest: { ...newer, handsOver: true } }, 'Due 27 March 2026. Mikko is asked to take it over.'],
    [
      { state: 'moving', brokenOn: day, newest: { ...newer, handsOver: true } },
      '*Overdue*, was due 27 March 2026. Mikko is asked to take it over.',
    ],
    [{ state: 'released', endedOn: day }, 'Not needed any more since 30 March 2026'],
    [{ state: 'withdrawn', inForce: undefined, endedOn: day }, 'Taken back 30 March 2026'],
    [{ state: 'offered', inForce: undefined, newest: newer }, 'Waits for a word from Mikko.'],
    [
      { state: 'declined', inForce: undefined, newest: { ...newer, answer: 'declined' } },
      'Mikko said no, so it is not promised.',
    ],
    [
      { state: 'declined', inForce: undefined, newest: { ...newer, answer: 'lapsed' } },
      'No answer came, so it is not promised.',
    ],
    [
      { state: 'noted', inForce: undefined, newest: undefined, noted: 'A demo' },
      'Written down in a meeting. It has no keeper and no day yet.',
    ],
  ] as const)('says of %j where it stands', (changes, words) => {
    expect(views.stateInWords({ ...promise, ...changes }, 'en')).toBe(words);
  });

  it('shows new terms beside those that hold, and why they moved', () => {
    const moving = { ...promise, state: 'moving' as const, newest: { ...newer, words: 'A film', reason: 'No room' } };
    const shown = JSON.stringify(
      views.promiseView({ promise: moving, history: [], acts: noActs, keeperAway: { until: day } }, 'en'),
    );
    for (const words of [
      'A demo',
      'A film',
      'No room',
      '27 March 2026',
      'Mikko is away until 30 March 2026',
      'wait for',
    ])
      expect(shown).toContain(words);
    const kept = { ...moving, state: 'kept' as const, keptOn: day, endedOn: day };
    const ended = JSON.stringify(
      views.promiseView({ promise: kept, history: [], acts: noActs, keeperAway: undefined }, 'en'),
    );
    expect(ended).not.toContain('wait for');
  });
});

const noActs = {
  keep: false,
  warn: false,
  move: false,
  reassign: false,
  complete: false,
  withdraw: false,
  answer: false,
  list: false,
};

describe('the forms of a promise that is in force', () => {
  const dueOn = parseLocalDate('2026-03-27');
  const shown = { id: 'p', version: 3, client: 'Acme', words: 'A demo', dueOn };
  const terms = { words: 'A demo', toWhom: 'Tiina', written: 'The minutes', dueOn, estimateDays: 0.5 };
  const goalId = '2f6f8a36-1d7c-4c5e-9a58-2f1f6f1c9b11';
  const goals = [{ id: goalId, words: 'Fewer calls' }];
  const moving = { ...shown, terms, keeperSlackId: 'U0ANA', goals, goalId };
  const stateOf = (view: ModalView) => currentValues(view.blocks as KnownBlock[]);
  const typed = (field: string, value: string) => ({ [field]: { [field]: { type: 'plain_text_input', value } } });
  const chosen = (value: string) => ({ what: { what: { type: 'radio_buttons', selected_option: { value } } } });

  it.each(languages)('read in %s what they show', language => {
    const [keep, late, move] = [
      views.keepForm({ ...shown, today: dueOn }, language),
      views.lateForm({ ...shown, lateWords: 'A week' }, language),
      views.moveForm(moving, language),
    ];
    for (const form of [keep, late, move, views.reassignForm({ ...shown, keeper: 'Ana' }, language)]) isSound(form);
    expect([keep, late, move].map(form => views.idAndNumber(form.private_metadata ?? ''))).toEqual(
      [1, 2, 3].map(() => ({ id: 'p', number: 3 })),
    );
    expect(views.readKept(stateOf(keep), language)).toEqual({ ok: true, value: { on: dueOn } });
    expect(views.readLate(stateOf(late), language)).toEqual({ ok: true, value: { words: 'A week' } });
    const why = { ...stateOf(move), ...typed('why', 'A release slips') };
    expect(views.readMove(why, language)).toEqual({
      ok: true,
      value: { what: 'move', why: 'A release slips', terms: { ...terms, keeper: 'U0ANA', goalId } },
    });
  });

  const errorsIn = (read: { ok: true } | { ok: false; errors: object }) => (read.ok ? [] : Object.keys(read.errors));

  it('say each mistake under its own field', () => {
    expect(errorsIn(views.readKept({}, 'en'))).toEqual(['on']);
    expect(errorsIn(views.readLate({}, 'en'))).toEqual(['words']);
    expect(errorsIn(views.readLate(typed('words', 'x'.repeat(1001)), 'en'))).toEqual(['words']);
    const nothing = errorsIn(views.readMove({}, 'en')).toSorted();
    expect(nothing).toEqual(['due', 'estimate', 'keeper', 'to_whom', 'what', 'why', 'words', 'written']);
  });

  it('let go what the client needs no longer, whatever became of the terms beside it', () => {
    const state = { ...chosen('release'), ...typed('why', 'They bought one'), ...typed('estimate', 'many') };
    expect(views.readMove(state, 'en')).toEqual({ ok: true, value: { what: 'release', why: 'They bought one' } });
    expect(errorsIn(views.readMove(chosen('release'), 'en'))).toContain('why');
  });

  it('say in every language why something was not stored, under a field that they have', () => {
    const fields = (view: ModalView) => Object.keys(stateOf(view));
    for (const language of languages) {
      const refused = [
        ...(['outdated', 'closed', 'not_yours', 'future', 'before_given'] as const).map(why => ({
          errors: views.keepRefused(why, language),
          form: views.keepForm({ ...shown, today: dueOn }, language),
        })),
        ...(['outdated', 'closed', 'not_yours', 'moving'] as const).map(why => ({
          errors: views.lateRefused(why, language),
          form: views.lateForm({ ...shown, lateWords: null }, language),
        })),
        ...(['outdated', 'closed', 'not_yours', 'keeper_unknown', 'goal_unknown', 'due_past', 'due_far'] as const).map(
          why => ({
            errors: views.moveRefused(why, language),
            form: views.moveForm(moving, language),
          }),
        ),
        ...(['outdated', 'closed', 'not_yours', 'keeper_unknown', 'keeper_same'] as const).map(why => ({
          errors: views.reassignRefused(why, language),
          form: views.reassignForm({ ...shown, keeper: 'Ana' }, language),
        })),
      ];
      for (const { errors, form } of refused)
        for (const [field, words] of Object.entries(errors)) {
          expect(fields(form)).toContain(field);
          expect(words).not.toBe('');
        }
    }
  });
});

describe('a message about a promise', () => {
  it('holds a name, a day and one button, and Slack takes it', () => {
    const keys = [
      'remind.keeper',
      'remind.away',
      'remind.left',
      'lead.soon',
      'lead.late',
      'released.text',
      'handed.text',
    ] as const;
    const about = fc.record({ id: fc.uuid(), client: hostileText, keeper: hostileText, dueOn: aDate });
    fc.assert(
      fc.property(fc.constantFrom(...keys), about, aLanguage, (key, model, language) => {
        const message = views.keepingMessage(key, model, language);
        expect(messageProblems(message.blocks)).toEqual([]);
        expect(livingMarkup(message.blocks)).toEqual([]);
        expect(JSON.stringify(message.blocks).match(/"type":"button"/g)).toHaveLength(1);
      }),
    );
    expect(JSON.stringify(views.remindedMessage('en').blocks)).not.toContain('button');
  });
});
