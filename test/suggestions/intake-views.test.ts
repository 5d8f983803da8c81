import { describe, expect, it } from 'vitest';
import { type Language, languages } from '../../src/i18n/language.ts';
import type { ViewValues } from '../../src/sandbox/page-api.ts';
import { messageProblems, viewProblems } from '../../src/sandbox/validator/index.ts';
import { currentValues, withValues } from '../../src/sandbox/workspace/values.ts';
import type { KnownBlock, Message, ModalView } from '../../src/slack/blocks.ts';
import {
  offerStates,
  type SuggestionKind,
  type SuggestionState,
  stepsFrom,
  suggestionEvents,
  suggestionKinds,
  suggestionStates,
} from '../../src/suggestions/rules.ts';
import * as views from '../../src/suggestions/views.ts';
import { parseLocalDate } from '../../src/time/calendar.ts';
import { hostileIn, livingMarkup } from '../support/hostile.ts';

const id = '7d9f3c1e-5b2a-4c8d-9e6f-0a1b2c3d4e5f';
const other = '11111111-1111-4111-8111-111111111111';
const today = parseLocalDate('2026-02-02');
const times = <T>(count: number, one: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => one(i));
const formSteps = suggestionEvents.filter(event => event !== 'acknowledge');
const history = [
  ...suggestionEvents,
  'received',
  'handed_over',
  'taken',
  'returned',
  'taken_back',
  'amended',
  'linked',
  'unlinked',
] as const;

const course = (state: SuggestionState) => ({
  state,
  nextOn: state === 'answered' ? null : parseLocalDate('2026-01-30'),
  answeredOn: state === 'answered' ? today : null,
  outcome: state === 'answered' ? ('declined' as const) : null,
});
const aPage = (text: string, state: SuggestionState, kind: SuggestionKind = 'suggestion'): views.PageModel => ({
  ...{
    ...course(state),
    id,
    kind,
    open: state !== 'answered',
    toward: 'delivery',
    clientId: other,
    client: text,
    words: text,
  },
  ...{
    handOver: { to: text, toward: 'portfolio' },
    offer: 'sent',
    offerOn: today,
    offerBy: text,
    mayTreat: true,
    mayList: true,
  },
  passingWords: times(9, () => ({ by: text, words: text })),
  mayAmend: true,
  linked: times(6, () => ({ words: text, state: 'done' as const })),
  ...{
    fromWhom: text,
    messageLink: null,
    filer: text,
    filedOn: today,
    goal: text,
    owner: text,
    today,
  },
  lines: [
    ...times(3, () => history)
      .flat()
      .map(event => ({ event, writtenOn: today, by: text, onDay: today, words: text })),
    ...offerStates.map(words => ({ event: 'offer', writtenOn: today, by: null, onDay: today, words })),
  ],
  steps: stepsFrom(state),
});
const aLine = (text: string) => ({
  ...{ ...course('assessed'), id, client: text, kind: 'need' as const, words: text, looksAfter: text },
});
const aForm = (text: string, event: (typeof formSteps)[number], goals = 6): views.StepFormModel => ({
  ...{ id, version: 3, event, client: text, words: text, assessment: text, goalId: other },
  goals: times(goals, index => ({ id: index === 0 ? other : `${index}`, words: text })),
});

/** Everything that this part shows, where whatever was written is `text`. */
function modals(text: string, language: Language, many = 6): Record<string, ModalView> {
  const lines = times(many, () => aLine(text));
  const clients = times(many, index => ({ id: index === 0 ? other : `${index}`, name: text }));
  const message = { text, link: 'https://firm.slack.com/p1' };
  const groups = { toTake: lines, toTreat: lines, passedOn: lines, answered: lines };
  const about = { clientId: other, client: text, today };
  return {
    open: views.suggestionPage(aPage(text, 'received', 'need'), language),
    told: views.suggestionPage({ ...aPage(text, 'answered'), offer: null }, language),
    bare: views.suggestionPage(
      {
        ...aPage(text, 'received'),
        ...{
          fromWhom: null,
          messageLink: null,
          goal: null,
          owner: null,
          lines: [],
          steps: [],
          mayList: false,
          offer: null,
        },
      },
      language,
    ),
    ...Object.fromEntries(formSteps.map(event => [event, views.stepForm(aForm(text, event, many), language)])),
    noGoals: views.stepForm({ ...aForm(text, 'assess'), goals: [], goalId: null, assessment: null }, language),
    file: views.fileForm({ newId: id, clients, chosen: other, message }, language),
    nobody: views.fileForm({ newId: id, clients: [], chosen: undefined, message: undefined }, language),
    amend: views.amendForm({ ...about, id, version: 3, clients, kind: 'need', words: text, fromWhom: text }, language),
    amended: views.amendedNotice(text, language),
    thanks: views.fileThanks(text, 'need', language),
    register: views.registerView({ ...groups, today }, language),
    empty: views.registerView({ toTake: [], toTreat: [], passedOn: [], answered: [], today }, language),
    client: views.clientRegisterView({ ...about, open: lines, answered: lines }, language),
    emptyClient: views.clientRegisterView({ ...about, open: [], answered: [] }, language),
    refused: views.notYours(language),
  };
}

