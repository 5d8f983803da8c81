import type { ChatPostMessageResponse } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { aButton, anApp, aSandbox, aSection, errorOf } from './support.ts';

describe('posting', () => {
  test('to a person opens her conversation with the app and answers its id', async () => {
    await using place = await aSandbox();
    const answer = await place.client.chat.postMessage({ channel: 'UANA', text: 'Hello' });
    expect(answer.channel).toMatch(/^D/);
    expect(answer.message).toMatchObject({ text: 'Hello', type: 'message', bot_id: place.workspace.records.bot.botId });
    expect(place.workspace.messagesSeenBy('UANA', answer.channel ?? '')).toMatchObject([
      { text: 'Hello', ts: answer.ts },
    ]);
    const again = await place.client.conversations.open({ users: 'UANA' });
    expect(again).toMatchObject({ channel: { id: answer.channel }, already_open: true });
  });

  test('gives every message a time stamp of its own, in order, though the clock stands still', async () => {
    await using place = await aSandbox();
    const stamps: string[] = [];
    for (const text of ['a', 'b', 'c'])
      stamps.push((await place.client.chat.postMessage({ channel: 'CALL', text })).ts ?? '');
    expect(stamps).toEqual(['1793610000.000000', '1793610000.000001', '1793610000.000002']);
    place.clock.advance(1_500);
    const later = await place.client.chat.postMessage({ channel: 'CALL', text: 'd' });
    expect(later.ts).toBe('1793610001.500000');
  });

  test.each([
    ['an unknown place', 'CNONE', 'channel_not_found'],
    ['an unknown person', 'UNONE', 'channel_not_found'],
    ['itself', 'bot', 'channel_not_found'],
    ['Slackbot', 'USLACKBOT', 'channel_not_found'],
    ['a public channel it is not in', 'COTHER', 'not_in_channel'],
    ['a private channel it is not in', 'CSECRET', 'channel_not_found'],
  ])('to %s is refused', async (_, channel, error) => {
    await using place = await aSandbox();
    const to = channel === 'bot' ? place.workspace.records.bot.userId : channel;
    expect(await errorOf(place.client.chat.postMessage({ channel: to, text: 'x' }))).toBe(error);
  });

  test('to an archived channel, or somebody who has left, is refused', async () => {
    await using place = await aSandbox();
    const { channel } = await place.client.chat.postMessage({ channel: 'UANA', text: 'x' });
    place.workspace.archive('CALL');
    place.workspace.deactivate('UANA');
    expect(await errorOf(place.client.chat.postMessage({ channel: 'CALL', text: 'x' }))).toBe('is_archived');
    expect(await errorOf(place.client.chat.postMessage({ channel: 'UANA', text: 'x' }))).toBe('channel_not_found');
    expect(await errorOf(place.client.chat.postMessage({ channel: channel ?? '', text: 'x' }))).toBe(
      'channel_not_found',
    );
    expect(await errorOf(place.client.conversations.open({ users: 'UANA' }))).toBe('user_disabled');
  });

  test('stops when the bot is removed from the channel, unless it may post anywhere', async () => {
    await using place = await aSandbox();
    place.workspace.leave('CALL');
    expect(await errorOf(place.client.chat.postMessage({ channel: 'CALL', text: 'x' }))).toBe('not_in_channel');
    await using free = await aSandbox({ app: anApp({ scopes: ['chat:write', 'chat:write.public'] }) });
    expect(await errorOf(free.client.chat.postMessage({ channel: 'COTHER', text: 'x' }))).toBe('ok');
  });

  test('to a person needs the messages tab', async () => {
    await using place = await aSandbox({ app: anApp({ messagesTab: false }) });
    expect(await errorOf(place.client.chat.postMessage({ channel: 'UANA', text: 'x' }))).toBe('messages_tab_disabled');
  });

  test('under another name needs a scope', async () => {
    await using place = await aSandbox();
    const call = place.client.chat.postMessage({ channel: 'CALL', text: 'x', username: 'Boss' });
    await expect(call).rejects.toMatchObject({ data: { error: 'missing_scope', needed: 'chat:write.customize' } });
  });

  test.each([
    ['nothing at all', {}, 'no_text'],
    ['an empty list of blocks', { blocks: [] }, 'no_text'],
    ['blocks that are no JSON', { text: 'x', blocks: '[{' }, 'invalid_blocks_format'],
    ['blocks that are no list', { text: 'x', blocks: '{}' }, 'invalid_blocks_format'],
    ['metadata that is no JSON', { text: 'x', metadata: 'oops' }, 'invalid_metadata_format'],
    ['metadata without a type', { text: 'x', metadata: { event_payload: {} } }, 'invalid_metadata_format'],
    [
      'metadata with a strange property',
      { text: 'x', metadata: { event_type: 'a', event_payload: {}, more: 1 } },
      'invalid_metadata_format',
    ],
    [
      'metadata without a payload',
      { text: 'x', metadata: { event_type: 'a', event_payload: 'b' } },
      'invalid_metadata_schema',
    ],
    [
      'metadata of a novel',
      { text: 'x', metadata: { event_type: 'a', event_payload: { b: 'c'.repeat(17_000) } } },
      'metadata_too_large',
    ],
    ['a reply to nothing', { text: 'x', thread_ts: '1.000000' }, 'cannot_reply_to_message'],
    [
      'blocks that are too long in sum',
      {
        text: 'x',
        blocks: Array.from({ length: 5 }, () => ({
          type: 'section',
          text: { type: 'mrkdwn', text: 'y'.repeat(2_900) },
        })),
      },
      'msg_blocks_too_long',
    ],
  ])('%s is refused, and noted', async (_, args, error) => {
    await using place = await aSandbox();
    expect(await errorOf(place.client.apiCall('chat.postMessage', { channel: 'CALL', ...args }))).toBe(error);
    if (error !== 'cannot_reply_to_message') expect(place.workspace.violations).toHaveLength(1);
    expect(place.workspace.messagesSeenBy('UANA', 'CALL')).toEqual([]);
  });

  test('blocks that Slack would not take are refused in its own shape', async () => {
    await using place = await aSandbox();
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'x', colour: 'red' } }];
    await expect(
      place.client.apiCall('chat.postMessage', { channel: 'CALL', text: 'x', blocks }),
    ).rejects.toMatchObject({
      data: {
        ok: false,
        error: 'invalid_blocks',
        errors: [expect.stringMatching(/\[json-pointer:\/blocks\/0\/text.*\]$/)],
        response_metadata: { messages: [expect.stringMatching(/^\[ERROR\] /)] },
      },
    });
    expect(place.workspace.violations.map(({ kind }) => kind)).toEqual(['invalid_blocks']);
  });

  test('blocks without a text for notifications, and a very long text, are taken but noted', async () => {
    await using place = await aSandbox();
    await place.client.apiCall('chat.postMessage', { channel: 'CALL', blocks: [aSection('x')] });
    const long = await place.client.chat.postMessage({ channel: 'CALL', text: 'y'.repeat(40_001) });
    expect(long.message?.text).toHaveLength(40_000);
    expect(place.workspace.violations.map(({ kind }) => kind)).toEqual(['no_fallback_text', 'text_too_long']);
  });

  test('blocks and elements without an id are given one', async () => {
    await using place = await aSandbox();
    const button = { type: 'button', text: { type: 'plain_text', text: 'Go' } };
    const answer: ChatPostMessageResponse = await place.client.apiCall('chat.postMessage', {
      channel: 'CALL',
      text: 'x',
      blocks: [
        { type: 'actions', elements: [button] },
        { type: 'section', text: aSection('y').text, accessory: button },
      ],
    });
    const [actions, section] = answer.message?.blocks ?? [];
    expect(actions).toMatchObject({ block_id: expect.any(String), elements: [{ action_id: expect.any(String) }] });
    expect(section).toMatchObject({ block_id: expect.any(String), accessory: { action_id: expect.any(String) } });
    expect(actions?.block_id).not.toBe(section?.block_id);
  });
});

