import { describe, expect, it } from 'vitest';
import { type Language, languages } from '../../src/i18n/language.ts';
import { mostAgreements, mostGoals } from '../../src/ledger/rules.ts';
import * as views from '../../src/ledger/views.ts';
import type { ViewValues } from '../../src/sandbox/page-api.ts';
import { messageProblems, viewProblems } from '../../src/sandbox/validator/index.ts';
import { currentValues, withValues } from '../../src/sandbox/workspace/values.ts';
import { type KnownBlock, type Message, type ModalView, modal } from '../../src/slack/blocks.ts';
import { parseLocalDate } from '../../src/time/calendar.ts';
import { hostileIn, livingMarkup } from '../support/hostile.ts';

const id = '7d9f3c1e-5b2a-4c8d-9e6f-0a1b2c3d4e5f';
const other = '11111111-1111-4111-8111-111111111111';
const [from, until] = [parseLocalDate('2026-01-01'), parseLocalDate('2026-12-31')];
const times = <T>(count: number, one: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => one(i));
const numbered = (index: number): string => `${id.slice(0, -3)}${String(index).padStart(3, '0')}`;

const review = (note: string | null) => ({ quarter: '2026-Q4', ours: true, theirs: false, note });
const aGoal = (text: string, index = 0) => ({
  ...{ id: numbered(index), version: 3, words: text, measure: text, target: text },
  ...{ owner: text, ownerSlackId: 'U0KARI0000', theirOwner: text, review: review(text) },
});
const wording = (text: string) => ({
  ...{ content: text, level: text, fromDay: from, untilDay: until, link: null, owner: text },
  ownerSlackId: 'U0KARI0000',
});
const anAgreement = (text: string, changes: Partial<views.AgreementViewModel> = {}): views.AgreementViewModel => ({
  ...{ ...wording(text), id, version: 2, clientId: other, client: text, standing: 'agreed' as const },
  ...{ signed: { by: text, on: from }, endedOn: null, letsEnd: true, changedMeanwhile: true },
  before: times(3, () => ({ ...wording(text), signedOffBy: text, signedOn: from })),
  acts: { write: true, signOff: true },
  ...changes,
});

/** Everything that the goals and agreements of a client show, where whatever was written is `text`. */
function modals(text: string, language: Language): Record<string, ModalView> {
  const about = { clientId: other, client: text };
  const goals = times(mostGoals, index => aGoal(text, index));
  const ended = times(3, () => ({ words: text, endedOn: from, outcome: 'dropped' as const }));
  const lines = times(mostAgreements + 5, index => ({
    ...{ ...wording(text), id: numbered(index), letsEnd: true },
    standing: index < mostAgreements ? ('draft' as const) : ('over' as const),
  }));
  const shown = (name: string, blocks: KnownBlock[]) =>
    modal({ callbackId: 'test.blocks.show', title: name, close: name, blocks });
  return {
    goals: shown('goals', views.goalBlocks({ ...about, goals, ended, mayChange: true }, language)),
    noGoal: shown('none', views.goalBlocks({ ...about, goals: [], ended: [], mayChange: false }, language)),
    newGoal: views.newGoalForm({ ...about, goalId: id, ownerSlackId: 'U0KARI0000' }, language),
    goal: views.goalForm({ ...aGoal(text), client: text }, language),
    review: views.reviewForm({ ...about, quarter: '2026-Q4', goals }, language),
    agreements: shown('all', views.agreementBlocks({ ...about, agreements: lines, mayWrite: true }, language)),
    noAgreement: shown('none', views.agreementBlocks({ ...about, agreements: [], mayWrite: false }, language)),
    newAgreement: views.newAgreementForm(
      { ...about, agreementId: id, today: from, ownerSlackId: 'U0KARI0000' },
      language,
    ),
    agreementForm: views.agreementForm({ ...anAgreement(text), ...wording(text), signedOff: true }, language),
    agreement: views.agreementView(anAgreement(text), language),
    over: views.agreementView(anAgreement(text, { standing: 'over', endedOn: until, signed: undefined }), language),
    end: views.agreementEndForm({ ...anAgreement(text), signedOff: true, isComing: true }, language),
  };
}

const messages = (text: string, language: Language): Record<string, Message> => ({
  begin: views.goalsMessage({ clientId: other, client: text, question: 'begin' }, language),
  agree: views.goalsMessage({ clientId: other, client: text, question: 'agree' }, language),
  end: views.agreementMessage({ id, client: text, untilDay: until }, 'end', language),
  draft: views.agreementMessage({ id, client: text, untilDay: null }, 'draft', language),
});

describe.each(languages)('what people see of goals and agreements in %s', language => {
  it.each(hostileIn(language))('is what Slack accepts, and nobody’s markup, when the words are %s', (_, text) => {
    for (const [name, view] of Object.entries(modals(text, language)))
      expect([name, viewProblems(view), livingMarkup(view)]).toEqual([name, [], []]);
    for (const [name, message] of Object.entries(messages(text, language)))
      expect([name, messageProblems(message.blocks), livingMarkup(message)]).toEqual([name, [], []]);
  });
});

/** What Slack would send for that form after somebody has filled in these fields. */
function filled(view: ModalView, fields: ViewValues = {}): ViewValues {
  const blocks = view.blocks as KnownBlock[];
  return withValues(blocks, currentValues(blocks), fields);
}
const typed = (field: string, value: string) => ({ [field]: { [field]: { value } } });
const chosen = (field: string, value: string) => ({ [field]: { [field]: { selected_option: { value } } } });

