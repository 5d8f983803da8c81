import { describe, expect, it } from 'vitest';
import { type Language, languages } from '../../src/i18n/language.ts';
import { type Answer, clarities, placementStates } from '../../src/placement/rules.ts';
import * as views from '../../src/placement/views.ts';
import type { ViewValues } from '../../src/sandbox/page-api.ts';
import { messageProblems, viewProblems } from '../../src/sandbox/validator/index.ts';
import { currentValues, withValues } from '../../src/sandbox/workspace/values.ts';
import type { KnownBlock, Message, ModalView } from '../../src/slack/blocks.ts';
import { parseLocalDate } from '../../src/time/calendar.ts';
import { hostileIn, livingMarkup } from '../support/hostile.ts';

const id = '7d9f3c1e-5b2a-4c8d-9e6f-0a1b2c3d4e5f';
const other = '11111111-1111-4111-8111-111111111111';
const no: Answer = { wants: false, scheduleRealistic: false, technologyFits: true, reason: null };

const aPlacement = (text: string, changes: Partial<views.PlacementModel> = {}): views.PlacementModel => ({
  id,
  client: text,
  engagement: text,
  name: text,
  state: 'asked',
  why: undefined,
  begunOn: null,
  round: aRound(text),
  ...changes,
});

const aRound = (text: string, answer: Answer | undefined = { ...no, reason: text }) => ({
  number: 2,
  proposer: text,
  terms: {
    role: 'delivery_lead' as const,
    share: 75,
    since: parseLocalDate('2026-09-30'),
    goal: text,
    promised: text,
    schedule: text,
    technology: text,
  },
  answer,
  note: text,
});

const inState = (text: string, state: views.PlacementModel['state']) =>
  aPlacement(text, {
    state,
    ...(state === 'withdrawn' ? { why: 'left' as const } : {}),
    ...(state === 'begun' ? { begunOn: parseLocalDate('2026-09-30') } : {}),
  });

const fifty = <T>(one: T): T[] => Array.from({ length: 150 }, () => one);
const waited = (text: string, isOverdue = false) => ({
  words: text,
  keeper: text,
  dueOn: parseLocalDate('2026-12-15'),
  isOverdue,
});
const named = (text: string, index: number) => ({
  id: `${id.slice(0, -3)}${String(index).padStart(3, '0')}`,
  name: text,
  client: text,
});

/** Everything that anybody may see of placements, where whoever it is and whatever was written is `text`. */
function modals(text: string, language: Language): Record<string, ModalView> {
  const many = Array.from({ length: 150 }, (_, index) => named(text, index));
  const acts = { change: true, talk: true, withdraw: true, start: true };
  const page = { engagementId: other, earlier: fifty(aRound(text)), acts };
  const start = { engagementId: id, client: text, engagement: text, placements: fifty(inState(text, 'objected')) };
  const ready = { ...start, placements: fifty(inState(text, 'accepted')) };
  const proposal = { proposalId: id, clientId: other, client: text };
  return {
    ...Object.fromEntries(
      placementStates.flatMap(state => [
        [
          `hers ${state}`,
          views.hersView({ ...inState(text, state), reader: text, openPromises: fifty(waited(text)) }, language),
        ],
        [`page ${state}`, views.pageView({ ...inState(text, state), ...page }, language)],
      ]),
    ),
    ...Object.fromEntries(
      clarities.map(clear => [
        `goal ${clear}`,
        views.goalView({ ...aPlacement(text), goalAnswer: { clear, words: text }, reader: text }, language),
      ]),
    ),
    goalForm: views.goalForm({ ...aPlacement(text), goalAnswer: undefined, reader: text }, language),
    goalAgain: views.goalForm(
      { ...aPlacement(text), goalAnswer: { clear: 'partly', words: text }, reader: undefined },
      language,
    ),
    proposal: views.proposalForm({ ...proposal, engagements: many }, language),
    firstProposal: views.proposalForm({ ...proposal, engagements: [] }, language),
    change: views.changeForm(aPlacement(text), language),
    talk: views.talkForm(aPlacement(text), language),
    withdraw: views.withdrawForm(aPlacement(text), language),
    missing: views.startForm({ ...start, engagementState: 'proposed' }, language),
    ready: views.startForm({ ...ready, engagementState: 'proposed' }, language),
    nobody: views.startForm({ ...start, placements: [], engagementState: 'proposed' }, language),
    over: views.startForm({ ...start, engagementState: 'ended' }, language),
    overview: views.overviewView(
      {
        clients: many,
        toStart: many,
        placements: fifty(inState(text, 'objected')),
        hers: fifty(inState(text, 'asked')),
      },
      language,
    ),
    overviewOfNothing: views.overviewView({ clients: [], toStart: [], placements: [], hers: [] }, language),
    notYours: views.notYours(language),
    proposed: views.proposedNotice(text, false, language),
    proposedSelf: views.proposedNotice(text, true, language),
    thanks: views.thanksNotice({ begun: parseLocalDate('2026-09-30') }, language),
    started: views.startedNotice(text, language),
  };
}

