import { describe, expect, it, test } from 'vitest';
import { languages } from '../../src/i18n/language.ts';
import * as views from '../../src/promises/views.ts';
import type { ViewValues } from '../../src/sandbox/page-api.ts';
import { messageProblems, viewProblems } from '../../src/sandbox/validator/index.ts';
import { currentValues } from '../../src/sandbox/workspace/values.ts';
import type { KnownBlock, ModalView } from '../../src/slack/blocks.ts';
import { parseLocalDate } from '../../src/time/calendar.ts';
import { hostile, livingMarkup } from '../support/hostile.ts';

const dueOn = parseLocalDate('2026-03-27');
const terms = { words: 'A demo', toWhom: 'Tiina', written: 'https://mail.example.com/42', dueOn, estimateDays: 0.5 };
const goals = [{ id: '2f6f8a36-1d7c-4c5e-9a58-2f1f6f1c9b11', words: 'Fewer calls' }];
const goalId = goals[0]?.id ?? null;
const model = { client: 'Acme', keeperSlackId: 'U0ANA', goals, goalId, terms };
const key = { promiseId: 'p', clientId: 'c' };
const read = { ...terms, keeper: 'U0ANA', goalId };

const keyOfType: Readonly<Record<string, string>> = {
  plain_text_input: 'value',
  datepicker: 'selected_date',
  users_select: 'selected_user',
};
/** What Slack would send for that form as it is drawn, but for these fields. */
function filledIn(view: ModalView, given: Readonly<Record<string, string>> = {}): ViewValues {
  const values = currentValues(view.blocks as KnownBlock[]);
  for (const [field, value] of Object.entries(given)) {
    const type = String(values[field]?.[field]?.type);
    const key = keyOfType[type];
    values[field] = { [field]: { type, ...(key ? { [key]: value } : { selected_option: { value } }) } };
  }
  return values;
}

describe('the form of a promise', () => {
  it.each(languages)('reads in %s what it shows', language => {
    const forms = [
      views.giveForm({ ...model, ...key }, language),
      views.regiveForm({ ...model, id: 'p', version: 3 }, language),
    ];
    for (const form of forms) expect(views.readPromise(filledIn(form), language)).toEqual({ ok: true, value: read });
  });

  const without = [
    ['words', '', 'words'],
    ['to_whom', ' ', 'to_whom'],
    ['written', '', 'written'],
    ['written', 'x'.repeat(1501), 'written'],
    ['words', 'x'.repeat(1001), 'words'],
    ['due', '', 'due'],
    ['due', '2026-02-30', 'due'],
    ['keeper', '', 'keeper'],
    ['estimate', 'soon', 'estimate'],
    ['estimate', '0', 'estimate'],
    ['estimate', '', 'estimate'],
  ] as const;
  test.each(without)('says under %s what is wrong there', (field, value, place) => {
    const form = views.giveForm({ ...model, ...key }, 'en');
    const result = views.readPromise(filledIn(form, { [field]: value }), 'en');
    expect(result.ok ? [] : Object.keys(result.errors)).toEqual([place]);
  });

  it('says each mistake under its own field when nothing is filled in', () => {
    const result = views.readPromise({}, 'en');
    expect(result.ok ? [] : Object.keys(result.errors).toSorted()).toEqual([
      'due',
      'estimate',
      'keeper',
      'to_whom',
      'words',
      'written',
    ]);
  });

  it('asks for no goal where none is shared', () => {
    const form = views.giveForm({ ...model, ...key, goals: [], goalId: null }, 'en');
    expect(form.blocks.some(block => block.block_id === 'goal')).toBe(false);
    expect(views.readPromise(filledIn(form), 'en')).toEqual({ ok: true, value: { ...read, goalId: null } });
  });
});

