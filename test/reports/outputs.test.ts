import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages } from '../../src/i18n/language.ts';
import { outputsFile } from '../../src/reports/outputs-file.ts';
import {
  type AgreementFact,
  type OutputFacts,
  outputNames,
  outputOrder,
  outputsFileName,
  outputsOf,
  type SatisfactionFact,
  type SuggestionFact,
} from '../../src/reports/rules.ts';
import { markdownLink, markdownText } from '../../src/reports/views/markdown.ts';
import { addDays, parseLocalDate, periodOf } from '../../src/time/calendar.ts';
import { hostileText, hostileTexts } from '../support/hostile.ts';
import { livingIn, readMarkdown } from './markdown-reading.ts';

const day = parseLocalDate;
const today = day('2026-12-01');

const agreement = (more: Partial<AgreementFact> = {}): AgreementFact => ({
  content: 'We answer the phone',
  level: 'On working days',
  fromDay: day('2026-01-01'),
  untilDay: null,
  link: null,
  owner: 'Kari',
  signedOffBy: null,
  signedOffOn: null,
  endedOn: null,
  ...more,
});
const suggestion = (more: Partial<SuggestionFact> = {}): SuggestionFact => ({
  kind: 'suggestion',
  words: 'A darker screen',
  filedOn: day('2026-05-04'),
  owner: null,
  toward: 'lead',
  state: 'received',
  dueOn: null,
  outcome: null,
  result: null,
  endedOn: null,
  answeredOn: null,
  offer: null,
  offerOn: null,
  offerBy: null,
  ...more,
});
const said = (onDay: string, satisfaction: number, value: number, why: string | null = null): SatisfactionFact => ({
  ...{ onDay: day(onDay), satisfaction, satisfactionWhy: why, value, valueWhy: null },
});
const facts = (more: Partial<OutputFacts> = {}): OutputFacts => ({
  ...{ today, lead: 'Kari', agreements: [], plans: [], suggestions: [], satisfactions: [], ...more },
});

const fileOf = (given: OutputFacts, format: 'md' | 'csv', client = 'Apteekki Sampo') =>
  String(outputsFile({ client, on: today, outputs: outputsOf(given) }, format, 'en').bytes);
const documentOf = (given: OutputFacts, client?: string) => readMarkdown(fileOf(given, 'md', client));
const rowsOf = (given: OutputFacts): Record<string, string>[] =>
  parse(fileOf(given, 'csv'), { bom: true, delimiter: ';', columns: true });

