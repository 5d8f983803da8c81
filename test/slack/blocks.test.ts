import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { messageProblems, viewProblems } from '../../src/sandbox/validator/index.ts';
import * as blocks from '../../src/slack/blocks.ts';

const hostile = [
  '😀'.repeat(3_001),
  'x'.repeat(13_000),
  '<!channel> & <@U1> <https://evil.example|ok>'.repeat(200),
  '&'.repeat(3_001),
  '',
  ' \n\t ',
  '\u202E\u2066turned around',
  '\u0000\u0007',
  '\uD800 alone',
  '`*_~>'.repeat(700),
  '👩‍👩‍👧‍👦'.repeat(500),
];

const anyText = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'binary', maxLength: 4_000, size: 'max' }));

const inMessage: readonly (readonly [string, (text: string) => blocks.KnownBlock[]])[] = [
  ['a header', text => [blocks.header(text)]],
  ['a section', text => [blocks.section(text)]],
  ['a section of our words around somebody’s', text => [blocks.section(`She wrote: ${blocks.harmless(text)}`)]],
  ['a quote', text => [blocks.quoted(text)]],
  ['a context', text => [blocks.context(text)]],
  ['a divider', () => [blocks.divider()]],
  ['a picture', text => [blocks.picture('F0123456789', text)]],
  ['a button', text => [blocks.actions('row', blocks.button({ text, actionId: 'room.thing.open', value: 'id' }))]],
  [
    'a button that asks first',
    text => {
      const sure = { title: text, text, yes: text, no: text };
      return [blocks.actions('row', blocks.button({ text, actionId: 'room.thing.drop', value: 'id', sure }))];
    },
  ],
  [
    'a section with a button of style',
    text => [blocks.section(text, blocks.button({ text, actionId: 'room.thing.open', value: 'id', style: 'danger' }))],
  ],
];

const choices = (text: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({ value: String(index), text: `${index} ${text}` }));

const inModal: readonly (readonly [string, (text: string) => blocks.KnownBlock[]])[] = [
  ...inMessage,
  [
    'a text field',
    text => [
      blocks.textInput({
        blockId: 'text',
        label: text,
        hint: text,
        maxLength: 2_000,
        initial: text,
        placeholder: text,
      }),
    ],
  ],
  [
    'a select of a hundred',
    text => [
      blocks.selectInput({ blockId: 'one', label: text, choices: choices(text, 100), initial: '7', placeholder: text }),
    ],
  ],
  [
    'radio buttons',
    text => [blocks.radioInput({ blockId: 'one', label: text, choices: choices(text, 10), initial: '3' })],
  ],
  ['a tick', text => [blocks.tickInput({ blockId: 'tick', label: text, tick: text, initial: true, hint: text })]],
  ['an empty tick', text => [blocks.tickInput({ blockId: 'tick', label: text, tick: text, initial: false })]],
  [
    'ten ticks',
    text => [blocks.ticksInput({ blockId: 'ticks', label: text, choices: choices(text, 10), initial: ['3', 'gone'] })],
  ],
  ['a day', text => [blocks.dateInput({ blockId: 'day', label: text, hint: text, initial: '2026-11-24' })]],
  ['a time', text => [blocks.timeInput({ blockId: 'time', label: text, hint: text, initial: '10:00' })]],
  [
    'people',
    text => [blocks.peopleInput({ blockId: 'who', label: text, hint: text, initial: ['U012AB3CD'], most: 9 })],
  ],
  ['nobody yet', text => [blocks.peopleInput({ blockId: 'who', label: text, initial: [] })]],
  [
    'more people than fit',
    text => [blocks.peopleInput({ blockId: 'who', label: text, initial: ['U1', 'U2'], most: 1 })],
  ],
];

const modalOf = (text: string, body: blocks.KnownBlock[]) =>
  blocks.modal({
    callbackId: 'room.form.save',
    title: text,
    submit: text || 'Send',
    close: text,
    blocks: body,
    metadata: 'id',
  });

/** Whatever the text, the strict validator has nothing to say. */
const taken = (problems: (text: string) => readonly unknown[]): void =>
  fc.assert(
    fc.property(anyText, text => {
      expect(problems(text)).toEqual([]);
    }),
  );

describe('whatever text it is given, Slack takes', () => {
  test.each(inMessage)('%s in a message', (_name, draw) => {
    taken(text => messageProblems(draw(text)));
  });

  test.each(inModal)('%s in a modal', (_name, draw) => {
    taken(text => viewProblems(modalOf(text, draw(text))));
  });

  it('a notice', () => {
    taken(text => viewProblems(blocks.notice(text, text, text)));
  });
});

describe('a form that was filled before', () => {
  it('shows what was chosen, and nothing for a choice that is gone', () => {
    const field = { blockId: 'one', label: 'Which', choices: choices('', 3) };
    expect(blocks.selectInput({ ...field, initial: '1' }).element).toMatchObject({ initial_option: { value: '1' } });
    expect(blocks.selectInput({ ...field, initial: 'gone' }).element).not.toHaveProperty('initial_option');
    expect(blocks.radioInput({ ...field, initial: 'gone' }).element).not.toHaveProperty('initial_option');
  });
});

describe('what a person wrote', () => {
  it('is quoted as plain text, never as markup', () => {
    expect(blocks.quoted('<!channel> *now*').text).toMatchObject({ type: 'plain_text', text: '<!channel> *now*' });
  });
});