const messages = (text: string, language: Language): Message[] =>
  suggestionKinds.flatMap(kind => [
    views.receivedMessage({ id, client: text, kind, filer: text }, language),
    views.answeredMessage({ id, client: text, kind, outcome: 'done' }, language),
    views.answeredMessage({ id, client: text, kind, outcome: 'declined' }, language),
  ]);

describe.each(languages)('what people see of suggestions and needs in %s', language => {
  it.each(hostileIn(language))('is what Slack accepts, and nobody’s markup, when the words are %s', (_, text) => {
    for (const [name, view] of Object.entries(modals(text, language)))
      expect([name, viewProblems(view), livingMarkup(view)]).toEqual([name, [], []]);
    for (const message of messages(text, language))
      expect([messageProblems(message.blocks), livingMarkup(message)]).toEqual([[], []]);
  });
});

describe('however much there is', () => {
  it('is what Slack accepts, and says how many more there are', () => {
    for (const [name, view] of Object.entries(modals('😀'.repeat(3000), 'en', 99)))
      expect([name, viewProblems(view)]).toEqual([name, []]);
    const shown = JSON.stringify(modals('Sampo', 'en', 99));
    // Four groups share eighty lines, two of a client the same.
    for (const more of ['And 34 more', 'And 94 more', 'And 24 more'])
      expect([more, shown.includes(more)]).toEqual([more, true]);
  });
});

const filled = (view: ModalView, fields: ViewValues = {}): ViewValues => {
  const blocks = view.blocks as KnownBlock[];
  return withValues(blocks, currentValues(blocks), fields);
};
const typed = (field: string, value: string) => ({ [field]: { [field]: { value } } });
const chosen = (field: string, value: string) => ({ [field]: { [field]: { selected_option: { value } } } });
const on = (field: string, date: string) => ({ [field]: { [field]: { selected_date: date } } });
const words = typed('words', 'Because');

