import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { InlineToken, Token } from '../../src/sandbox/page/tokens.ts';

interface Tokenizer {
  readonly tokenize: (text: string) => readonly Token[];
  readonly tokenizePlain: (text: string) => readonly InlineToken[];
}

// The page's modules are JavaScript for the browser, checked by a tsconfig of their own.
const file = new URL('../../src/sandbox/page/mrkdwn.js', import.meta.url).href;
const { tokenize, tokenizePlain }: Tokenizer = await import(file);

const bold = { bold: true } as const;
const italic = { italic: true } as const;

function text(words: string, styles: Extract<Token, { type: 'text' }>['styles'] = {}): InlineToken {
  return { type: 'text', text: words, styles };
}

function link(url: string, label: string): InlineToken {
  return { type: 'link', url, label, styles: {} };
}

/** The words a reader sees. */
function wordsOf(tokens: readonly Token[]): string {
  return tokens.map(wordOf).join('');
}

function wordOf(token: Token): string {
  switch (token.type) {
    case 'text':
    case 'code':
    case 'pre':
      return token.text;
    case 'emoji':
      return token.character;
    case 'link':
      return token.label;
    case 'user':
    case 'channel':
      return token.id;
    case 'broadcast':
      return token.name;
    case 'date':
      return token.fallback;
    case 'quote':
      return wordsOf(token.tokens);
  }
}

function urlsOf(tokens: readonly Token[]): string[] {
  return tokens.flatMap(token => {
    if (token.type === 'quote') return urlsOf(token.tokens);
    return (token.type === 'link' || token.type === 'date') && token.url !== '' ? [token.url] : [];
  });
}

describe('what Slack understands', () => {
  test.each<[string, readonly Token[]]>([
    ['a *bold* word', [text('a '), text('bold', bold), text(' word')]],
    ['_so_', [text('so', italic)]],
    ['~gone~', [text('gone', { strike: true })]],
    ['*bold and _both_*', [text('bold and ', bold), text('both', { bold: true, italic: true })]],
    ['*a*\n*b*', [text('a', bold), text('\n'), text('b', bold)]],
    ['*with &lt;b&gt;*', [text('with <b>', bold)]],
    ['type `/hats help` now', [text('type '), { type: 'code', text: '/hats help' }, text(' now')]],
    ['`a *b* &lt;c&gt;`', [{ type: 'code', text: 'a *b* <c>' }]],
    ['```\nconst a = 1;\n```', [{ type: 'pre', text: 'const a = 1;' }]],
    ['see\n```x *y*```\nend', [text('see'), { type: 'pre', text: 'x *y*' }, text('end')]],
    ['>one\n>*two*\nthree', [{ type: 'quote', tokens: [text('one\n'), text('two', bold)] }, text('three')]],
    ['&gt; quoted', [{ type: 'quote', tokens: [text('quoted')] }]],
    ['<https://a.fi/?x=1&amp;y=2|here>', [link('https://a.fi/?x=1&y=2', 'here')]],
    ['<https://a.fi>', [link('https://a.fi', 'https://a.fi')]],
    ['<mailto:ana@a.fi>', [link('mailto:ana@a.fi', 'ana@a.fi')]],
    ['at https://a.fi/b.', [text('at '), link('https://a.fi/b', 'https://a.fi/b'), text('.')]],
    ['*<https://a.fi|a>*', [{ type: 'link', url: 'https://a.fi', label: 'a', styles: bold }]],
    ['<@U01>, <@U02|eero>', [{ type: 'user', id: 'U01' }, text(', '), { type: 'user', id: 'U02' }]],
    ['<#C01|general>', [{ type: 'channel', id: 'C01', label: 'general' }]],
    ['<!channel>', [{ type: 'broadcast', name: 'channel' }]],
    [
      '<!date^1793776920^{date_long} at {time}^https://a.fi|then>',
      [{ type: 'date', unix: 1793776920, format: '{date_long} at {time}', url: 'https://a.fi', fallback: 'then' }],
    ],
    [':wave: :no_such_thing:', [{ type: 'emoji', name: 'wave', character: '👋' }, text(' :no_such_thing:')]],
    ['1 &lt; 2 &amp;&amp; 3 &gt; 2', [text('1 < 2 && 3 > 2')]],
    ['&amp;lt;', [text('&lt;')]],
    ['- one\n• two', [text('- one\n• two')]],
  ])('%j', (written, tokens) => {
    expect(tokenize(written)).toEqual(tokens);
  });
});