describe('what somebody is asked to keep', () => {
  const offer = {
    id: 'p',
    client: 'Acme',
    round: 2,
    giver: 'Kari Lie',
    terms,
    goal: 'Fewer calls',
    handed: undefined,
    moved: undefined,
  };
  const inText = (view: object): string => JSON.stringify(view);

  it.each(languages)('is shown in %s with all of its terms before she says yes or no', language => {
    const form = views.offerView({ ...offer, standing: 'waits' }, language);
    for (const word of ['A demo', 'Tiina', 'https://mail.example.com/42', '2026', 'Fewer calls', 'Kari'])
      expect(inText(form)).toContain(word);
    expect(inText(form)).toContain(language === 'en' ? '0.5' : '0,5');
    const answers = { yes: true, no: false };
    for (const [answer, accepts] of Object.entries(answers)) {
      const result = views.readOfferAnswer(filledIn(form, { answer, words: 'Since I like it' }), language);
      expect(result).toEqual({ ok: true, value: { accepts, words: 'Since I like it' } });
      expect(views.readOfferAnswer(filledIn(form, { answer }), language)).toMatchObject({ value: { words: null } });
    }
    expect(views.readOfferAnswer(filledIn(form), language)).toMatchObject({ ok: false, errors: { answer: /./ } });
  });

  it('shows the former day and why it moves', () => {
    const moved = { from: parseLocalDate('2026-03-06'), why: 'They wait for a release' };
    const text = inText(views.offerView({ ...offer, moved, standing: 'waits' }, 'en'));
    expect([text.includes('6 March 2026'), text.includes('They wait for a release')]).toEqual([true, true]);
  });

  test.each(['accepted', 'declined', 'lapsed', 'withdrawn', 'past', 'gone'] as const)(
    'asks nothing when it is %s',
    standing => {
      const view = views.offerView({ ...offer, standing }, 'en');
      expect([view.submit, view.blocks.some(({ type }) => type === 'input')]).toEqual([undefined, false]);
    },
  );
});

describe('whatever people write', () => {
  test.each(Object.entries(hostile))('Slack takes it: %s', (_, text) => {
    const long = { words: text, toWhom: text, written: text, dueOn, estimateDays: 999.5 };
    const many = Array.from({ length: 130 }, (_unused, index) => ({ id: `g${index}`, name: text, words: text }));
    const asked = { id: 'p', client: text, round: 1, giver: text, terms: long, goal: text, handed: undefined };
    const drawn = [
      views.giveForm({ ...model, ...key, client: text, terms: long, goals: many }, 'fi'),
      views.offerView({ ...asked, moved: { from: dueOn, why: text }, standing: 'waits' }, 'fi'),
      views.offerView({ ...asked, moved: undefined, standing: 'gone' }, 'fi'),
      views.offerView({ ...asked, handed: { from: text }, moved: undefined, standing: 'waits' }, 'fi'),
      views.withdrawForm({ id: 'p', version: 3, client: text, words: text }, 'fi'),
      views.chooseClientView({ clients: many, unknown: text }, 'fi'),
      views.chooseClientView({ clients: [], unknown: undefined }, 'fi'),
      views.givenNotice({ id: 'p', keeper: text, dueOn, isPromised: false, away: { until: dueOn } }, 'fi'),
    ];
    for (const view of drawn) expect(viewProblems(view)).toEqual([]);
    const about = { id: 'p', client: text, giver: text, keeper: text, how: 'declined', about: 'moved' } as const;
    const messages = [
      views.offerMessage(about, 'first', 'fi'),
      views.answeredMessage(about, 'fi'),
      views.notedMessage({ clientId: 'c', client: text, count: 2 }, 'fi'),
    ];
    for (const message of messages) expect([messageProblems(message.blocks), livingMarkup(message)]).toEqual([[], []]);
  });

  it('is never a link that is none', () => {
    const written = (text: string) =>
      JSON.stringify(
        views.offerView(
          {
            ...{ id: 'p', client: 'A', round: 1, giver: 'K', goal: null, handed: undefined, moved: undefined },
            terms: { ...terms, written: text },
            standing: 'waits',
          },
          'en',
        ),
      );
    for (const text of ['javascript:alert(1)', 'http://example.com', 'https://a:b@example.com', 'see the minutes'])
      expect(written(text)).not.toContain('|Where it is written>');
    expect(written(`https://example.com/${'😀'.repeat(1000)}`)).not.toContain('|Where it is written>');
    expect(written('https://example.com/a|b>c')).toContain('<https://example.com/a%7Cb%3Ec|Where it is written>');
  });
});