describe('a message only one person sees', () => {
  test('is hers alone, is not in the history, and she can dismiss it', async () => {
    await using place = await aSandbox({ app: anApp({ scopes: ['chat:write', 'channels:history'] }) });
    const { message_ts: ts } = await place.client.chat.postEphemeral({ channel: 'CALL', user: 'UANA', text: 'psst' });
    expect(place.workspace.messagesSeenBy('UANA', 'CALL')).toMatchObject([{ text: 'psst', ts }]);
    expect(place.workspace.messagesSeenBy('UBO', 'CALL')).toEqual([]);
    expect((await place.client.conversations.history({ channel: 'CALL' })).messages).toEqual([]);
    expect(await errorOf(place.client.chat.update({ channel: 'CALL', ts: ts ?? '', text: 'x' }))).toBe(
      'cant_update_message',
    );
    expect(() => place.workspace.dismiss('UBO', 'CALL', ts ?? '')).toThrow('dismissed');
    place.workspace.dismiss('UANA', 'CALL', ts ?? '');
    expect(place.workspace.messagesSeenBy('UANA', 'CALL')).toEqual([]);
  });

  test('needs her in the conversation', async () => {
    await using place = await aSandbox();
    const call = place.client.chat.postEphemeral({ channel: 'CLEAD', user: 'UANA', text: 'x' });
    expect(await errorOf(call)).toBe('user_not_in_channel');
  });
});