describe('what stays text', () => {
  test.each([
    'snake_case_name and 2*3*4 and a~b~c',
    '* not bold *',
    '*never closed',
    'closed* only',
    '**',
    '*a\nb*',
    'one ` tick',
    '``` never closed',
    '``````',
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<javascript:alert(1)|click>',
    '<JaVaScRiPt:alert(1)>',
    '<data:text/html,x|click>',
    '<//evil.example|click>',
    '<https://|click>',
    '<https:// a|click>',
    '<!date^soon^{date}|x>',
    '<!everything>',
    '<@u01>',
    '<',
    '<<<>>>',
    'http://',
    ':x',
    ':constructor:',
  ])('%j', written => {
    expect(tokenize(written)).toEqual([text(written)]);
  });

  test('a marker inside a pair of another kind that closes outside of it', () => {
    expect(tokenize('*a _b* c_')).toEqual([text('a _b', bold), text(' c_')]);
  });

  test('an unsafe link behind a date', () => {
    expect(urlsOf(tokenize('<!date^1793776920^{date}^javascript:alert(1)|x>'))).toEqual([]);
  });

  test('mrkdwn in plain text', () => {
    expect(tokenizePlain('*a* <https://a.fi> &amp; :tada:')).toEqual([
      text('*a* <https://a.fi> & '),
      { type: 'emoji', name: 'tada', character: '🎉' },
    ]);
  });
});

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom('*', '_', '~', '`', '```', '<', '>', '|', '!', '^', '\n', ' ', 'h', ':', '&lt;', '&amp;'),
      fc.constantFrom(
        '<javascript:x|y>',
        '<https://a.fi|b>',
        'http://b.fi',
        '<!date^1^{date}^javascript:a|c>',
        ':tada:',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 60 },
  )
  .map(parts => parts.join(''));

describe('any text', () => {
  test('has tokens, and every address in them is http, https or mailto', () => {
    fc.assert(
      fc.property(hostile, written => {
        for (const url of urlsOf(tokenize(written))) expect(url).toMatch(/^(https?:\/\/|mailto:)/i);
      }),
    );
  });

  test('without signs of mrkdwn is shown as it was written', () => {
    const harmless = fc.string({ unit: fc.constantFrom('a', 'h', 'å', '漢', '👋', ' ', '.', '/', '(', "'") });
    fc.assert(
      fc.property(harmless, written => {
        expect(wordsOf(tokenize(written))).toBe(written);
      }),
    );
  });

  test('loses no letter between its markers', () => {
    const marked = fc.string({ unit: fc.constantFrom('a', 'ö', '*', '_', '~', ' ', '\n'), maxLength: 40 });
    fc.assert(
      fc.property(marked, written => {
        const letters = (words: string) => words.replace(/[*_~]/g, '');
        expect(letters(wordsOf(tokenize(written)))).toBe(letters(written));
      }),
    );
  });

  /** Milliseconds, the best of three: whatever else the machine does only adds to them. */
  const quickest = (written: string): number => {
    const times = Array.from({ length: 10 }, () => {
      const before = performance.now();
      tokenize(written);
      return performance.now() - before;
    });
    return Math.min(...times);
  };

  test.each([
    ['3,000 emoji', ':tada:'.repeat(3000), 3000],
    ['3,000 emoji of one sign each', '👋'.repeat(3000), 1],
    ['20,000 open markers', '*a '.repeat(20_000), 1],
    ['20,000 open brackets', '<a'.repeat(20_000), 1],
    ['20,000 addresses that lead nowhere', 'http://[x/'.repeat(20_000), 1],
    ['20,000 code marks', '` '.repeat(20_001), 40_001],
  ])('%s take no more time than their number', (_, written, atMost) => {
    expect(tokenize(written).length).toBeLessThanOrEqual(atMost);
    const tenth = written.slice(0, written.length / 10);
    // Ten times as long for ten times as much; a hundred times, if each looked at all the others.
    expect(quickest(written)).toBeLessThan(40 * Math.max(quickest(tenth), 1));
  });
});