describe('a form', () => {
  it('about what a client said comes back as it was filled in, prefilled by a message; two taps are enough', () => {
    const message = { text: 'Could we have a list?', link: 'https://firm.slack.com/p1' };
    const view = views.fileForm(
      { newId: id, clients: [{ id: other, name: 'Sampo' }], chosen: undefined, message },
      'en',
    );
    expect(views.readFile(filled(view), 'en')).toEqual({
      ok: true,
      value: { clientId: other, kind: 'suggestion', words: message.text, fromWhom: null },
    });
    expect(views.fileMetadata(view.private_metadata ?? '')).toEqual({ id, messageLink: message.link });
    const more = { ...typed('from', 'Tiina'), ...chosen('kind', 'need') };
    expect(views.readFile(filled(view, more), 'en')).toMatchObject({ value: { kind: 'need', fromWhom: 'Tiina' } });
    for (const garbage of ['', '{}', 'no json', JSON.stringify({ n: 'x', m: null })])
      expect(views.fileMetadata(garbage)).toBeUndefined();
  });

  it.each([
    ['assess', words, [{ event: 'assess', words: 'Because', goalId: other }]],
    ['assess', { ...words, ...chosen('goal', 'none') }, [{ event: 'assess', words: 'Because', goalId: null }]],
    [
      'assess',
      { ...words, ...chosen('decision', 'yes'), ...on('due', '2026-03-02') },
      [
        { event: 'assess', words: 'Because', goalId: other },
        { event: 'decide', dueOn: '2026-03-02', words: null },
      ],
    ],
    [
      'assess',
      { ...words, ...chosen('decision', 'no'), ...typed('reason', 'No time') },
      [
        { event: 'assess', words: 'Because', goalId: other },
        { event: 'decline', reason: 'No time' },
      ],
    ],
    ['decide', on('due', '2026-03-02'), [{ event: 'decide', dueOn: '2026-03-02', words: null }]],
    [
      'postpone',
      { ...words, ...on('due', '2026-03-02') },
      [{ event: 'postpone', dueOn: '2026-03-02', words: 'Because' }],
    ],
    ['decline', words, [{ event: 'decline', reason: 'Because' }]],
    ['finish', words, [{ event: 'finish', result: 'Because' }]],
    ['answer', on('told', '2026-02-02'), [{ event: 'answer', toldOn: '2026-02-02', words: null }]],
  ] as const)('%s comes back as the steps that it means', (event, fields, steps) => {
    const view = views.stepForm(aForm('Sampo', event), 'en');
    expect(views.stepMetadata(view.private_metadata ?? '')).toEqual({ id, version: 3, event });
    expect(views.readSteps(event, filled(view, fields), 'en')).toEqual({ ok: true, value: steps });
  });

  it.each([
    ['assess', typed('words', '  '), ['words']],
    ['assess', typed('words', 'x'.repeat(1001)), ['words']],
    ['assess', { ...words, ...chosen('decision', 'yes') }, ['due']],
    ['assess', { ...words, ...chosen('decision', 'no') }, ['reason']],
    ['assess', { ...words, ...on('due', '2026-03-02') }, ['decision']],
    ['assess', { ...words, ...typed('reason', 'No time') }, ['decision']],
    ['decide', {}, ['due']],
    ['postpone', words, ['due']],
    ['decline', {}, ['words']],
    ['finish', {}, ['words']],
    ['answer', words, ['told']],
  ] as const)('%s says under its field what is missing or does not fit', (event, fields, expected) => {
    const view = views.stepForm(aForm('Sampo', event), 'en');
    const read = views.readSteps(event, filled(view, fields), 'en');
    expect(read.ok ? [] : Object.keys(read.errors)).toEqual(expected);
  });

  it('that was not stored says why under a field of its own', () => {
    const meanwhile = (by: string | null) => ({ refused: 'changed_meanwhile' as const, by });
    const refusals: Record<(typeof formSteps)[number], views.StepRefusal[]> = {
      ...{ assess: ['day_past', 'day_far', 'goal_unknown'], decide: ['day_past'], postpone: ['day_far'] },
      ...{ decline: [], finish: [], answer: ['told_coming', 'told_early'] },
    };
    for (const event of formSteps) {
      const fields = views.stepForm(aForm('Sampo', event), 'en').blocks.flatMap(({ block_id }) => block_id ?? []);
      for (const why of [...refusals[event], 'not_now', 'not_yours', meanwhile('Kari'), meanwhile(null)] as const)
        expect(fields).toEqual(expect.arrayContaining(Object.keys(views.stepRefused(why, event, 'en'))));
    }
    for (const why of ['unknown_client', 'not_now', 'not_yours', meanwhile('Kari'), meanwhile(null)] as const)
      expect(['client', 'words']).toEqual(expect.arrayContaining(Object.keys(views.amendRefused(why, 'en'))));
    expect(Object.values(views.stepRefused(meanwhile('Kari'), 'decide', 'en'))[0]).toMatch(
      /^Kari changed this meanwhile/,
    );
  });
});

describe('how far it is', () => {
  it('is drawn in every state, with a button for each thing that can be done', () => {
    for (const state of suggestionStates) {
      const view = views.suggestionPage(aPage('Sampo', state), 'en');
      expect([state, viewProblems(view)]).toEqual([state, []]);
      const drawn = JSON.stringify(view).match(/suggestions\.suggestion\.step\.\w+/g) ?? [];
      expect(drawn).toEqual(stepsFrom(state).map(event => `${views.stepAction}.${event}`));
    }
  });

  it.each([
    ['received', '*Received* · next: let the client know that it was heard · *was due 30 January*'],
    ['decided', '*Will be done* · next: do it · *was due 30 January*'],
    ['answered', '*Declined*, and the client was told why on 2 February 2026'],
  ] as const)('%s is said in words', (state, expected) => {
    expect(JSON.stringify(views.suggestionPage(aPage('Sampo', state), 'en'))).toContain(expected);
  });

  it('is by its day as long as that has not passed', () => {
    const page = { ...aPage('Sampo', 'assessed'), nextOn: today };
    expect(JSON.stringify(views.suggestionPage(page, 'en'))).toContain('next: decide whether we do it · by 2 February');
  });
});