describe('changing a message', () => {
  test('keeps its place and its metadata, and its blocks unless others are given', async () => {
    await using place = await aSandbox();
    const { channel = '', ts = '' } = await place.client.chat.postMessage({
      channel: 'UANA',
      text: 'a',
      blocks: [aButton('x')],
      metadata: { event_type: 'delivery', event_payload: { id: '7' } },
    });
    await place.client.chat.update({ channel, ts, text: 'b' });
    const metadata = { event_type: 'delivery', event_payload: { id: '7' } };
    const [kept] = place.workspace.messagesSeenBy('UANA', channel);
    expect(kept).toMatchObject({
      ts,
      text: 'b',
      metadata,
      blocks: [{ type: 'actions' }],
      editedTs: expect.any(String),
    });
    await place.client.apiCall('chat.update', { channel, ts, text: 'c', blocks: [], metadata: {} });
    expect(place.workspace.messagesSeenBy('UANA', channel)).toMatchObject([{ text: 'c', blocks: [], metadata: null }]);
  });

  test('wants the conversation, not the person', async () => {
    await using place = await aSandbox();
    const { ts = '' } = await place.client.chat.postMessage({ channel: 'UANA', text: 'a' });
    expect(await errorOf(place.client.chat.update({ channel: 'UANA', ts, text: 'b' }))).toBe('channel_not_found');
  });

  test('is for the app, its own messages, and those that are there', async () => {
    await using place = await aSandbox();
    const { ts } = place.workspace.write('UANA', 'CALL', 'mine');
    expect(await errorOf(place.client.chat.update({ channel: 'CALL', ts, text: 'b' }))).toBe('cant_update_message');
    expect(await errorOf(place.client.chat.delete({ channel: 'CALL', ts }))).toBe('cant_delete_message');
    expect(await errorOf(place.client.chat.update({ channel: 'CALL', ts: '1.0', text: 'b' }))).toBe(
      'message_not_found',
    );
    expect(await errorOf(place.client.chat.delete({ channel: 'CALL', ts: '1.0' }))).toBe('message_not_found');
    const long = 'x'.repeat(40_001);
    const own = await place.client.chat.postMessage({ channel: 'CALL', text: 'a' });
    expect(await errorOf(place.client.chat.update({ channel: 'CALL', ts: own.ts ?? '', text: long }))).toBe(
      'msg_too_long',
    );
  });

  test('deleting takes it away for everybody', async () => {
    await using place = await aSandbox();
    const first = await place.client.chat.postMessage({ channel: 'CALL', text: 'a' });
    await place.client.chat.postMessage({ channel: 'CALL', text: 'b' });
    await place.client.chat.delete({ channel: 'CALL', ts: first.ts ?? '' });
    expect(place.workspace.messagesSeenBy('UBO', 'CALL').map(({ text }) => text)).toEqual(['b']);
  });

  test('a message has an address', async () => {
    await using place = await aSandbox();
    const { ts = '' } = await place.client.chat.postMessage({ channel: 'CALL', text: 'a' });
    const { permalink } = await place.client.chat.getPermalink({ channel: 'CALL', message_ts: ts });
    expect(permalink).toBe(`https://firm.slack.com/archives/CALL/p${ts.replace('.', '')}`);
  });
});
