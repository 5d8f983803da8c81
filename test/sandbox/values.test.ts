import type { KnownBlock } from '@slack/types';
import { describe, expect, test } from 'vitest';
import type { ViewValues } from '../../src/sandbox/page-api.ts';

interface Values {
  readonly valuesAfter: (typed: ViewValues, blocks: readonly KnownBlock[]) => ViewValues;
}

// The page's modules are JavaScript for the browser, checked by a tsconfig of their own.
const file = new URL('../../src/sandbox/page/values.js', import.meta.url).href;
const { valuesAfter }: Values = await import(file);

function aQuestion(blockId: string, actionId: string, initial?: string): KnownBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: { type: 'plain_text', text: 'Question' },
    element: {
      type: 'plain_text_input',
      action_id: actionId,
      ...(initial !== undefined && { initial_value: initial }),
    },
  };
}

function anAnswer(value: string | null): Record<string, unknown> {
  return { type: 'plain_text_input', value };
}

describe('what a form holds when the app draws it anew', () => {
  test.each<[string, ViewValues, readonly KnownBlock[], ViewValues]>([
    ['a new field starts with its initial value', {}, [aQuestion('b', 'a', 'hello')], { b: { a: anAnswer('hello') } }],
    ['an empty field is there, with null', {}, [aQuestion('b', 'a')], { b: { a: anAnswer(null) } }],
    [
      'what was typed outlives another initial value',
      { b: { a: anAnswer('typed') } },
      [aQuestion('b', 'a', 'other')],
      { b: { a: anAnswer('typed') } },
    ],
    [
      'another block id is another field',
      { b: { a: anAnswer('typed') } },
      [aQuestion('b2', 'a', 'other')],
      { b2: { a: anAnswer('other') } },
    ],
    [
      'another action id is another field',
      { b: { a: anAnswer('typed') } },
      [aQuestion('b', 'a2')],
      { b: { a2: anAnswer(null) } },
    ],
    [
      'another kind is another field',
      { b: { a: { type: 'datepicker' } } },
      [aQuestion('b', 'a')],
      { b: { a: anAnswer(null) } },
    ],
    ['a field that is gone is forgotten', { b: { a: anAnswer('typed') } }, [{ type: 'divider', block_id: 'b' }], {}],
  ])('%s', (_, typed, blocks, values) => {
    expect(valuesAfter(typed, blocks)).toEqual(values);
  });

  test('choices in sections and rows of actions count, buttons and menus do not', () => {
    const text = { type: 'plain_text', text: 'x' } as const;
    const options = [{ text, value: '1' }];
    const blocks: readonly KnownBlock[] = [
      { type: 'section', block_id: 's', text, accessory: { type: 'static_select', action_id: 'one', options } },
      {
        type: 'actions',
        block_id: 'r',
        elements: [
          { type: 'button', action_id: 'go', text },
          { type: 'overflow', action_id: 'more', options },
          { type: 'multi_users_select', action_id: 'who', initial_users: ['U01'] },
          { type: 'checkboxes', action_id: 'any', options },
        ],
      },
    ];
    expect(valuesAfter({}, blocks)).toEqual({
      s: { one: { type: 'static_select', selected_option: null } },
      r: {
        who: { type: 'multi_users_select', selected_users: ['U01'] },
        any: { type: 'checkboxes', selected_options: [] },
      },
    });
  });
});