describe('the outputs of a client', () => {
  it.each([
    ['a draft', agreement(), 'draft'],
    ['signed off', agreement({ signedOffBy: 'Kari', signedOffOn: today }), 'signed_off'],
    ['on its last day', agreement({ signedOffBy: 'Kari', signedOffOn: today, untilDay: today }), 'signed_off'],
    ['after its last day', agreement({ signedOffOn: today, untilDay: addDays(today, -1) }), 'ended'],
    ['ended by hand', agreement({ signedOffOn: today, endedOn: today }), 'ended'],
  ])('say of an agreement that is %s how it stands', (_, given, state) => {
    expect(outputsOf(facts({ agreements: [given] })).agreements.map(each => each.state)).toEqual([state]);
  });

  it('hold as improvement what was suggested and done; what was declined is none, and needs stand among the needs', () => {
    const done = { outcome: 'done', result: 'It is darker', endedOn: day('2026-06-01') } as const;
    const suggestions = [
      suggestion({ ...done, state: 'answered', words: 'told', answeredOn: day('2026-06-09') }),
      suggestion({ ...done, state: 'done', words: 'not told', owner: 'Ana' }),
      suggestion({ ...done, state: 'declined', outcome: 'declined' }),
      suggestion({ ...done, state: 'done', kind: 'need', offer: 'won' }),
      suggestion(),
    ];
    const { improvements, needs } = outputsOf(facts({ suggestions }));
    expect(improvements).toEqual([
      { words: 'told', result: 'It is darker', doneOn: '2026-06-01', toldOn: '2026-06-09', owner: 'Kari' },
      { words: 'not told', result: 'It is darker', doneOn: '2026-06-01', toldOn: null, owner: 'Ana' },
    ]);
    expect(needs.map(({ offer }) => offer)).toEqual(['won']);
  });

  it('hold each wish where it was handed over to, once', () => {
    const anyOf = fc.constantFrom('lead', 'delivery', 'portfolio');
    fc.assert(
      fc.property(fc.array(anyOf, { maxLength: 30 }), ways => {
        const suggestions = ways.map((toward, at) => suggestion({ toward, words: `${at}` }));
        const { to_delivery, to_portfolio } = outputsOf(facts({ suggestions }));
        const wordsOf = (way: string) => suggestions.filter(({ toward }) => toward === way).map(({ words }) => words);
        expect(to_delivery.map(({ words }) => words)).toEqual(wordsOf('delivery'));
        expect(to_portfolio.map(({ words }) => words)).toEqual(wordsOf('portfolio'));
      }),
    );
  });

  it('say by quarter how content the client was on average, in how many meetings, and why', () => {
    const satisfactions = [
      said('2026-12-31', 2, 3),
      said('2026-10-01', 5, 4, 'Quick'),
      said('2026-09-30', 1, 1),
      said('2026-11-11', 3, 3, 'Slow'),
    ];
    expect(outputsOf(facts({ satisfactions })).satisfaction).toMatchObject([
      { quarter: '2026-Q3', meetings: 1, satisfaction: 1, value: 1, reasons: [] },
      { quarter: '2026-Q4', first: '2026-10-01', last: '2026-12-31', meetings: 3, satisfaction: 3.3, value: 3.3 },
    ]);
    expect(outputsOf(facts({ satisfactions })).satisfaction[1]?.reasons).toEqual(['Quick', 'Slow']);
  });

  it('count every meeting in exactly one quarter, with a mean between the least and the most', () => {
    const anyDay = fc.integer({ min: 0, max: 1500 }).map(days => addDays(day('2024-01-01'), days));
    const score = fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(fc.array(fc.tuple(anyDay, score, score), { maxLength: 40 }), given => {
        const { satisfaction } = outputsOf(facts({ satisfactions: given.map(each => said(...each)) }));
        for (const { quarter, meetings, satisfaction: mean } of satisfaction) {
          const own = given.filter(([on]) => periodOf('quarter', on) === quarter).map(([, score]) => score);
          expect(meetings).toBe(own.length);
          expect(mean).toBeGreaterThanOrEqual(Math.min(...own));
          expect(mean).toBeLessThanOrEqual(Math.max(...own));
          expect(Math.abs(mean - own.reduce((all, each) => all + each, 0) / own.length)).toBeLessThan(0.0501);
        }
        expect(satisfaction.reduce((all, { meetings }) => all + meetings, 0)).toBe(given.length);
      }),
    );
  });
});

const everything = facts({
  agreements: [
    agreement({ link: 'https://drive.example/a_b?x=1&y=<2>', signedOffBy: 'Kari', signedOffOn: day('2026-02-03') }),
    agreement({ content: 'Support', untilDay: day('2027-12-31'), owner: 'Ana' }),
  ],
  plans: [{ words: 'A shop in Oslo', saidOn: day('2026-03-04') }],
  suggestions: [
    suggestion({ outcome: 'done', state: 'answered', result: 'Dark', endedOn: today, answeredOn: today }),
    suggestion({ toward: 'delivery', state: 'decided', dueOn: day('2027-01-15'), words: 'Fewer calls', owner: 'Ana' }),
    suggestion({ toward: 'portfolio', kind: 'need', words: 'Payments', offer: 'sent', offerOn: today, offerBy: 'Eva' }),
  ],
  satisfactions: [said('2026-11-03', 4, 3, 'Quick answers')],
});

