import { describe, expect, it } from 'vitest';
import { type Language, languages } from '../../src/i18n/language.ts';
import { messageProblems, viewProblems } from '../../src/sandbox/validator/index.ts';
import type { KnownBlock, Message, ModalView } from '../../src/slack/blocks.ts';
import type { FormState } from '../../src/slack/form.ts';
import { offerStates, type suggestionKinds, suggestionStates, towards } from '../../src/suggestions/rules.ts';
import * as views from '../../src/suggestions/views.ts';
import { hostileIn, livingMarkup } from '../support/hostile.ts';

const id = '7d9f3c1e-5b2a-4c8d-9e6f-0a1b2c3d4e5f';
const many = <T>(count: number, one: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => one(n));
const each = <K extends string, T>(words: readonly K[], one: (word: K) => T, what = ''): Record<string, T> =>
  Object.fromEntries(words.map(word => [`${what}${word}`, one(word)]));

const asModal = (blocks: KnownBlock[]): ModalView => ({
  type: 'modal',
  title: { type: 'plain_text', text: 'Page' },
  blocks,
});

function partsModel(text: string): views.PagePartsModel {
  return {
    ...{ id, kind: 'need', open: true, toward: 'portfolio', handOver: { to: text, toward: 'delivery' } },
    ...{ offer: 'sent', offerOn: '2026-11-24', offerBy: text, mayTreat: true },
    passingWords: many(9, () => ({ by: text, words: text })),
    linked: many(30, () => ({ words: text, state: 'decided' as const })),
  };
}

function modals(text: string, language: Language): Record<string, ModalView> {
  const about = { id, version: 3, client: text, words: text };
  const elsewhere = (n: number) => ({
    id: id.replace(/^.{4}/, String(1000 + n)),
    words: text,
    state: 'received' as const,
  });
  const similar = { id, words: text, linked: many(30, elsewhere), found: many(5, elsewhere) };
  const asked = (toward: (typeof towards)[number], kind: (typeof suggestionKinds)[number]) =>
    views.takeForm({ ...about, kind, waiting: { number: 1, from: text, toward, words: text } }, language);
  return {
    ...each(towards, toward => views.handOverForm({ ...about, toward }, language)),
    ...each(towards, toward => asked(toward, 'suggestion'), 'asked '),
    need: asked('lead', 'need'),
    wordless: views.takeForm(
      { ...about, kind: 'need', waiting: { number: 1, from: text, toward: 'lead', words: null } },
      language,
    ),
    returned: views.takeNotice('returned', language),
    gone: views.takeNotice('gone', language),
    ...each(offerStates, offer =>
      views.offerForm({ ...about, offer, today: '2026-11-24', by: 'U0KARI0000' }, language),
    ),
    noNeed: views.noNeedNotice(language),
    similar: views.similarView(similar, language),
    nothing: views.similarView({ ...similar, linked: [], found: [] }, language),
    parts: asModal(views.pageParts(partsModel(text), language)),
    team: asModal(views.pageParts({ ...partsModel(text), mayTreat: false }, language)),
    ...each(offerStates, offer => asModal(views.pageParts({ ...partsModel(text), offer }, language)), 'part '),
  };
}

function messages(text: string, language: Language): Record<string, Message> {
  const about = { id, kind: 'suggestion', client: text } as const;
  return {
    handOver: views.handOverMessage({ ...about, from: text }, language),
    taken: views.handedOverMessage({ ...about, to: text, isTaken: true }, false, language),
    returned: views.handedOverMessage({ ...about, to: text, isTaken: false }, true, language),
    ...each(suggestionStates, state => views.nextMessage({ ...about, kind: 'need', state }, true, language)),
    ask: views.askMessage({ clientId: id, client: text }, language),
    retired: views.retiredMessage(language),
  };
}