function messages(text: string, language: Language): Record<string, Message> {
  const ask = { id, proposer: text };
  return {
    asked: views.askMessage({ ...ask, isAgain: false }, 'asked', language),
    again: views.askMessage({ ...ask, isAgain: true }, 'asked', language),
    reminder: views.askMessage({ ...ask, isAgain: true }, 'reminder', language),
    confirm: views.askMessage({ ...ask, isAgain: true }, 'confirm', language),
    noted: views.herMessage('noted', id, language),
    withdrawn: views.herMessage('withdrawn', id, language),
    begun: views.herMessage('begun', id, language),
    firstWeek: views.herMessage('first_week', id, language),
    answered: views.leadMessage('answered', { id, name: text }, language),
    goalUnclear: views.leadMessage('goal_unclear', { id, name: text }, language),
    retired: views.retiredMessage(language),
  };
}

describe.each(languages)('what people see of placements in %s', language => {
  it.each(hostileIn(language))(
    'is what Slack accepts, and no markup of anybody’s, when the words are %s',
    (_, text) => {
      for (const [name, view] of Object.entries(modals(text, language)))
        expect([name, viewProblems(view), livingMarkup(view)]).toEqual([name, [], []]);
      for (const [name, message] of Object.entries(messages(text, language)))
        expect([name, messageProblems(message.blocks), livingMarkup(message)]).toEqual([name, [], []]);
    },
  );
});

describe('a message about a placement', () => {
  it('to the lead holds a name', () => {
    for (const language of languages)
      for (const key of ['answered', 'unanswered', 'left', 'goal_unclear'] as const)
        expect(views.leadMessage(key, { id, name: 'Mikko Laine' }, language).text).toContain('Mikko Laine');
  });
});

/** What Slack would send for that form after somebody has filled in these fields. */
function filled(view: ModalView, fields: ViewValues): ViewValues {
  const blocks = view.blocks as KnownBlock[];
  return withValues(blocks, currentValues(blocks), fields);
}
const typed = (field: string, value: string) => ({ [field]: { [field]: { value } } });
const chosen = (field: string, value: string) => ({ [field]: { [field]: { selected_option: { value } } } });
const dated = (field: string, value: string) => ({ [field]: { [field]: { selected_date: value } } });
const person = { person: { person: { selected_user: 'U0MIKKO000' } } };