describe('the file as Markdown', () => {
  it('has a title, seven headings, and under each what was put in, label by label', () => {
    const { title, sections } = documentOf(everything);
    expect(title).toBe('Outputs of Apteekki Sampo');
    expect(sections).toEqual({
      Agreements: [
        {
          words: 'We answer the phone',
          fields: {
            Level: ['On working days'],
            From: ['1 January 2026'],
            Until: ['until further notice'],
            Owner: ['Kari'],
            'Signed off': ['3 February 2026, Kari'],
            State: ['in force'],
            Link: ['<https://drive.example/a_b?x=1&y=%3C2%3E>'],
          },
        },
        {
          words: 'Support',
          fields: {
            Level: ['On working days'],
            From: ['1 January 2026'],
            Until: ['31 December 2027'],
            Owner: ['Ana'],
            'Signed off': ['not yet'],
            State: ['draft'],
          },
        },
      ],
      'The client’s plans': [{ words: 'A shop in Oslo', fields: { 'Said on': ['4 March 2026'] } }],
      'Improvements done': [
        {
          words: 'A darker screen',
          fields: {
            'What came of it': ['Dark'],
            'Done on': ['1 December 2026'],
            'Client told on': ['1 December 2026'],
            Owner: ['Kari'],
          },
        },
      ],
      'Wishes to delivery': [
        {
          words: 'Fewer calls',
          fields: {
            State: ['to be done'],
            'Came in on': ['4 May 2026'],
            'To be done by': ['15 January 2027'],
            Owner: ['Ana'],
          },
        },
      ],
      'Wishes to the portfolio': [
        { words: 'Payments', fields: { State: ['received'], 'Came in on': ['4 May 2026'], Owner: ['Kari'] } },
      ],
      'Satisfaction by quarter': [
        {
          words: 'Q4 2026',
          fields: {
            Content: ['4 of 5'],
            'Worth its cost': ['3 of 5'],
            'Meetings that asked': ['1'],
            'In the client’s words': ['Quick answers'],
          },
        },
      ],
      'Needs for strategy': [
        {
          words: 'Payments',
          fields: {
            State: ['received'],
            'Came in on': ['4 May 2026'],
            Offer: ['sent'],
            'Offer since': ['1 December 2026'],
            'Looks after the offer': ['Eva'],
          },
        },
      ],
    });
  });

  it('says under each of the seven that nothing is recorded, in every language', () => {
    for (const language of languages) {
      const model = { client: 'Sampo', on: today, outputs: outputsOf(facts()) };
      const { sections, plain } = readMarkdown(String(outputsFile(model, 'md', language).bytes));
      expect(Object.keys(sections).length).toBe(outputNames.length);
      expect([plain.length, new Set(plain.slice(1)).size]).toEqual([1 + outputNames.length, 1]);
    }
  });

  const oneLine = (text: string) => text.replace(/[\s\u0085]+/gu, ' ').trim() || '–';

  it('shows whatever anybody wrote as just that: no heading, list, link, table or HTML comes of it', () => {
    const living = fc.oneof(
      hostileText,
      fc.constantFrom(
        ...['# Heading', '## 3. Improvements done', '- item', '1. one', '2) two', '+ more', '===', '---', '> quote'],
        ...['a\n# Heading', 'a\r\n\r\n- item', 'a\u2028## b', '| a | b |\n|---|---|', '[x](https://evil.example)'],
        ...['![x](y)', 'https://evil.example www.evil.example', '<b onclick=x>', '&lt;b&gt;', '```js', '~~no~~', '\\'],
        ...['a\\', '\\# no', '[^1]: note', '$x$', ': a', '    code', '\t- deep', '    - Owner: Somebody', '* * *'],
      ),
    );
    fc.assert(
      fc.property(living, living, (words, client) => {
        const given = facts({
          plans: [{ words, saidOn: today }],
          agreements: [agreement({ content: words, level: words, owner: client })],
          satisfactions: [said('2026-11-03', 4, 3, words)],
        });
        const { title, sections, plain } = documentOf(given, client);
        expect(plain.length).toBe(5);
        expect(Object.keys(sections).length).toBe(outputNames.length);
        expect(sections['The client’s plans']).toEqual([
          { words: oneLine(words), fields: { 'Said on': ['1 December 2026'] } },
        ]);
        expect(sections.Agreements?.length).toBe(1);
        expect(sections.Agreements?.[0]?.words).toBe(oneLine(words));
        expect(sections.Agreements?.[0]?.fields).toMatchObject({ Level: [oneLine(words)], Owner: [oneLine(client)] });
        expect(sections['Satisfaction by quarter']?.[0]?.fields['In the client’s words']).toEqual([oneLine(words)]);
        expect(title).toBe(`Outputs of ${oneLine(client)}`);
        expect(livingIn(markdownText(words))).toEqual([]);
        expect(markdownText(words)).not.toMatch(/(?<!\\)@|^([-+=:]|\d+[.)])|\bwww\./i);
      }),
      { examples: hostileTexts.map(text => [text, text]) },
    );
  });

  it('leads to an address as it is, and ends no link early', () => {
    expect(markdownLink('https://drive.example/a_b?x=1&y=2#z')).toBe('<https://drive.example/a_b?x=1&y=2#z>');
    fc.assert(
      fc.property(hostileText, text => {
        const link = markdownLink(`https://x.example/${text.toWellFormed()}`);
        expect(link).toMatch(/^<https:\/\/[^\s<>]+>$/u);
        expect(decodeURI(link.slice(1, -1).replace(/%(?![0-9A-F]{2})/g, '%25'))).toBeTruthy();
      }),
    );
  });
});

