import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersIn, trendOf, type Verdict, verdictOf, type YearCounts } from '../../../src/enps/rules.ts';
import { openActionsAction, openCommentsAction } from '../../../src/enps/views/ids.ts';
import { nothingMessage, scoreLine, summaryMessage } from '../../../src/enps/views/summary.ts';
import { pictureOf } from '../../../src/enps/views/summary-picture.ts';
import { type Language, languages } from '../../../src/i18n/language.ts';
import { enpsPicture } from '../../../src/pictures/index.ts';
import { messageProblems } from '../../../src/sandbox/validator/index.ts';
import type { KnownBlock } from '../../../src/slack/blocks.ts';
import { aYear, someYear, spread } from './counts.ts';

const roundId = '7d9f3c1e-5b2a-4c8d-9e6f-0a1b2c3d4e5f';
const said = (counts: YearCounts, earlier: readonly YearCounts[] = []): Verdict => {
  const verdict = verdictOf(counts, earlier, 5);
  if (!verdict) throw new Error('nothing may be said');
  return verdict;
};
const summary = (verdict: Verdict, language: Language = 'en', hasComments = true) =>
  summaryMessage({ roundId, verdict, hasComments }, language);
const sentences = (blocks: readonly KnownBlock[]): string[] =>
  blocks.flatMap(block => (block.type === 'section' ? (block.text?.text.split('\n') ?? []) : []));
const buttonsIn = (blocks: readonly KnownBlock[]) =>
  blocks.flatMap(block =>
    block.type === 'actions'
      ? block.elements.flatMap(each => (each.type === 'button' ? [[each.action_id, each.value]] : []))
      : [],
  );
const alt = (counts: YearCounts, earlier: readonly YearCounts[] = [], language: Language = 'en') =>
  pictureOf(said(counts, earlier), trendOf([...earlier, counts]), language).alt;

