import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { likeness, mostAlike, mostSimilar, similarFrom } from '../../src/suggestions/rules.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { hostile } from '../support/hostile.ts';
import { type PassingFirm, passingFirm } from './passing-firm.ts';

const aText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(...Object.values(hostile)).map(text => text.slice(0, 300)),
  fc
    .array(
      fc.constantFrom(
        'raportti',
        'raporteissa',
        'Invoices',
        'fakturor',
        'månad',
        'MÅNADEN',
        'rød',
        'ærlig',
        'the',
        'och',
        '–',
      ),
    )
    .map(words => words.join(' ')),
);

describe('how alike two texts are', () => {
  it('is between nothing and the same, whichever is first', () => {
    fc.assert(
      fc.property(aText, aText, (one, other) => {
        const alike = likeness(one, other);
        expect(alike).toBeGreaterThanOrEqual(0);
        expect(alike).toBeLessThanOrEqual(1);
        expect(likeness(other, one)).toBe(alike);
      }),
    );
  });

  it('is all of it for the same words in another order and case, and nothing where no word carries meaning', () => {
    const words = fc.uniqueArray(fc.constantFrom('raportti', 'fakturor', 'månad', 'rød', 'invoices', 'ærlig'), {
      minLength: 1,
    });
    fc.assert(
      fc.property(words, given => {
        const other = given.toReversed().map(word => word.toLocaleUpperCase('fi').normalize('NFD'));
        expect(likeness(given.join(' '), other.join(', '))).toBe(1);
        expect(likeness(given.join(' '), 'and the, och det – ja se')).toBe(0);
      }),
    );
    expect(likeness('', '')).toBe(0);
  });

  it.each([
    ['en', 'We want the invoices to be sent as PDF each month', 'Please send monthly invoice PDFs'],
    ['fi', 'Toivomme raportin joka kuukausi sähköpostilla', 'Raportit sähköpostiin kuukausittain, kiitos'],
    ['sv', 'Vi vill ha fakturorna som PDF varje månad', 'Kan fakturan skickas som PDF på månaden?'],
    ['nb', 'Vi ønsker oss bedre søk i rapportene', 'Søket i rapporten burde bli bedre'],
    ['da', 'Vi vil gerne have påmindelser om betalinger', 'Påmindelse om betalingen mangler'],
    ['another script', 'Нужен отчёт по счетам каждый месяц', 'Отчёты по счёту раз в месяц'],
  ])('looks past endings and small words (%s)', (_, one, other) => {
    expect(likeness(one, other)).toBeGreaterThanOrEqual(similarFrom);
  });

  it.each([
    ['We want the invoices to be sent as PDF each month', 'The login page is slow on old phones'],
    ['Vi vill ha fakturorna som PDF varje månad', 'Vi vill ha mer stöd när det är kväll'],
    ['Toivomme raportin joka kuukausi', 'Toivomme, että kirjautuminen olisi helpompaa'],
    ['An interface for nurses', 'Internal wiki'],
  ])('does not take small words for meaning: %s', (one, other) => {
    expect(likeness(one, other)).toBeLessThan(similarFrom);
  });

  it('puts the most alike first, a few at most', () => {
    const others = Array.from({ length: 9 }, (_, n) => ({
      id: `${n}`,
      words: `monthly invoice ${'extra '.repeat(n)}`,
    }));
    const more = [
      { id: 'same', words: 'Monthly invoices' },
      { id: 'else', words: 'slow login' },
    ];
    const found = mostAlike('monthly invoices', [...others, ...more]);
    expect(found).toHaveLength(mostSimilar);
    expect(found.map(({ id }) => id)).not.toContain('else');
    expect(found.slice(0, 2).map(({ id }) => id)).toEqual(['0', 'same']);
  });
});

onDatabase('postgres18', 'what other clients said', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const aFirm = (): Promise<PassingFirm> => {
    if (!opened.connection) throw new Error('not open yet');
    return passingFirm(opened.connection);
  };

  it('is found without names, linked once from either side, told in both histories, and let go again', async () => {
    const { as, said, history, linked, lead, elin, mikko, otherClientId } = await aFirm();
    const here = await said({ words: 'Apteekki Sampo would like monthly invoices' });
    const same = await said({ words: 'Another list, monthly invoices for Apteekki Sampo' });
    const there = await said({
      clientId: otherClientId,
      words: 'Monthly invoices for Nordlys and Tromsø kommune, says Tiina',
      fromWhom: 'Tiina',
    });
    await said({ clientId: otherClientId, words: 'The login is slow' });

    expect(await as(mikko).looksElsewhere(here)).toBe('not_yours');
    const found = { id: there, words: 'Monthly invoices for … and …, says …', state: 'received' };
    expect(await as(lead).looksElsewhere(here)).toMatchObject({ linked: [], found: [found] });
    for (const gone of [same, here, 'no id', crypto.randomUUID()])
      expect(await as(lead).links(here, gone)).toBe('gone');
    expect(await as(mikko).links(here, there)).toBe('not_yours');
    expect([await as(lead).links(here, there), await as(elin).links(there, here)]).toEqual(['linked', 'linked']);
    expect(await as(lead).looksElsewhere(here)).toMatchObject({ linked: [found], found: [] });
    expect(await linked(there)).toEqual(['… would like monthly invoices']);
    // Who linked it would tell which client it is.
    expect([await history(here), await history(there)]).toEqual([['linked Kari'], ['linked –']]);

    expect(await as(mikko).unlinks(here, there)).toBe('not_yours');
    expect(await as(elin).unlinks(there, here)).toBe('unlinked');
    expect(await linked(here)).toEqual([]);
    expect(await as(lead).unlinks(here, there)).toBe('unlinked');
    expect([await history(here), await history(there)]).toEqual([
      ['linked Kari', 'unlinked –'],
      ['linked –', 'unlinked Elin'],
    ]);
  });

  it('can be linked from both sides at once, and with two at once', async () => {
    const { as, said, linked, history, lead, elin, otherClientId } = await aFirm();
    const [here, there] = [await said(), await said({ clientId: otherClientId })];
    const links = [as(lead).links(here, there), as(elin).links(there, here)];
    expect(await Promise.all(links)).toEqual(['linked', 'linked']);
    expect([(await linked(here)).length, (await history(here)).length]).toEqual([1, 1]);
    for (let pairs = 1; pairs <= 6; pairs += 1) {
      const [one, other] = [await said({ clientId: otherClientId }), await said({ clientId: otherClientId })];
      await Promise.all([as(lead).links(here, one), as(elin).links(other, here)]);
      expect(await history(here)).toHaveLength(1 + 2 * pairs);
    }
  });
});
