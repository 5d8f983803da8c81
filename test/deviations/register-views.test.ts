import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ages,
  categories,
  firstPlace,
  type Place,
  severities,
  shownStates,
  states,
} from '../../src/deviations/rules.ts';
import {
  carried,
  chosenPlace,
  exportMessage,
  mostChosen,
  placeFrom,
  type RegisterLine,
  type RegisterModel,
  readOrder,
  readPage,
  registerView,
} from '../../src/deviations/views.ts';
import { languages } from '../../src/i18n/language.ts';
import { messageProblems, viewProblems } from '../../src/sandbox/validator/index.ts';
import { hostile, hostileText, livingMarkup } from '../support/hostile.ts';

const orderId = '7d9f3c1e-5b2a-4c8d-9e6f-0a1b2c3d4e5f';

const line = (changes: Partial<RegisterLine> = {}): RegisterLine => ({
  ...{ deviationId: orderId, name: 'Apteekki Sampo', category: 'technical', severity: 'major', state: 'reported' },
  ...{ private: false, days: 3, untold: 3, actual: 'The import failed.' },
  ...changes,
});
const pageOf = (...rows: readonly RegisterLine[]) => ({ page: 1, before: 10, all: 25, rows });
const model = (changes: Partial<RegisterModel> = {}): RegisterModel => ({
  ...{ place: { ...firstPlace, page: 1 }, clients: [], owners: [], lines: pageOf(line()) },
  ...{ figures: null, orderId: null, ordered: false },
  ...changes,
});

describe.each(languages)('the register in %s', language => {
  it.each(Object.entries(hostile))('is what Slack accepts, and only ever text, when all there is are %s', (_, text) => {
    const rows = Array.from({ length: 10 }, (_each, n) => line({ name: text, actual: text, private: n % 2 === 0 }));
    const choices = Array.from({ length: mostChosen }, (_each, n) => ({ value: `${orderId}${n}`, text }));
    const full = model({
      ...{ clients: choices, owners: choices, lines: pageOf(...rows), orderId, ordered: true },
      figures: { name: text, waitsFor: 12, toldAfter: 0 },
    });
    const view = registerView(full, language);
    expect(viewProblems(view)).toEqual([]);
    expect(livingMarkup(view)).toEqual([]);
    expect(viewProblems(registerView(model({ lines: { page: 0, before: 0, all: 0, rows: [] } }), language))).toEqual(
      [],
    );
    expect(messageProblems(exportMessage(language).blocks)).toEqual([]);
  });

  it('cuts none of its own words off', () => {
    const rows = states.flatMap(state =>
      categories.map((category, n) => line({ state, category, severity: severities[n % 3] ?? 'minor' })),
    );
    const names = [{ value: orderId, text: 'Kari' }];
    for (const row of rows)
      for (const untold of [0, 1, 2, null]) {
        const shown = model({
          clients: names,
          owners: names,
          lines: pageOf({ ...row, untold }),
          orderId,
          ordered: true,
        });
        const view = registerView({ ...shown, figures: { name: 'Sampo', waitsFor: 0, toldAfter: 1 } }, language);
        expect(JSON.stringify(view)).not.toContain('…');
      }
  });
});

describe('a line of the register', () => {
  it('says nothing of what was written in a private one', () => {
    const words = JSON.stringify(registerView(model({ lines: pageOf(line({ private: true })) }), 'en'));
    expect(words).not.toContain('The import failed');
    expect(words).toContain('Only for the people it concerns.');
  });
});

describe('the buttons that save a file', () => {
  it('are there for whoever may have one', () => {
    const has = (id: string | null) => JSON.stringify(registerView(model({ orderId: id }), 'en')).includes('Save as');
    expect([has(orderId), has(null)]).toEqual([true, false]);
  });
});

const aPlace: fc.Arbitrary<Place> = fc.record({
  client: fc.option(fc.uuid()),
  owner: fc.option(fc.uuid()),
  state: fc.constantFrom(...shownStates),
  age: fc.constantFrom(...ages),
  page: fc.nat({ max: 99_999 }),
});

describe('a place in the register', () => {
  it('is carried through modals and found again', () => {
    fc.assert(
      fc.property(aPlace, place => {
        const { private_metadata: metadata = '' } = registerView(model({ place }), 'en');
        expect(placeFrom(metadata)).toEqual(place);
        expect(metadata.length).toBeLessThan(3000);
        expect(placeFrom(JSON.stringify({ d: orderId, f: 'act', n: orderId, ...carried(place) }))).toEqual(place);
      }),
    );
  });

  it('is none in whatever else a modal may carry', () => {
    fc.assert(
      fc.property(fc.oneof(hostileText, fc.json()), text => {
        expect(placeFrom(text)).toBeUndefined();
      }),
    );
    expect(placeFrom(JSON.stringify(carried(undefined)))).toBeUndefined();
  });

  it('is changed by a choice, and then begins at the first page; by what no menu offers not at all', () => {
    const place: Place = { ...firstPlace, client: 'a', age: 30, page: 4 };
    expect(chosenPlace(place, 'client', 'any')).toEqual({ ...place, client: null, page: 0 });
    expect(chosenPlace(place, 'owner', orderId)).toEqual({ ...place, owner: orderId, page: 0 });
    expect(chosenPlace(place, 'state', 'ended')).toEqual({ ...place, state: 'ended', page: 0 });
    expect(chosenPlace(place, 'age', '0')).toEqual({ ...place, age: 0, page: 0 });
    expect(chosenPlace(place, 'age', 'ever')).toEqual({ ...place, page: 0 });
    expect(chosenPlace(place, 'state', '')).toEqual({ ...place, page: 0 });
  });
});

describe('what a button carries', () => {
  it.each(['', '-1', 'two', '1e9', '999999', '\u0000'])('is no page when it is %j', value => {
    expect(readPage(value)).toBe(0);
    expect(readOrder(value)).toBeUndefined();
  });

  it('is a page or an order', () => {
    expect([readPage('12'), readOrder(orderId)]).toEqual([12, orderId]);
  });
});
