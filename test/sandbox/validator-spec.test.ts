import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, test } from 'vitest';
import { messageProblems, viewProblems } from '../../src/sandbox/validator/index.ts';
import { describeSpec, readSpec, specDir } from '../support/slack-spec.ts';
import { aSandbox, type Place } from './support.ts';
import { button, input, modal, richText, section, withAccessory } from './validator-samples.ts';
import { INVALID, UNMAPPED } from './validator-spec-cases.ts';

/**
 * Against the language-neutral Block Kit fixtures of https://github.com/nicklambourne/slackblocks (`spec/`), which are
 * not part of this project: the folder that holds them as `blocks/` is named by `SLACK_SPEC_DIR`.
 */
type Json = Record<string, unknown>;

const valid = join('blocks', 'fixtures', 'valid');
const fixtures = specDir
  ? readdirSync(join(specDir, valid), { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.json'))
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
  const fixture = readSpec(valid, name) as Json;
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

describeSpec('valid Block Kit fixtures', () => {
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

const { cases } = (specDir ? readSpec('blocks', 'fixtures', 'invalid', 'manifest.json') : { cases: [] }) as {
  readonly cases: readonly Case[];
};

/** The number in `limits.json` at a path such as `button.text.max_length`. */
function limitAt(path: string): number {
  const limits = readSpec('blocks', 'limits.json');
  return Number(path.split('.').reduce<unknown>((node, key) => Reflect.get(Object(node), key), limits));
}

/** The view that the case is about, and how the error must point into it. */
function wrongView({ id, constraint }: Case): { view: Json; pointer: string; limit: number } {
  const { pointer, viewWith } = INVALID[id] ?? { pointer: '', viewWith: () => modal([]) };
  const limit = limitAt(constraint);
  const isLeast = /\.min(_|$)/.test(constraint);
  return { view: viewWith(isLeast ? limit - 1 : limit + 1), pointer, limit };
}

describeSpec('invalid Block Kit cases', () => {
  let place: Place;
  beforeAll(async () => {
    place = await aSandbox();
  });
  afterAll(() => place.sandbox.close());

  const refusal = async (method: string, args: Json) => {
    const { apiUrl, botToken } = place.sandbox;
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${botToken}` };
    const response = await fetch(`${apiUrl}${method}`, { method: 'POST', headers, body: JSON.stringify(args) });
    return (await response.json()) as { readonly errors?: readonly string[] };
  };

  it('are each either tried or left out for a reason', () => {
    const named = cases.map(({ id }) => id).sort();
    expect([...Object.keys(INVALID), ...Object.keys(UNMAPPED)].sort()).toEqual(named);
  });

  const tried = cases.filter(({ id }) => INVALID[id]);

  test.each(tried)('$id', each => {
    const { view, pointer, limit } = wrongView(each);
    if (!Number.isNaN(limit)) expect(viewProblems(INVALID[each.id]?.viewWith(limit))).toEqual([]);
    expect(viewProblems(view)).toMatchObject([{ pointer }]);
  });

  test.each(tried)('$id is told of in the words of views.open', async each => {
    const { view, pointer } = wrongView(each);
    expect(await refusal('views.open', { view, trigger_id: 'never used' })).toMatchObject({
      ok: false,
      error: 'invalid_arguments',
      response_metadata: {
        messages: [
          '[ERROR] failed to match all allowed schemas [json-pointer:/view]',
          expect.stringMatching(new RegExp(`^\\[ERROR\\] .+ \\[json-pointer:/view${pointer}\\]$`)),
        ],
      },
    });
  });

  test.each(tried.filter(each => wrongView(each).pointer.startsWith('/blocks/0')))(
    '$id is told of in the words of chat.postMessage',
    async each => {
      const { blocks } = wrongView(each).view;
      const answer = await refusal('chat.postMessage', { channel: 'CALL', text: 'x', blocks });
      expect(answer).toMatchObject({
        ok: false,
        error: 'invalid_blocks',
        errors: [expect.stringMatching(/^.+ \[json-pointer:\/blocks\/0.*\]$/)],
        response_metadata: { messages: [`[ERROR] ${answer.errors?.[0]}`] },
      });
    },
  );
});
