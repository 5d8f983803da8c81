import { describe, expect, it, test } from 'vitest';
import { messageProblems, viewProblems } from '../../src/sandbox/validator/index.ts';
import {
  actions,
  button,
  input,
  lines,
  modal,
  mrkdwn,
  numberInput,
  option,
  options,
  plain,
  richText,
  section,
  textInput,
  times,
  withAccessory,
} from './validator-samples.ts';

const image = { type: 'image', image_url: 'https://example.com/a.png', alt_text: 'A picture' };

describe('blocks that Slack takes', () => {
  test.each<[string, unknown]>([
    ['a section of text', section()],
    ['a section of fields without text', { type: 'section', fields: [plain(), mrkdwn()] }],
    ['a section that is expanded', section({ expand: true, block_id: 'b' })],
    ['a header', { type: 'header', text: plain() }],
    ['a context of text and picture', { type: 'context', elements: [plain(), mrkdwn(), image] }],
    ['a divider', { type: 'divider' }],
    ['a property that is undefined, which JSON leaves out', section({ accessory: undefined })],
    ['actions', actions(button())],
    ['an input with a hint', input(textInput(), { hint: plain(), optional: true, dispatch_action: true })],
    ['a picture of a Slack file', { type: 'image', slack_file: { id: 'F1' }, alt_text: 'A', title: plain() }],
    ['rich text', richText({ type: 'rich_text_section', elements: [{ type: 'text', text: 'Words' }] })],
  ])('%s', (_, block) => {
    expect(lines(messageProblems([block]))).toEqual([]);
  });
});

describe('blocks that Slack refuses', () => {
  test.each<[string, unknown, string]>([
    ['not an object', 'text', 'must provide an object @ /blocks/0'],
    ['null', null, 'must provide an object @ /blocks/0'],
    ['without type', {}, 'missing required field: type @ /blocks/0'],
    ['of a kind we do not use', { type: 'markdown', text: 'x' }, 'unsupported type: markdown @ /blocks/0/type'],
    [
      'of a kind that is a property of every object',
      { type: 'toString' },
      'unsupported type: toString @ /blocks/0/type',
    ],
    ['whose type is no string', { type: 7 }, 'unsupported type: 7 @ /blocks/0/type'],
    ['with a property too many', { type: 'divider', x: 1 }, 'invalid additional property: x @ /blocks/0'],
    [
      'with an inherited name as property',
      { type: 'divider', constructor: 1 },
      'invalid additional property: constructor @ /blocks/0',
    ],
    ['with an empty id', { type: 'divider', block_id: '' }, 'must be more than 0 characters @ /blocks/0/block_id'],
    ['a section without words', { type: 'section' }, 'must define either `text` or `fields` @ /blocks/0'],
    [
      'a section with an empty list of fields',
      section({ fields: [] }),
      'must provide at least 1 items @ /blocks/0/fields',
    ],
    ['a section with null for fields', section({ fields: null }), 'must provide an array @ /blocks/0/fields'],
    ['empty text', section({ text: plain('') }), 'must be more than 0 characters @ /blocks/0/text/text'],
    ['text that is a bare string', section({ text: 'Words' }), 'must provide an object @ /blocks/0/text'],
    [
      'text of an unknown kind',
      section({ text: { type: 'html', text: 'x' } }),
      'unsupported type: html @ /blocks/0/text/type',
    ],
    [
      'emoji switched on mrkdwn',
      section({ text: { ...mrkdwn(), emoji: true } }),
      'invalid additional property: emoji @ /blocks/0/text',
    ],
    [
      'verbatim plain text',
      section({ text: { ...plain(), verbatim: true } }),
      'invalid additional property: verbatim @ /blocks/0/text',
    ],
    [
      'emoji that is no boolean',
      section({ text: { ...plain(), emoji: 'yes' } }),
      'must provide a boolean @ /blocks/0/text/emoji',
    ],
    ['a header in mrkdwn', { type: 'header', text: mrkdwn() }, 'unsupported type: mrkdwn @ /blocks/0/text/type'],
    ['a header without text', { type: 'header' }, 'missing required field: text @ /blocks/0'],
    ['an empty context', { type: 'context', elements: [] }, 'must provide at least 1 items @ /blocks/0/elements'],
    [
      'a button in a context',
      { type: 'context', elements: [button()] },
      'unsupported type: button @ /blocks/0/elements/0/type',
    ],
    ['empty actions', actions(), 'must provide at least 1 items @ /blocks/0/elements'],
    ['an input without element', { type: 'input', label: plain() }, 'missing required field: element @ /blocks/0'],
    [
      'an input with a label in mrkdwn',
      input(textInput(), { label: mrkdwn() }),
      'unsupported type: mrkdwn @ /blocks/0/label/type',
    ],
    [
      'an input with a hint in mrkdwn',
      input(textInput(), { hint: mrkdwn() }),
      'unsupported type: mrkdwn @ /blocks/0/hint/type',
    ],
    [
      'a picture without alternative text',
      { type: 'image', image_url: 'https://a.b/c' },
      'missing required field: alt_text @ /blocks/0',
    ],
    [
      'a picture from nowhere',
      { type: 'image', alt_text: 'A' },
      'must define either `image_url` or `slack_file` @ /blocks/0',
    ],
    [
      'a picture from two places',
      { ...image, slack_file: { id: 'F1' } },
      'must define only one of `image_url` or `slack_file` @ /blocks/0',
    ],
    ['a picture from no address', { ...image, image_url: 'a.png' }, 'must be a valid url @ /blocks/0/image_url'],
    [
      'a file named twice',
      { type: 'image', alt_text: 'A', slack_file: { id: 'F1', url: 'https://a.b/c' } },
      'must define only one of `id` or `url` @ /blocks/0/slack_file',
    ],
    ['empty rich text', richText(), 'must provide at least 1 items @ /blocks/0/elements'],
    [
      'rich text of bare text',
      richText({ type: 'text', text: 'x' }),
      'unsupported type: text @ /blocks/0/elements/0/type',
    ],
    [
      'a list in a style of its own',
      richText({
        type: 'rich_text_list',
        style: 'check',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x' }] }],
      }),
      'must be a valid enum value @ /blocks/0/elements/0/style',
    ],
    [
      'a mention in preformatted text',
      richText({ type: 'rich_text_preformatted', elements: [{ type: 'user', user_id: 'U1' }] }),
      'unsupported type: user @ /blocks/0/elements/0/elements/0/type',
    ],
    [
      'a negative indent',
      richText({ type: 'rich_text_quote', elements: [{ type: 'text', text: 'x' }], border: -1 }),
      'must be greater than or equal to 0 @ /blocks/0/elements/0/border',
    ],
  ])('%s', (_, block, line) => {
    expect(lines(messageProblems([block]))).toEqual([line]);
  });

  it('names all of them at once', () => {
    expect(lines(messageProblems([{ type: 'divider', a: 1, b: 2 }, { type: 'header' }]))).toEqual([
      'invalid additional property: a @ /blocks/0',
      'invalid additional property: b @ /blocks/0',
      'missing required field: text @ /blocks/1',
    ]);
  });

  it('says which types would have been taken', () => {
    expect(messageProblems([{ type: 'header', text: mrkdwn() }])).toEqual([
      {
        code: 'unsupported_type',
        message: 'unsupported type: mrkdwn',
        pointer: '/blocks/0/text/type',
        constraint: { type: 'enum', expected: ['plain_text'] },
      },
    ]);
  });
});