describe('the file as CSV', () => {
  it('has a row for each thing under stable names, days as ISO dates, in the same words for every reader', () => {
    const none = { until: '', detail: '', who: '', state: '', link: '' };
    expect(rowsOf(everything)).toEqual([
      {
        ...{ ...none, output: 'agreements', day: '2026-01-01', words: 'We answer the phone', who: 'Kari' },
        ...{ detail: 'On working days', state: 'signed_off', link: 'https://drive.example/a_b?x=1&y=<2>' },
      },
      {
        ...{ ...none, output: 'agreements', day: '2026-01-01', until: '2027-12-31', words: 'Support', who: 'Ana' },
        ...{ detail: 'On working days', state: 'draft' },
      },
      { ...none, output: 'plans', day: '2026-03-04', words: 'A shop in Oslo' },
      {
        ...{ ...none, output: 'improvements', day: '2026-12-01', until: '2026-12-01', words: 'A darker screen' },
        ...{ detail: 'Dark', who: 'Kari', state: 'answered' },
      },
      {
        ...{ ...none, output: 'to_delivery', day: '2026-05-04', until: '2027-01-15', words: 'Fewer calls' },
        ...{ who: 'Ana', state: 'decided' },
      },
      { ...none, output: 'to_portfolio', day: '2026-05-04', words: 'Payments', who: 'Kari', state: 'received' },
      {
        ...{ ...none, output: 'satisfaction', day: '2026-10-01', until: '2026-12-31', words: 'Quick answers' },
        detail: '2026-Q4, satisfaction 4, value 3, meetings 1',
      },
      {
        ...{ ...none, output: 'needs', day: '2026-05-04', until: '2026-12-01', words: 'Payments', who: 'Eva' },
        ...{ detail: 'offer sent', state: 'received' },
      },
    ]);
    const files = languages.map(
      language => outputsFile({ client: 'S', on: today, outputs: outputsOf(everything) }, 'csv', language).bytes,
    );
    expect(new Set(files).size).toBe(1);
  });

  it('takes no word of anybody for a formula, and keeps each on its line', () => {
    fc.assert(
      fc.property(fc.oneof(hostileText, fc.constantFrom('=1+1', '+1', '-1', '@x', 'a\n=1', 'a;=1')), words => {
        const rows = rowsOf(facts({ plans: [{ words, saidOn: today }], agreements: [agreement({ content: words })] }));
        expect(rows.map(({ output }) => output)).toEqual(['agreements', 'plans']);
        for (const row of rows) expect(row.words).not.toMatch(/^[=+\-@]|[\n\r]/);
      }),
    );
  });

  it('holds a thousand wishes, and so does the text', () => {
    const suggestions = Array.from({ length: 1000 }, (_, at) => {
      return suggestion({ words: `Wish\n${at}`, toward: at % 2 === 0 ? 'delivery' : 'portfolio' });
    });
    const words = rowsOf(facts({ suggestions })).map(row => row.words);
    expect(new Set(words)).toEqual(new Set(suggestions.map((_, at) => `Wish ${at}`)));
    const { sections } = documentOf(facts({ suggestions }));
    const written = [...(sections['Wishes to delivery'] ?? []), ...(sections['Wishes to the portfolio'] ?? [])];
    expect(written.map(entry => entry.words)).toEqual(words);
  });
});

describe('the name of the file', () => {
  it.each([
    ['Apteekki Sampo', 'outputs-apteekki-sampo-2026-12-01.md'],
    ['Ääni & Öljy Oy', 'outputs-ääni-öljy-oy-2026-12-01.md'],
    ['../../etc/passwd', 'outputs-etc-passwd-2026-12-01.md'],
    ['🚀', 'outputs-client-2026-12-01.md'],
    ['a'.repeat(90), `outputs-${'a'.repeat(40)}-2026-12-01.md`],
  ])('of %s says what it is, of whom and of which day', (client, name) => {
    expect(outputsFileName(client, today, 'md')).toBe(name);
  });

  it('holds nothing that a disk refuses', () => {
    fc.assert(
      fc.property(hostileText, client => {
        expect(outputsFileName(client, today, 'csv')).toMatch(/^outputs-[\p{L}\p{M}\p{N}-]{1,40}-2026-12-01\.csv$/u);
      }),
    );
  });
});

describe('an order', () => {
  it('is read as the button wrote it, and nothing else is one', () => {
    expect(outputOrder('c1 md o1')).toEqual({ clientId: 'c1', format: 'md', orderId: 'o1' });
    for (const text of ['', 'c1', 'c1 md', 'c1 xml o1', 'c1 csv o1 more', ' md o1']) {
      expect(outputOrder(text)).toBeUndefined();
    }
  });
});