describe.each(languages)('what people see when a suggestion is passed on, in %s', language => {
  it('is what Slack accepts, with no word of ours cut off', () => {
    for (const [name, view] of Object.entries(modals('Sampo', language))) {
      expect({ name, problems: viewProblems(view) }).toEqual({ name, problems: [] });
      expect(JSON.stringify(view)).not.toContain('…');
    }
    for (const [name, message] of Object.entries(messages('Sampo', language)))
      expect({ name, problems: messageProblems(message.blocks) }).toEqual({ name, problems: [] });
  });

  it.each(hostileIn(language))('is what Slack accepts when all texts are %s, and only ever text', (_, text) => {
    for (const [name, view] of Object.entries(modals(text, language))) {
      expect({ name, problems: viewProblems(view) }).toEqual({ name, problems: [] });
      expect({ name, markup: livingMarkup(view) }).toEqual({ name, markup: [] });
    }
    for (const [name, message] of Object.entries(messages(text.slice(0, 100), language)))
      expect({ name, markup: livingMarkup(message) }).toEqual({ name, markup: [] });
  });

  it('has one button at most in a message, and a sentence of its own for each step', () => {
    const drawn = messages('Sampo', language);
    for (const message of Object.values(drawn))
      expect(JSON.stringify(message).split('"action_id"').length).toBeLessThan(3);
    const open = suggestionStates.filter(state => state !== 'answered');
    expect(new Set(open.map(state => drawn[state]?.text)).size).toBe(open.length);
  });
});

describe('the page below a suggestion’s own course', () => {
  const actionsOf = (model: Partial<views.PagePartsModel>) =>
    JSON.stringify(views.pageParts({ ...partsModel('Sampo'), ...model }, 'en')).match(/"action_id":"[^"]+/g) ?? [];
  const has = (model: Partial<views.PagePartsModel>) =>
    actionsOf(model).map(text => text.replace('"action_id":"suggestions.', ''));

  it.each<[string, Partial<views.PagePartsModel>, string[]]>([
    ['what waits can be taken back', {}, ['hand_over.take_back', 'offer.open', 'similar.open']],
    [
      'what waits for nobody can be handed over',
      { handOver: undefined },
      ['hand_over.begin', 'offer.open', 'similar.open'],
    ],
    ['only a need has an offer', { kind: 'suggestion', offer: null }, ['hand_over.take_back', 'similar.open']],
    ['what has its answer stays where it is', { open: false }, ['offer.open', 'similar.open']],
    ['who only looks has no buttons', { mayTreat: false }, []],
  ])('%s', (_, model, expected) => expect(has(model)).toEqual(expected));
});

describe('a form', () => {
  const field = (name: string, value: object): FormState => ({ [name]: { [name]: value } });
  const handOver: FormState = {
    ...field('toward', { selected_option: { value: 'portfolio' } }),
    ...field('to', { selected_user: 'U0ANA00000' }),
    ...field('words', { value: '  You know it\u0000 ' }),
  };
  const offer: FormState = {
    ...field('offer', { selected_option: { value: 'sent' } }),
    ...field('on', { selected_date: '2026-11-24' }),
    ...field('by', { selected_user: 'U0ANA00000' }),
  };

  it('is read as it was filled in', () => {
    const to = { toward: 'portfolio', to: 'U0ANA00000', words: 'You know it' };
    expect(views.readHandOver(handOver, 'en')).toEqual({ ok: true, value: to });
    expect(views.readHandOver({ ...field('toward', { selected_option: { value: 'lead' } }) }, 'en')).toEqual({
      ...{ ok: true, value: { toward: 'lead', to: null, words: null } },
    });
    expect(views.readTake(field('answer', { selected_option: { value: 'return' } }), 'en')).toEqual({
      ...{ ok: true, value: { takes: false, words: null } },
    });
    const sent = { offer: 'sent', on: '2026-11-24', by: 'U0ANA00000' };
    expect(views.readOffer(offer, 'en')).toEqual({ ok: true, value: sent });
  });

  it.each([
    ['nothing chosen', views.readHandOver({}, 'en'), ['toward']],
    [
      'a place that is none',
      views.readHandOver(field('toward', { selected_option: { value: 'moon' } }), 'en'),
      ['toward'],
    ],
    [
      'too many words',
      views.readHandOver({ ...handOver, ...field('words', { value: '😀'.repeat(1001) }) }, 'en'),
      ['words'],
    ],
    ['no answer', views.readTake({}, 'en'), ['answer']],
    ['no offer', views.readOffer({}, 'en'), ['by', 'offer', 'on']],
    ['no such day', views.readOffer({ ...offer, ...field('on', { selected_date: '2026-02-30' }) }, 'en'), ['on']],
  ])('says under each field what is wrong with it: %s', (_, read, fields) => {
    expect(read.ok ? [] : Object.keys(read.errors).sort()).toEqual(fields);
  });

  it('knows by its metadata what it is about; what none of ours carries is nothing', () => {
    expect(views.numbered(views.numberedMetadata(id, 12))).toEqual({ id, number: 12 });
    for (const text of ['', id, `${id} x`, `${id} 1e9`, `${id} 1234567`]) expect(views.numbered(text).number).toBe(0);
  });
});