describe('lists of blocks', () => {
  const dividers = (count: number) => times(count, () => ({ type: 'divider' }));

  test.each<[string, unknown, string[]]>([
    ['no list at all', { blocks: [] }, ['must provide an array @ /blocks']],
    ['no block', [], ['must provide at least 1 items @ /blocks']],
    ['fifty blocks', dividers(50), []],
    ['fifty-one blocks', dividers(51), ['no more than 50 items allowed @ /blocks']],
  ])('a message of %s', (_, blocks, expected) => {
    expect(lines(messageProblems(blocks))).toEqual(expected);
  });

  it('adds up to at most 13,200 characters of JSON in a message, in code points', () => {
    const ofLength = (length: number) => {
      const bare = JSON.stringify(times(6, () => section({ text: plain('') }))).length;
      return times(6, index => section({ text: plain('😀'.repeat(index === 0 ? length - bare - 5 * 2400 : 2400)) }));
    };
    expect(messageProblems(ofLength(13_200))).toEqual([]);
    expect(messageProblems(ofLength(13_201))).toMatchObject([{ code: 'blocks_too_long', pointer: '/blocks' }]);
    expect(viewProblems(modal(ofLength(13_201)))).toEqual([]);
  });
});

describe('ids', () => {
  it('refuses a block id that is there already', () => {
    const blocks = ['a', 'b', 'a', 'a'].map(block_id => ({ type: 'divider', block_id }));
    expect(lines(messageProblems(blocks))).toEqual([
      '`block_id` "a" already exists @ /blocks/2/block_id',
      '`block_id` "a" already exists @ /blocks/3/block_id',
    ]);
    expect(messageProblems(blocks)).toMatchObject([{ code: 'duplicate_id' }, { code: 'duplicate_id' }]);
    expect(lines(viewProblems(modal(blocks)))).toHaveLength(2);
  });

  it('refuses an action id that is there already in the same block, not in another one', () => {
    expect(lines(messageProblems([actions(button(), button())]))).toEqual([
      '`action_id` "press" already exists @ /blocks/0/elements/1/action_id',
    ]);
    expect(messageProblems([actions(button()), actions(button()), withAccessory(button())])).toEqual([]);
  });

  it('lets blocks and elements be nameless', () => {
    expect(messageProblems([section(), section(), actions({ type: 'users_select' }, { type: 'datepicker' })])).toEqual(
      [],
    );
  });

  it('lets one element of a view have the focus', () => {
    const focused = [input(textInput({ focus_on_load: true })), input(numberInput({ focus_on_load: true }))];
    expect(viewProblems(modal(focused.slice(0, 1)))).toEqual([]);
    expect(lines(viewProblems(modal(focused)))).toEqual([
      'only one element can be focused on load @ /blocks/1/element/focus_on_load',
    ]);
  });

  it('counts the options of every select by itself', () => {
    const select = { type: 'static_select', options: options(100) };
    expect(viewProblems(modal([input(select), input({ ...select, options: [option()] })]))).toEqual([]);
  });
});
