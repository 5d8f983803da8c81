import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { messageProblems, viewProblems } from '../../src/sandbox/validator/index.ts';
import { button, input, modal, richText, section, withAccessory } from './validator-samples.ts';
import { INVALID, UNMAPPED } from './validator-spec-cases.ts';

/**
 * Against the language-neutral Block Kit fixtures of https://github.com/nicklambourne/slackblocks (`spec/`), which are
 * not part of this project: the folder that holds them as `blocks/` is named by `SLACK_SPEC_DIR`.
 */
const folder = process.env.SLACK_SPEC_DIR;
if (!folder) console.log('skipped: Block Kit fixtures (SLACK_SPEC_DIR is not set)');

type Json = Record<string, unknown>;

const read = (...path: string[]) => JSON.parse(readFileSync(join(folder ?? '', 'blocks', ...path), 'utf8'));
const valid = join('fixtures', 'valid');
const fixtures = folder
  ? readdirSync(join(folder, 'blocks', valid), { recursive: true, encoding: 'utf8' }).filter(name =>
      name.endsWith('.json'),
    )
  : [];

const leaf = (part: Json) => richText({ type: 'rich_text_section', elements: [part] });
const choosing = (more: Json) => input({ type: 'static_select', ...more });

/** Around a bare composition object, something in which it is allowed. */
const OBJECTS: Readonly<Record<string, (object: Json) => Json>> = {
  option_basic: object => choosing({ options: [object] }),
  option_value_at_limit: object => choosing({ options: [object] }),
  option_group_basic: object => choosing({ option_groups: [object] }),
  text_plaintext_emoji: text => section({ text }),
  text_plaintext_basic: text => section({ text }),
  text_markdown_verbatim: text => section({ text }),
  text_markdown_basic: text => section({ text }),
  confirmation_dialogue_basic: object => withAccessory(button({ confirm: object })),
  conversation_filter_basic: filter => input({ type: 'conversations_select', filter }),
  dispatch_action_configuration_basic: object => input({ type: 'plain_text_input', dispatch_action_config: object }),
};

const IN_SECTIONS = ['button', 'overflow', 'image', 'workflow_button', 'url'];

/** The problems of one valid fixture, put where its kind belongs. */
function problemsOf(name: string): readonly { readonly message: string }[] {
  const fixture: Json = read(valid, name);
  const [kind = '', file = ''] = name.replace('.json', '').split('/');
  const bare = String(fixture.type);
  switch (kind) {
    case 'blocks':
      return messageProblems([fixture]);
    case 'views':
      return viewProblems(fixture);
    case 'elements':
      return viewProblems(modal([IN_SECTIONS.includes(bare) ? withAccessory(fixture) : input(fixture)]));
    case 'rich_text':
      return messageProblems([bare.startsWith('rich_text_') ? richText(fixture) : leaf(fixture)]);
    case 'objects':
      return viewProblems(modal([OBJECTS[file]?.(fixture) ?? fixture]));
    default:
      return messageProblems(fixture.blocks);
  }
}

const ATTACHMENT = 'attachments are not used: there are no blocks to judge';
const REPEATS = 'two of its blocks have the same block_id, which is refused';

/** Valid for Slack, not for us: why, and what we say. */
const REFUSED: Readonly<Record<string, readonly [why: string, message: string]>> = {
  ...Object.fromEntries(
    [
      ...['alert', 'card', 'carousel', 'container', 'data_table', 'plan', 'table', 'task_card'].map(
        name => [`blocks/${name}_block.json`, name] as const,
      ),
      ...['area', 'bar', 'line', 'pie'].map(
        name => [`blocks/data_visualization_${name}.json`, 'data_visualization'] as const,
      ),
      ...['feedback_buttons', 'icon_button'].map(
        name => [`blocks/context_actions_${name}.json`, 'context_actions'] as const,
      ),
      ['blocks/file_block_only.json', 'file'] as const,
      ['blocks/markdown_block_basic.json', 'markdown'] as const,
      ['blocks/video_block_basic.json', 'video'] as const,
      ['blocks/video_block_full.json', 'video'] as const,
      ['elements/file_input_basic.json', 'file_input'] as const,
      ['elements/workflow_button_basic.json', 'workflow_button'] as const,
      ['elements/url_source_basic.json', 'url'] as const,
      ['elements/multi_select_channel.json', 'multi_channels_select'] as const,
      ['elements/multi_select_conversation.json', 'multi_conversations_select'] as const,
      ['elements/multi_select_external.json', 'multi_external_select'] as const,
    ].map(([name, type]) => [name, [`we do not use ${type}`, `unsupported type: ${type}`] as const]),
  ),
  'objects/input_parameter_basic.json': ['belongs to workflow buttons', 'missing required field: type'],
  'objects/trigger_basic.json': ['belongs to workflow buttons', 'missing required field: type'],
  'objects/workflow_basic.json': ['belongs to workflow buttons', 'missing required field: type'],
  'messages/message_basic_attachment.json': [ATTACHMENT, 'must provide an array'],
  'messages/message_with_attachments.json': [ATTACHMENT, 'must provide an array'],
  'messages/webhook_message_basic.json': [REPEATS, '`block_id` "fake_block_id" already exists'],
  'messages/webhook_message_delete.json': [REPEATS, '`block_id` "fake_block_id" already exists'],
};

describe.skipIf(!folder)('valid fixtures', () => {
  test.each(fixtures)('%s', name => {
    const [, message] = REFUSED[name] ?? [];
    expect(problemsOf(name).map(problem => problem.message)).toEqual(message === undefined ? [] : [message]);
  });

  it('are all there', () => {
    expect(fixtures.length).toBeGreaterThanOrEqual(100);
    expect(Object.keys(REFUSED).filter(name => !fixtures.includes(name))).toEqual([]);
  });
});

interface Case {
  readonly id: string;
  readonly constraint: string;
}

const cases: readonly Case[] = folder ? read('fixtures', 'invalid', 'manifest.json').cases : [];

/** The number in `limits.json` at a path such as `button.text.max_length`. */
function limitAt(path: string): number {
  const limits: Json = read('limits.json');
  return Number(path.split('.').reduce<unknown>((node, key) => Reflect.get(Object(node), key), limits));
}

describe.skipIf(!folder)('invalid cases', () => {
  it('are each either tried or left out for a reason', () => {
    const named = cases.map(({ id }) => id).sort();
    expect([...Object.keys(INVALID), ...Object.keys(UNMAPPED)].sort()).toEqual(named);
  });

  test.each(cases.filter(({ id }) => INVALID[id]))('$id', ({ id, constraint }) => {
    const { pointer, viewWith } = INVALID[id] ?? { pointer: '', viewWith: () => modal([]) };
    const limit = limitAt(constraint);
    const isLeast = /\.min(_|$)/.test(constraint);
    if (!Number.isNaN(limit)) expect(viewProblems(viewWith(limit))).toEqual([]);
    expect(viewProblems(viewWith(isLeast ? limit - 1 : limit + 1))).toMatchObject([{ pointer }]);
  });
});