describe('the summary of a round', () => {
  it('says the number, how many answered, how sure it is and what has changed, each in a sentence', () => {
    const earlier = aYear(spread(20, 12, 8), { year: 2026 });
    const { text, blocks } = summary(said(aYear(spread(8, 17, 25), { invited: 60 }), [earlier]));
    expect(text).toBe('eNPS 2027: +34, very good');
    expect(blocks[0]).toMatchObject({ type: 'header', text: { text } });
    expect(sentences(blocks)).toEqual([
      '*Answers:* 50 of 60 (83%)',
      '25 gave 9 or 10, 17 gave 7 or 8, 8 gave 0 to 6.',
      'If those who did not answer think much like those who did, the number for everybody most likely lies between +24 and +40.',
      'Whatever those who did not answer think, the number for everybody is at least +12 and at most +45.',
      'Clearly higher than in 2026 (−30).',
    ]);
  });

  it.each([
    [
      'few answers',
      aYear(spread(3, 2, 2), { invited: 9 }),
      ['With so few answers, a single one moves the number by up to 29 points.'],
    ],
    [
      'everybody’s answers',
      aYear(spread(3, 2, 20)),
      ['*Answers:* all 25. Nobody is missing: this is what everybody thought then.'],
    ],
    [
      'a low response',
      aYear(spread(3, 2, 20), { invited: 50 }),
      ['Fewer than 60% of those asked answered, so read the number with caution.'],
    ],
    [
      'a very low response',
      aYear(spread(3, 2, 20), { invited: 80 }),
      [
        'Fewer than 40% of those asked answered. That is too few to call the number good or weak; read it with caution.',
      ],
    ],
    ['an unknown number of invited', aYear(spread(3, 2, 20), { invited: null }), ['*Answers:* 25']],
  ])('says of %s what that means', (_, counts, lines) => {
    expect(sentences(summary(said(counts)).blocks)).toEqual(expect.arrayContaining(lines));
  });

  it('writes large numbers as they are read', () => {
    const words = sentences(summary(said(aYear(spread(1203, 0, 1), { invited: 1500 }))).blocks).join();
    expect(words).toContain('*Answers:* 1,204 of 1,500');
    expect(words).toContain('1,203 gave 0 to 6');
  });

  it('promises no interval where everybody has answered, and no likely one where the bounds say all', () => {
    const all = sentences(summary(said(aYear(spread(3, 2, 20)))).blocks).join();
    expect(all).not.toMatch(/most likely|Whatever those/);
    const nearly = sentences(summary(said(aYear(spread(0, 0, 200), { invited: 201 }))).blocks).join();
    expect(nearly).not.toContain('most likely');
    expect(nearly).toContain('at least +99 and at most +100');
  });

  it('shows numbers with a sign as wide as the other', () => {
    const line = (counts: readonly number[]) => scoreLine(said(aYear(counts)), 'en');
    expect(line(spread(3, 2, 2))).toBe('eNPS 2027: −14, weak');
    expect(line(spread(2, 2, 2))).toBe('eNPS 2027: 0, weak');
    expect(line(spread(69, 0, 130))).toBe('eNPS 2027: +31, very good');
    expect(line(spread(2499, 2000, 5503))).toBe('eNPS 2027: just over +30, very good');
    expect(line(spread(40, 26, 49))).toBe('eNPS 2027: +8, satisfactory');
    expect(line(spread(0, 948, 101))).toBe('eNPS 2027: just under +10, satisfactory');
  });

  it('leads to the comments only where there are any, and to what is done about it', () => {
    const verdict = said(aYear(spread(3, 2, 20)));
    const act = [openActionsAction, roundId];
    expect(buttonsIn(summary(verdict).blocks)).toEqual([[openCommentsAction, roundId], act]);
    expect(buttonsIn(summary(verdict, 'en', false).blocks)).toEqual([act]);
  });

  it('is a message that Slack takes, in every language, whatever was answered', () => {
    const some = someYear.filter(counts => answersIn(counts) >= 5);
    fc.assert(
      fc.property(
        some,
        fc.array(some, { maxLength: 9 }),
        fc.constantFrom(...languages),
        (counts, earlier, language) => {
          expect(messageProblems(summary(said(counts, earlier), language).blocks)).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a round without a result', () => {
  const outcomes = ['too_few', 'too_few_invited', 'not_opened', 'keys_lost'] as const;

  it.each(outcomes)('says in every language that it is %s: no number, no button, no picture', outcome => {
    for (const language of languages) {
      const message = nothingMessage(outcome, language);
      expect(messageProblems(message.blocks)).toEqual([]);
      expect(JSON.stringify(message)).not.toMatch(/\d/);
      expect(message.blocks.map(({ type }) => type)).toEqual(['header', 'section']);
      expect(message.picture).toBeUndefined();
    }
  });

  it('says each of them in other words', () => {
    const words = outcomes.map(outcome => JSON.stringify(nothingMessage(outcome, 'fi')));
    expect(new Set(words).size).toBe(outcomes.length);
  });
});

describe('the words for whoever can’t see the picture', () => {
  it('are what it shows: every bar, every year', () => {
    const earlier = [
      aYear(spread(3, 4, 5), { year: 2025, invited: 13 }),
      aYear(spread(30, 40, 50), { year: 2026, invited: 400 }),
    ];
    expect(alt(aYear(spread(8, 17, 25), { invited: 60 }), earlier)).toBe(
      'eNPS 2027: +34, very good. Answers by score: 0: 8; 1: 0; 2: 0; 3: 0; 4: 0; 5: 0; 6: 0; 7: 17; 8: 0; 9: 25; 10: 0. ' +
        'eNPS by year: 2025: +17; 2026: +17 (in grey: fewer than 60% of those asked answered); ' +
        '2027: +34, most likely between +24 and +40.',
    );
    expect(alt(aYear(spread(1, 2, 4), { invited: 20 }))).toBe(
      'eNPS 2027: +43. Answers by score (in grey: fewer than 60% of those asked answered): 0–6: 1; 7–8: 2; 9–10: 4. ' +
        'eNPS by year: 2027: +43 (in grey: fewer than 60% of those asked answered).',
    );
  });

  it('name everything that is written in the picture, of the newest eight years, and fit', () => {
    const some = someYear.filter(counts => answersIn(counts) >= 5);
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 12 }), fc.constantFrom(...languages), (years, language) => {
        const newest = years.at(-1);
        if (!newest) return;
        const { drawn, alt } = pictureOf(said(newest), trendOf(years), language);
        const { svg } = enpsPicture(drawn);
        const written = [...svg.matchAll(/>([^<>]+)<\/text>/g)].map(([, words]) => words ?? '');
        const scale = ['−100', '0', '+100'];
        for (const words of written) if (!scale.includes(words)) expect(alt).toContain(words);
        expect(drawn.years).toHaveLength(Math.min(8, years.length));
        expect(drawn.years.at(-1)?.label).toBe(String(newest.year));
        expect([...alt].length).toBeLessThan(1000);
      }),
      { numRuns: 60 },
    );
  });
});