describe('what a client waits for already', () => {
  const drawn = (count: number, state: views.PlacementModel['state'] = 'asked') => {
    const openPromises = Array.from({ length: count }, (_, at) => waited(`<b> ${at}`, at === 0));
    return JSON.stringify(views.hersView({ ...inState('Sampo', state), reader: 'Kari', openPromises }, 'en').blocks);
  };

  it('stands above the questions, eight at most, and what is overdue is called so', () => {
    const shown = drawn(9);
    expect(shown.indexOf('still waits for')).toBeLessThan(shown.indexOf('"wants"'));
    expect([...shown.matchAll(/&lt;b&gt; (\d)\\n_(overdue|due)/g)].map(([, at, when]) => `${at} ${when}`)).toEqual([
      '0 overdue',
      ...[1, 2, 3, 4, 5, 6, 7].map(at => `${at} due`),
    ]);
    expect(shown).toContain('And one more.');
    expect(drawn(8)).not.toContain('more.');
  });

  it('is shown to whoever is asked, and only then; nothing is said where it waits for nothing', () => {
    const states = placementStates.filter(state => drawn(1, state).includes('still waits for'));
    expect(states).toEqual(['asked', 'accepted', 'objected', 'to_confirm']);
    expect(drawn(0)).not.toContain('still waits for');
  });
});

describe('a form', () => {
  it('with terms comes back as it was filled in', () => {
    const model = aPlacement('Sampo');
    const read = views.readTerms(filled(views.changeForm(model, 'en'), {}), 'en');
    expect(read).toEqual({ ok: true, terms: model.round.terms });
    expect(views.roundTarget(views.changeForm(model, 'en').private_metadata ?? '')).toEqual({
      placementId: id,
      round: 2,
    });
  });

  it('with an answer comes back as it was given, and says which question is left', () => {
    const view = views.hersView({ ...aPlacement('Sampo'), reader: 'Kari', openPromises: [] }, 'en');
    expect(views.readAnswer(filled(view, {}), 'en')).toEqual({ ok: true, answer: { ...no, reason: 'Sampo' } });
    const fresh = { ...aRound('Sampo'), answer: undefined };
    const empty = views.hersView({ ...aPlacement('Sampo', { round: fresh }), reader: 'Kari', openPromises: [] }, 'en');
    const left = views.readAnswer(filled(empty, chosen('wants', 'no')), 'en');
    expect(left.ok ? [] : Object.keys(left.errors)).toEqual(['schedule', 'technology']);
  });

  const form = (engagements: { id: string; name: string }[]) =>
    views.proposalForm({ proposalId: id, clientId: other, client: 'Sampo', engagements }, 'en');
  const complete = {
    ...person,
    ...dated('since', '2026-12-07'),
    ...typed('goal', 'a'),
    ...typed('promised', 'b'),
    ...typed('schedule', 'c'),
    ...typed('technology', 'd'),
  };
  it.each([
    ['an engagement of the client', [{ id: other, name: 'P' }], {}, { id: other }],
    [
      'a new one',
      [{ id: other, name: 'P' }],
      { ...chosen('engagement', 'new'), ...typed('name', 'Q'), ...dated('starts_on', '2026-12-01') },
      { name: 'Q', startsOn: '2026-12-01' },
    ],
    [
      'the client’s first one',
      [],
      { ...typed('name', 'Q'), ...dated('starts_on', '2026-12-01') },
      { name: 'Q', startsOn: '2026-12-01' },
    ],
  ])('with a proposal is for %s', (_, engagements, fields, which) => {
    const read = views.readProposal(filled(form(engagements), { ...complete, ...fields }), 'en');
    expect(read).toMatchObject({ ok: true, which, person: 'U0MIKKO000', terms: { role: 'developer', share: 100 } });
  });

  it.each([
    ['a new project without a name or a day', chosen('engagement', 'new'), ['name', 'starts_on']],
    ['a name beside a project that was chosen', typed('name', 'Q'), ['name']],
    ['a text that is too long', typed('goal', 'x'.repeat(2001)), ['goal']],
    ['no goal', typed('goal', ''), ['goal']],
  ])('with %s says so under the field', (_, fields, where) => {
    const state = filled(form([{ id: other, name: 'P' }]), complete);
    const read = views.readProposal({ ...state, ...fields }, 'en');
    expect(read.ok ? [] : Object.keys(read.errors)).toEqual(where);
  });

  it('carries ids only', () => {
    for (const view of Object.values(modals('private words', 'en')))
      expect(view.private_metadata ?? '').not.toContain('private');
  });
});