describe('a form', () => {
  it('with a goal comes back as it was filled in, with how it stands', () => {
    const { words, measure, target, theirOwner, ...model } = aGoal('Fewer calls');
    const goal = { words, measure, target, owner: 'U0KARI0000', theirOwner };
    const view = views.goalForm({ ...model, ...goal, client: 'Sampo' }, 'en');
    expect(views.readGoal(filled(view), 'en')).toEqual({ ok: true, value: { goal, outcome: undefined } });
    expect(views.readGoal(filled(view, chosen('state', 'reached')), 'en')).toMatchObject({
      value: { outcome: 'reached' },
    });
    expect(views.seenVersion(view.private_metadata ?? '')).toEqual({ id: model.id, version: 3 });
    const long = views.readGoal(filled(view, typed('target', 'x'.repeat(201))), 'en');
    expect(long.ok ? [] : Object.keys(long.errors)).toEqual(['target']);
  });

  it('with what each goal’s review was shows this quarter’s and no other’s, and names the question that is left', () => {
    const [first, second] = [aGoal('One', 1), { ...aGoal('Two', 2), review: { ...review(null), quarter: '2026-Q3' } }];
    const model = { clientId: other, client: 'Sampo', quarter: '2026-Q4', goals: [first, second] };
    const view = views.reviewForm(model, 'en');
    const left = views.readReview(filled(view), 'en');
    expect(left.ok ? [] : Object.keys(left.errors)).toEqual([`ours ${second.id} 3`, `theirs ${second.id} 3`]);
    const all = { ...chosen(`ours ${second.id} 3`, 'disagree'), ...chosen(`theirs ${second.id} 3`, 'agree') };
    const read = views.readReview(filled(view, all), 'en');
    const said = [
      { goalId: first.id, version: 3, ours: true, theirs: false, note: 'One' },
      { goalId: second.id, version: 3, ours: false, theirs: true, note: null },
    ];
    expect(read).toEqual({ ok: true, value: said });
    expect(Object.keys(views.reviewRefused(said, { outdated: [second.id] }, 'en'))).toEqual([`ours ${second.id} 3`]);
    expect(views.reviewRefused(said, 'not_yours', 'en')).toEqual(
      Object.fromEntries([first, second].map(goal => [`ours ${goal.id} 3`, expect.stringContaining('is still here')])),
    );
  });

  it('with an agreement comes back as it was filled in, or with the field that is wrong', () => {
    const { owner: _, ownerSlackId, ...terms } = { ...wording('Support'), link: 'https://drive.example.com/sampo' };
    const view = views.agreementForm(
      { ...terms, ownerSlackId, id, version: 2, client: 'Sampo', signedOff: true },
      'en',
    );
    const read = (fields?: ViewValues) => views.readAgreement(filled(view, fields), from, 'en');
    expect(read()).toEqual({ ok: true, value: { ...terms, owner: ownerSlackId } });
    const wrong = (fields: ViewValues) => {
      const result = read(fields);
      return result.ok ? [] : Object.keys(result.errors);
    };
    expect(wrong(typed('link', 'ftp://drive.example.com'))).toEqual(['link']);
    expect(wrong({ until: { until: { selected_date: '2025-12-31' } } })).toEqual(['until']);
  });

  it('that was not stored says why under a field of its own', () => {
    const inputs = (view: ModalView) => view.blocks.flatMap(({ type, block_id }) => (type === 'input' ? block_id : []));
    const all = modals('Support', 'en');
    const refusals = [
      ...(['owner_unknown', 'too_many', 'outdated', 'ended', 'not_yours'] as const).flatMap(why => [
        ['newGoal', views.goalRefused(why, 'en')] as const,
        ['newAgreement', views.agreementRefused(why, 'en')] as const,
      ]),
      ...(['outdated', 'ended', 'not_yours', 'until_past', 'until_not_later'] as const).map(
        why => ['end', views.endRefused(why, 'en')] as const,
      ),
    ];
    for (const [form, errors] of refusals) {
      const view = all[form];
      expect([form, view ? inputs(view) : []]).toEqual([form, expect.arrayContaining(Object.keys(errors))]);
    }
  });

  it('about an end offers to let it end only while that is to come, and asks for the day of an extension', () => {
    const form = (isComing: boolean) =>
      views.agreementEndForm({ ...anAgreement('Support'), signedOff: true, isComing }, 'en');
    const offered = (view: ModalView) => JSON.stringify(view).includes('let_end');
    expect([offered(form(true)), offered(form(false))]).toEqual([true, false]);
    const read = (what: string, day?: string) => {
      const dated = day ? { until: { until: { selected_date: day } } } : {};
      return views.readAgreementEnd(filled(form(true), { ...chosen('what', what), ...dated }), 'en');
    };
    expect(read('extend', '2027-06-30')).toEqual({ ok: true, value: { what: 'extend', untilDay: '2027-06-30' } });
    expect(read('let_end')).toEqual({ ok: true, value: { what: 'let_end' } });
    expect(read('end', '2027-06-30')).toEqual({ ok: true, value: { what: 'end' } });
    const missing = read('extend');
    expect(missing.ok ? [] : Object.keys(missing.errors)).toEqual(['until']);
  });
});
