import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { givenName, harmless, truncate } from '../../src/slack/blocks.ts';
import { cleanText, type FormState, formValues } from '../../src/slack/form.ts';

const bidi = ['\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069'];
const awkward = fc.constantFrom(
  '\u0000',
  '\uD800',
  '\uDC00',
  ' ',
  '\n',
  '\u0301',
  '\u0345',
  '\u00A0',
  'e',
  '\u212B',
  ...bidi,
);
/** Whatever somebody may paste: all of Unicode, halves of characters, controls. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map(units => String.fromCharCode(...units)),
  fc
    .array(fc.oneof(awkward, fc.string({ unit: 'grapheme', maxLength: 3 })), { maxLength: 40 })
    .map(parts => parts.join('')),
);

describe('text as it is stored', () => {
  it('is whole, composed, trimmed, without NUL and without anything that turns around its neighbours', () => {
    fc.assert(
      fc.property(anyText, text => {
        const stored = cleanText(text);
        expect(stored.isWellFormed()).toBe(true);
        expect(stored).toBe(stored.normalize('NFC'));
        expect(stored).toBe(stored.trim());
        expect([...stored].filter(point => point === '\u0000' || bidi.includes(point))).toEqual([]);
        expect(cleanText(stored)).toBe(stored);
      }),
      { numRuns: 2_000 },
    );
  });

  it('loses nothing that a person can read', () => {
    const written = 'Päätös: „Ærø“ – 東京, ‏שלום, 👩‍👩‍👧‍👦 <!channel> & `code`\n\tsecond line';
    expect(cleanText(`  ${written}\n`)).toBe(written);
  });

  it('holds 3,000 emoji as 3,000 characters', () => {
    expect([...cleanText('😀'.repeat(3_000))]).toHaveLength(3_000);
  });

  it('has one form for what is written in two ways', () => {
    expect(cleanText('A\u030Angstro\u0308m')).toBe(cleanText('\u212Bngstr\u00F6m'));
  });
});

describe('shortened text', () => {
  it('is at most as long as allowed, in characters as people count them, and never cuts one in half', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 50 }), (text, limit) => {
        const short = truncate(text, limit);
        const points = [...text];
        expect([...short].length).toBe(Math.min(points.length, limit));
        if (points.length <= limit) expect(short).toBe(text);
        else expect(short).toBe(`${points.slice(0, limit - 1).join('')}…`);
      }),
    );
  });
});

describe('text made harmless', () => {
  it('has no control character of Slack’s, and reads as it was written', () => {
    fc.assert(
      fc.property(anyText, text => {
        const escaped = harmless(text);
        expect(escaped).not.toMatch(/[<>]/);
        expect(escaped.replace(/&(amp|lt|gt);/g, '')).not.toContain('&');
        const read = escaped.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
        expect(read).toBe(text);
      }),
    );
  });

  it.each([
    '<!channel>',
    '<!here|hi>',
    '<@U0ANA>',
    '<https://evil.example|your bank>',
    '&lt;!channel&gt;',
    '<!date^1^{date}|x>',
  ])('%s addresses nobody', text => {
    expect(harmless(text)).not.toContain('<');
  });
});

describe('the values of a form', () => {
  const field = (type: string, value: object): FormState => ({ answer: { answer: { type, ...value } } });

  it.each([
    ['text', field('plain_text_input', { value: ' fine ' }), 'fine'],
    ['an empty text', field('plain_text_input', { value: null }), undefined],
    ['a text of nothing but space and NUL', field('plain_text_input', { value: ' \u0000\n\u202E' }), undefined],
    ['a choice', field('static_select', { selected_option: { value: '3' } }), '3'],
    ['no choice', field('radio_buttons', { selected_option: null }), undefined],
    ['ticks', field('checkboxes', { selected_options: [{ value: 'yes' }, { value: 'no' }] }), ['yes', 'no']],
    ['no ticks', field('checkboxes', { selected_options: [] }), []],
    ['a day', field('datepicker', { selected_date: '2026-11-24' }), '2026-11-24'],
    ['a time', field('timepicker', { selected_time: '10:30' }), '10:30'],
    ['no time', field('timepicker', { selected_time: null }), undefined],
    ['people', field('multi_users_select', { selected_users: ['U0ANA', 'U0KARI'] }), ['U0ANA', 'U0KARI']],
    ['nobody', field('multi_users_select', { selected_users: [] }), []],
    ['no day', field('datepicker', { selected_date: null }), undefined],
    ['an element of another name', { answer: { other: { type: 'plain_text_input', value: 'x' } } }, undefined],
    ['an element that we do not know', field('file_input', { files: [] }), undefined],
  ])('are read from %s', (_name, state, expected) => {
    expect(formValues(state)).toEqual(expected === undefined ? {} : { answer: expected });
  });

  it('come from the form alone, whatever its fields are called', () => {
    const state: unknown = JSON.parse('{"__proto__":{"__proto__":{"value":"x"}},"constructor":{}}');
    const values = formValues(state as FormState);
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
    expect(values.polluted).toBeUndefined();
    expect(Object.keys(values)).not.toContain('constructor');
  });
});

describe('how one speaks to somebody', () => {
  it.each([
    ['Ana Virtanen', 'Ana'],
    ['  Kari\tNiemi', 'Kari'],
    ['Madonna', 'Madonna'],
  ])('%s is %s', (name, expected) => {
    expect(givenName(name)).toBe(expected);
  });
});
