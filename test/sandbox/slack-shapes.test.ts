import { WebClient } from '@slack/web-api';
import { expect, test } from 'vitest';
import { methods } from '../../src/sandbox/web-api/methods.ts';
import { mintTrigger } from '../../src/sandbox/workspace/triggers.ts';
import { describeSpec, readSpec } from '../support/slack-spec.ts';
import {
  aButton,
  aModal,
  anApp,
  aSandbox,
  aSection,
  clientOptions,
  connectBolt,
  countingIds,
  type Place,
} from './support.ts';

/**
 * What the sandbox answers and sends, against JSON schemas made from the SDK's own types, where they are at hand:
 * `SLACK_SPEC_DIR` names a folder with `sdk-schema/responses/<method>.json` and `sdk-schema/Inbound.schema.json`.
 */
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
}

type Definitions = Readonly<Record<string, Schema>>;

const load = (path: string) => readSpec('sdk-schema', path) as { $ref?: string; definitions: Definitions };

/** What the types leave open, or close though it is open. */
const UNTYPED = /event_payload|state$/;

/** The little of JSON Schema that these files use. Slack sends null where the types say that nothing is there. */
function mistakes(schema: Schema, value: unknown, all: Definitions, at = ''): string[] {
  if (value === null || UNTYPED.test(at)) return [];
  if (schema.$ref !== undefined)
    return mistakes(all[decodeURIComponent(schema.$ref.slice('#/definitions/'.length))] ?? {}, value, all, at);
  if (schema.anyOf !== undefined) {
    const each = schema.anyOf.map(option => mistakes(option, value, all, at));
    return each.toSorted((left, right) => left.length - right.length)[0] ?? [];
  }
  if (schema.const !== undefined && schema.const !== value) return [`${at} is not ${String(schema.const)}`];
  if (schema.enum !== undefined && !schema.enum.includes(value)) return [`${at} is none of ${schema.enum.join(' ')}`];
  const types = [schema.type ?? []].flat();
  const type = Array.isArray(value) ? 'array' : typeof value;
  if (types.length > 0 && !types.includes(type)) return [`${at} is a ${type}, not ${types.join(' or ')}`];
  if (Array.isArray(value))
    return value.flatMap((item, index) => mistakes(schema.items ?? {}, item, all, `${at}/${index}`));
  return type === 'object' ? fieldMistakes(schema, Object(value), all, at) : [];
}

function fieldMistakes(schema: Schema, value: Record<string, unknown>, all: Definitions, at: string): string[] {
  const { properties = {}, required = [], additionalProperties: more = true } = schema;
  const missing = required.filter(name => !(name in value)).map(name => `${at}/${name} is missing`);
  const wrong = Object.entries(value).flatMap(([name, field]) => {
    const known = properties[name] ?? (typeof more === 'object' ? more : undefined);
    if (known !== undefined) return mistakes(known, field, all, `${at}/${name}`);
    return more === false ? [`${at}/${name} is unknown`] : [];
  });
  return [...missing, ...wrong];
}

const blocks = [aSection('Hello'), aButton('go')];
const metadata = { event_type: 'delivery', event_payload: { id: '7' } };

const trigger = ({ workspace: { records }, clock }: Place, view: string | null = null) =>
  mintTrigger({ records, clock, newId: countingIds() }, 'UANA', view);

async function anOpenModal(place: Place): Promise<string> {
  await place.client.views.open({ trigger_id: trigger(place), view: aModal() });
  return place.workspace.openViews('UANA')[0]?.id ?? '';
}

const tomorrow = ({ clock }: Place) => Math.floor(clock.now().getTime() / 1000) + 86_400;

async function aScheduledMessage(place: Place): Promise<string> {
  const answer = await place.client.chat.scheduleMessage({ channel: 'CALL', text: 'x', post_at: tomorrow(place) });
  return answer.scheduled_message_id ?? '';
}

type Arguments = Record<string, unknown>;

