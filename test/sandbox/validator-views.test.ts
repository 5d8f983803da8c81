import { describe, expect, it, test } from 'vitest';
import { chatBlocksError, messageProblems, viewProblems, viewsError } from '../../src/sandbox/validator/index.ts';
import { home, input, lines, modal, mrkdwn, plain, section, textInput, times } from './validator-samples.ts';

describe('views', () => {
  test.each<[string, unknown, string[]]>([
    ['a modal', modal([section()], { close: plain(), callback_id: 'pulse.answer', private_metadata: '' }), []],
    ['a modal that tells when it is closed', modal([section()], { notify_on_close: true, clear_on_close: false }), []],
    ['a home', home([section()], { external_id: 'home', private_metadata: '{}' }), []],
    ['no view', 'modal', ['must provide an object @ ']],
    ['a view without type', {}, ['missing required field: type @ ']],
    ['a view of another type', { type: 'workflow_step', blocks: [] }, ['unsupported type: workflow_step @ /type']],
    [
      'a modal with nothing',
      { type: 'modal' },
      ['missing required field: title @ ', 'missing required field: blocks @ '],
    ],
    ['a modal without blocks', modal([]), ['must provide at least 1 items @ /blocks']],
    ['a modal of a hundred blocks', modal(times(100, () => section())), []],
    ['a modal of too many blocks', modal(times(101, () => section())), ['no more than 100 items allowed @ /blocks']],
    ['a title in mrkdwn', modal([section()], { title: mrkdwn() }), ['unsupported type: mrkdwn @ /title/type']],
    [
      'a submit that is disabled',
      modal([section()], { submit_disabled: true }),
      ['invalid additional property: submit_disabled @ '],
    ],
    [
      'a home with title and close',
      home([section()], { title: plain(), close: plain() }),
      ['invalid additional property: title @ ', 'invalid additional property: close @ '],
    ],
    ['a home with submit', home([input(textInput())], { submit: plain() }), ['invalid additional property: submit @ ']],
    ['a home with an input', home([input(textInput())]), []],
  ])('%s', (_, view, expected) => {
    expect(lines(viewProblems(view))).toEqual(expected);
  });

  it('asks for submit as soon as a modal has an input block', () => {
    const { submit: _, ...without } = modal([section(), input(textInput())]);
    expect(lines(viewProblems(without))).toEqual([
      'must define `submit` to use an `input` block in modals @ /blocks/1/input',
    ]);
    expect(viewProblems({ ...without, blocks: [section()] })).toEqual([]);
  });

  it('takes 250 KB and not a byte more', () => {
    const blocks = times(84, () => section({ text: plain('é'.repeat(1450)) }));
    const room = 250_000 - Buffer.byteLength(JSON.stringify(modal(blocks, { private_metadata: '' })));
    const filled = (bytes: number) => modal(blocks, { private_metadata: 'x'.repeat(bytes) });
    expect(room).toBeLessThan(3000);
    expect(viewProblems(filled(room))).toEqual([]);
    expect(viewProblems(filled(room + 1))).toMatchObject([{ code: 'view_too_large', pointer: '' }]);
  });
});

describe('refusals in the shape of Slack', () => {
  it('names the block of a message twice', () => {
    expect(chatBlocksError(messageProblems([section({ text: plain('x'.repeat(3001)) })]))).toEqual({
      ok: false,
      error: 'invalid_blocks',
      errors: ['must be less than 3001 characters [json-pointer:/blocks/0/text/text]'],
      response_metadata: {
        messages: ['[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]'],
      },
    });
  });

  it('has an error of its own for messages that are too long in all', () => {
    const long = times(5, () => section({ text: plain('x'.repeat(2900)) }));
    expect(chatBlocksError(messageProblems(long))).toMatchObject({ ok: false, error: 'msg_blocks_too_long' });
    expect(chatBlocksError(messageProblems([...long, {}]))).toMatchObject({ error: 'invalid_blocks' });
  });

  it('points into the view, after a line that says so', () => {
    expect(viewsError(viewProblems(modal([section()], { title: plain('x'.repeat(25)) })))).toEqual({
      ok: false,
      error: 'invalid_arguments',
      response_metadata: {
        messages: [
          '[ERROR] failed to match all allowed schemas [json-pointer:/view]',
          '[ERROR] must be less than 25 characters [json-pointer:/view/title/text]',
        ],
      },
    });
  });

  it('has an error of its own for views that are too large', () => {
    const large = modal(times(100, () => section({ text: plain('x'.repeat(3000)) })));
    const refusal = viewsError(viewProblems(large));
    expect(refusal.error).toBe('view_too_large');
    expect(refusal.response_metadata.messages).toEqual([expect.stringMatching(/^\[ERROR\] view is \d+ bytes/)]);
  });
});
