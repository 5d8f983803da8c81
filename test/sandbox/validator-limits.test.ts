import { describe, expect, it, test } from 'vitest';
import { viewProblems } from '../../src/sandbox/validator/index.ts';
import {
  actions,
  button,
  confirm,
  input,
  modal,
  mrkdwn,
  option,
  options,
  plain,
  richText,
  section,
  textInput,
  times,
  withAccessory,
} from './validator-samples.ts';

type Json = Record<string, unknown>;

const choosing = (options: readonly Json[]) => input({ type: 'static_select', options });
const address = (text: string) => `https://${Array.from(text).slice(8).join('')}`;

/** A text with a greatest length, where it stands in a modal, and at which pointer the refusal must point. */
const LENGTHS: readonly (readonly [string, number, (text: string) => unknown])[] = [
  ['/blocks/0/block_id', 255, block_id => modal([section({ block_id })])],
  ['/blocks/0/text/text', 3000, text => modal([section({ text: mrkdwn(text) })])],
  ['/blocks/0/fields/0/text', 2000, text => modal([section({ fields: [mrkdwn(text)] })])],
  ['/blocks/0/text/text', 150, text => modal([{ type: 'header', text: plain(text) }])],
  ['/blocks/0/elements/0/text', 3000, text => modal([{ type: 'context', elements: [mrkdwn(text)] }])],
  ['/blocks/0/alt_text', 2000, alt_text => modal([{ type: 'image', image_url: 'https://a.b', alt_text }])],
  [
    '/blocks/0/title/text',
    2000,
    text => modal([{ type: 'image', image_url: 'https://a.b', alt_text: 'a', title: plain(text) }]),
  ],
  ['/blocks/0/label/text', 2000, text => modal([input(textInput(), { label: plain(text) })])],
  ['/blocks/0/hint/text', 2000, text => modal([input(textInput(), { hint: plain(text) })])],
  ['/blocks/0/elements/0/action_id', 255, action_id => modal([actions(button({ action_id }))])],
  ['/blocks/0/elements/0/text/text', 75, text => modal([actions(button({ text: plain(text) }))])],
  ['/blocks/0/elements/0/value', 2000, value => modal([actions(button({ value }))])],
  ['/blocks/0/elements/0/accessibility_label', 75, text => modal([actions(button({ accessibility_label: text }))])],
  [
    '/blocks/0/accessory/confirm/title/text',
    100,
    text => modal([withAccessory(button({ confirm: confirm({ title: plain(text) }) }))]),
  ],
  [
    '/blocks/0/accessory/confirm/text/text',
    300,
    text => modal([withAccessory(button({ confirm: confirm({ text: plain(text) }) }))]),
  ],
  [
    '/blocks/0/accessory/confirm/confirm/text',
    30,
    text => modal([withAccessory(button({ confirm: confirm({ confirm: plain(text) }) }))]),
  ],
  [
    '/blocks/0/accessory/confirm/deny/text',
    30,
    text => modal([withAccessory(button({ confirm: confirm({ deny: plain(text) }) }))]),
  ],
  ['/blocks/0/element/options/0/text/text', 75, text => modal([choosing([{ text: plain(text), value: 'a' }])])],
  ['/blocks/0/element/options/0/value', 150, value => modal([choosing([option('a', { value })])])],
  [
    '/blocks/0/element/options/0/description/text',
    75,
    text => modal([choosing([option('a', { description: plain(text) })])]),
  ],
  ['/blocks/0/element/placeholder/text', 150, text => modal([input(textInput({ placeholder: plain(text) }))])],
  ['/blocks/0/element/initial_value', 3000, initial_value => modal([input(textInput({ initial_value }))])],
  ['/title/text', 24, text => modal([section()], { title: plain(text) })],
  ['/submit/text', 24, text => modal([section()], { submit: plain(text) })],
  ['/close/text', 24, text => modal([section()], { close: plain(text) })],
  ['/callback_id', 255, callback_id => modal([section()], { callback_id })],
  ['/external_id', 255, external_id => modal([section()], { external_id })],
  ['/private_metadata', 3000, private_metadata => modal([section()], { private_metadata })],
];

const ADDRESSES: typeof LENGTHS = [
  ['/blocks/0/elements/0/url', 3000, text => modal([actions(button({ url: address(text) }))])],
  ['/blocks/0/image_url', 3000, text => modal([{ type: 'image', alt_text: 'a', image_url: address(text) }])],
  [
    '/blocks/0/accessory/options/0/url',
    3000,
    text => modal([withAccessory({ type: 'overflow', options: [option('a', { url: address(text) })] })]),
  ],
];

describe('a text of the greatest length is taken, of one sign more refused', () => {
  test.each([...LENGTHS, ...ADDRESSES])('%s ≤ %i', (pointer, max, viewWith) => {
    for (const sign of ['x', 'é', '😀']) {
      expect(viewProblems(viewWith(sign.repeat(max)))).toEqual([]);
      expect(viewProblems(viewWith(sign.repeat(max).concat(sign)))).toMatchObject([
        { code: 'failed_constraint', pointer, constraint: { type: 'max_length', expected: max } },
      ]);
    }
  });
});

describe('a list of the greatest length is taken, of one item more refused', () => {
  const leaf = { type: 'text', text: 'x' };
  const groups = (count: number) => times(count, () => ({ label: plain(), options: [option()] }));

  test.each<[string, number, (count: number) => unknown]>([
    ['/blocks/0/fields', 10, count => section({ fields: times(count, () => mrkdwn()) })],
    ['/blocks/0/elements', 10, count => ({ type: 'context', elements: times(count, () => mrkdwn()) })],
    ['/blocks/0/elements', 25, count => actions(...times(count, index => button({ action_id: `a${index}` })))],
    ['/blocks/0/element/options', 100, count => choosing(options(count))],
    ['/blocks/0/element/option_groups', 100, count => input({ type: 'static_select', option_groups: groups(count) })],
    [
      '/blocks/0/element/option_groups/0/options',
      100,
      count =>
        input({
          type: 'static_select',
          option_groups: [{ label: plain(), options: options(count) }],
        }),
    ],
    ['/blocks/0/element/options', 10, count => input({ type: 'checkboxes', options: options(count) })],
    ['/blocks/0/element/options', 10, count => input({ type: 'radio_buttons', options: options(count) })],
    ['/blocks/0/accessory/options', 5, count => withAccessory({ type: 'overflow', options: options(count) })],
  ])('%s ≤ %i', (pointer, max, blockWith) => {
    expect(viewProblems(modal([blockWith(max)]))).toEqual([]);
    expect(viewProblems(modal([blockWith(max + 1)]))).toMatchObject([
      { code: 'failed_constraint', pointer, constraint: { type: 'max_items', expected: max } },
    ]);
    expect(viewProblems(modal([blockWith(0)]))).toMatchObject([{ pointer, constraint: { type: 'min_items' } }]);
  });

  it('but rich text has no greatest length of its own', () => {
    const long = richText({ type: 'rich_text_section', elements: times(500, () => leaf) });
    expect(viewProblems(modal([long]))).toEqual([]);
  });
});