const calls: [string, (place: Place) => Arguments | Promise<Arguments>][] = [
  ['apps.connections.open', () => ({})],
  ['chat.scheduleMessage', place => ({ channel: 'CALL', text: 'x', blocks, post_at: tomorrow(place) })],
  [
    'chat.deleteScheduledMessage',
    async place => ({ channel: 'CALL', scheduled_message_id: await aScheduledMessage(place) }),
  ],
  [
    'chat.scheduledMessages.list',
    async place => {
      await aScheduledMessage(place);
      return {};
    },
  ],
  ['conversations.join', () => ({ channel: 'COTHER' })],
  ['views.open', place => ({ trigger_id: trigger(place), view: aModal() })],
  ['views.push', async place => ({ trigger_id: trigger(place, await anOpenModal(place)), view: aModal() })],
  ['views.update', async place => ({ view_id: await anOpenModal(place), view: aModal() })],
  [
    'files.completeUploadExternal',
    async ({ client }) => {
      const { upload_url: url = '', file_id: id } = await client.files.getUploadURLExternal({
        filename: 'a',
        length: 1,
      });
      await fetch(url, { method: 'POST', body: 'x' });
      return { files: [{ id, title: 'A' }] };
    },
  ],
  ['auth.test', () => ({})],
  ['chat.postMessage', () => ({ channel: 'UANA', text: 'x', blocks, metadata })],
  ['chat.postEphemeral', () => ({ channel: 'CALL', user: 'UANA', text: 'x' })],
  [
    'chat.update',
    ({ workspace }) => ({ channel: 'CALL', ts: workspace.messagesSeenBy('UANA', 'CALL')[0]?.ts, text: 'y' }),
  ],
  [
    'chat.getPermalink',
    ({ workspace }) => ({ channel: 'CALL', message_ts: workspace.messagesSeenBy('UANA', 'CALL')[0]?.ts }),
  ],
  ['chat.delete', ({ workspace }) => ({ channel: 'CALL', ts: workspace.messagesSeenBy('UANA', 'CALL')[0]?.ts })],
  ['conversations.open', () => ({ users: 'UANA', return_im: true })],
  ['conversations.history', () => ({ channel: 'CALL', include_all_metadata: true })],
  ['conversations.info', () => ({ channel: 'CALL', include_num_members: true })],
  ['conversations.list', () => ({ types: 'public_channel,private_channel,im' })],
  ['conversations.members', () => ({ channel: 'CALL' })],
  [
    'conversations.replies',
    ({ workspace }) => ({ channel: 'CALL', ts: workspace.messagesSeenBy('UANA', 'CALL')[0]?.ts }),
  ],
  ['users.conversations', () => ({})],
  ['users.list', () => ({ include_locale: true })],
  ['users.info', () => ({ user: 'UANA' })],
  ['users.lookupByEmail', () => ({ email: 'ana@firm.example' })],
  ['views.publish', () => ({ user_id: 'UANA', view: { type: 'home', blocks } })],
  ['team.info', () => ({})],
  ['bots.info', ({ workspace }) => ({ bot: workspace.records.bot.botId })],
  ['files.getUploadURLExternal', () => ({ filename: 'a', length: 1 })],
];

const scopes = [
  'chat:write',
  'im:write',
  'im:read',
  'im:history',
  'channels:read',
  'channels:history',
  'channels:join',
  'groups:read',
  'users:read',
  'users:read.email',
  'team:read',
  'files:write',
];

describeSpec('what the sandbox says has the shapes of the SDK', () => {
  test('method by method, none left out', () => {
    expect(calls.map(([method]) => method).toSorted()).toEqual([...methods.keys()].toSorted());
  });

  test.each(calls)('%s', async (method, args) => {
    await using place = await aSandbox({ app: anApp({ scopes }) });
    await place.client.chat.postMessage({ channel: 'CALL', text: 'x', blocks, metadata });
    const token = methods.get(method)?.token === 'app' ? place.sandbox.appToken : place.sandbox.botToken;
    const client = new WebClient(token, clientOptions(place.sandbox));
    const answer = await client.apiCall(method, await args(place));
    const { $ref = '', definitions } = load(`responses/${method}.json`);
    expect(mistakes({ $ref }, answer, definitions)).toEqual([]);
  });

  test('what people do arrives as the SDK says', async () => {
    await using place = await aSandbox();
    const inbound: Record<string, unknown> = {};
    await using _ = await connectBolt(place.sandbox, app => {
      app.action('go', async ({ ack, body }) => {
        inbound.BlockAction = body;
        await ack();
      });
      app.command('/hats', async ({ ack, body, client }) => {
        inbound.SlashCommand = body;
        await ack();
        await client.views.open({ trigger_id: body.trigger_id, view: aModal({ notify_on_close: true }) });
      });
      app.view('form.submit', async ({ ack, body }) => {
        inbound.ViewSubmitAction = body;
        await ack({ response_action: 'errors', errors: { name: 'no' } });
      });
      app.view({ type: 'view_closed', callback_id: 'form.submit' }, async ({ ack, body }) => {
        inbound.ViewClosedAction = body;
        await ack();
      });
      app.shortcut(/report/, async ({ ack, body }) => {
        inbound[body.type === 'shortcut' ? 'GlobalShortcut' : 'MessageShortcut'] = body;
        await ack();
      });
    });
    const { workspace } = place;
    const { ts = '' } = await place.client.chat.postMessage({ channel: 'CALL', text: 'x', blocks });
    await workspace.click('UANA', { channel: 'CALL', ts, blockId: 'buttons', actionId: 'go' });
    await workspace.shortcut('UANA', { callbackId: 'report.global' });
    await workspace.shortcut('UANA', { callbackId: 'report.message', channel: 'CALL', ts });
    await workspace.command('UANA', 'CALL', '/hats');
    const { id } = await workspace.until(() => workspace.openViews('UANA')[0]);
    await workspace.submit('UANA', id, { name: { value: { value: 'Ana' } } });
    await workspace.closeView('UANA', id);
    const { definitions } = load('Inbound.schema.json');
    expect(Object.keys(inbound)).toHaveLength(6);
    for (const [name, body] of Object.entries(inbound)) {
      expect([name, mistakes({ $ref: `#/definitions/${name}` }, body, definitions)]).toEqual([name, []]);
    }
  });
});
