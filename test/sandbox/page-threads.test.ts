import { describe, expect, test } from 'vitest';
import type { PageConversation, PageMessage, PageState } from '../../src/sandbox/page-api.ts';
import { aButton, anApp, aSandbox, connectBolt, errorOf, type Place } from './support.ts';

/** Her screen of that channel. */
async function channelOf({ sandbox }: Place, as: string, name = 'all'): Promise<PageConversation> {
  const answer = await fetch(`${sandbox.url}page-api/state?as=${as}`);
  const { conversations } = (await answer.json()) as PageState;
  const found = conversations.find(each => each.name === name);
  if (!found) throw new Error(`${as} has no ${name}`);
  return found;
}

const repliesOf = (message: PageMessage | undefined) => message?.thread?.replies.map(({ text }) => text) ?? [];
const reply = (threadTs: string, broadcast = false) => ({ threadTs, broadcast });

describe('a thread', () => {
  test('holds its replies, oldest first, and the list only those that were sent to the channel too', async () => {
    await using place = await aSandbox();
    const { workspace } = place;
    const { ts } = workspace.write('UANA', 'CALL', 'Thursday?');
    workspace.write('UBO', 'CALL', 'yes', reply(ts));
    workspace.write('UBO', 'CALL', 'for an hour', reply(ts, true));
    const { messages } = await channelOf(place, 'UANA');
    expect(messages.map(({ text, replyTo }) => [text, replyTo])).toEqual([
      ['Thursday?', null],
      ['for an hour', ts],
    ]);
    expect(repliesOf(messages[0])).toEqual(['yes', 'for an hour']);
    expect(messages[0]?.thread).toMatchObject({ count: 2, unread: 2 });
    expect(messages[1]?.thread).toBeNull();
  });

  test('takes a reply to one of its replies', async () => {
    await using place = await aSandbox();
    const { ts } = place.workspace.write('UANA', 'CALL', 'Thursday?');
    const first = place.workspace.write('UBO', 'CALL', 'yes', reply(ts));
    place.workspace.write('UANA', 'CALL', 'good', reply(first.ts));
    expect(repliesOf((await channelOf(place, 'UBO')).messages[0])).toEqual(['yes', 'good']);
    expect(() => place.workspace.write('UANA', 'CALL', 'x', reply('1.000000'))).toThrow('no message');
  });

  test('is counted apart from the list, and only for whoever wrote in it or is named in it', async () => {
    await using place = await aSandbox();
    const { workspace } = place;
    const { ts } = workspace.write('UANA', 'CALL', 'Thursday?');
    workspace.read('UBO', 'CALL');
    await place.client.chat.postMessage({ channel: 'CALL', text: 'It is free', thread_ts: ts });
    const counts = async (as: string) => {
      const { unread, unreadReplies } = await channelOf(place, as);
      return [unread, unreadReplies];
    };
    expect([await counts('UANA'), await counts('UBO')]).toEqual([
      [0, 1],
      [0, 0],
    ]);
    await place.client.chat.postMessage({ channel: 'CALL', text: 'What about you, <@UBO>?', thread_ts: ts });
    expect([await counts('UANA'), await counts('UBO')]).toEqual([
      [0, 2],
      [0, 2],
    ]);
    workspace.readThread('UANA', 'CALL', ts);
    workspace.write('UBO', 'CALL', 'I can', reply(ts));
    expect([await counts('UANA'), await counts('UBO')]).toEqual([
      [0, 1],
      [0, 0],
    ]);
    expect(() => workspace.readThread('UANA', 'CLEAD', ts)).toThrow('does not see');
  });

  test('in her conversation with the app is always hers', async () => {
    await using place = await aSandbox();
    const first = await place.client.chat.postMessage({ channel: 'UANA', text: 'How are you?' });
    const { id } = place.workspace.appConversation('UANA');
    place.workspace.read('UANA', id);
    await place.client.chat.postMessage({ channel: id, text: 'A reminder', thread_ts: first.ts ?? '' });
    expect(await channelOf(place, 'UANA', 'Three Hats')).toMatchObject({ unread: 0, unreadReplies: 1 });
  });

  test('shows an ephemeral reply to one person, and counts it for nobody', async () => {
    await using place = await aSandbox();
    const { ts } = place.workspace.write('UANA', 'CALL', 'Thursday?');
    await place.client.chat.postEphemeral({ channel: 'CALL', user: 'UANA', text: 'Only you', thread_ts: ts });
    const [hers, his] = [await channelOf(place, 'UANA'), await channelOf(place, 'UBO')];
    expect(hers.messages.map(({ text }) => text)).toEqual(['Thursday?']);
    expect(hers.messages[0]?.thread).toMatchObject({ count: 0, unread: 0, replies: [{ ephemeral: true }] });
    expect(his.messages[0]?.thread).toBeNull();
    expect(hers.unread).toBe(0);
  });

  test('takes a file', async () => {
    await using place = await aSandbox({ app: anApp({ scopes: ['chat:write', 'files:write'] }) });
    const { ts } = place.workspace.write('UANA', 'CALL', 'The register?');
    const given = { channel_id: 'CALL', thread_ts: ts, initial_comment: 'Here', filename: 'a.csv' };
    await place.client.filesUploadV2({ ...given, file: Buffer.from('a,b') });
    const { messages } = await channelOf(place, 'UANA');
    expect(messages).toHaveLength(1);
    expect(messages[0]?.thread?.replies).toMatchObject([{ text: 'Here', files: [{ name: 'a.csv', size: 3 }] }]);
  });

  test('carries at most a hundred replies, and counts them all', async () => {
    await using place = await aSandbox();
    const { ts } = place.workspace.write('UANA', 'CALL', 'Go');
    for (let count = 0; count < 130; count += 1) place.workspace.write('UBO', 'CALL', String(count), reply(ts));
    const [first] = (await channelOf(place, 'UANA')).messages;
    expect(first?.thread).toMatchObject({ count: 130, unread: 130 });
    expect(repliesOf(first)).toEqual(Array.from({ length: 100 }, (_, at) => String(at + 30)));
  });

  test('is named to the app: in what people write, and in what they click', async () => {
    await using place = await aSandbox({
      app: anApp({ scopes: ['chat:write', 'channels:history'], botEvents: ['message.channels'] }),
    });
    const heard: unknown[] = [];
    await using _ = await connectBolt(place.sandbox, app => {
      app.event('message', async ({ event }) => void heard.push(event));
      app.action('go', async ({ ack, body }) => {
        heard.push(body);
        await ack();
      });
    });
    const { ts } = place.workspace.write('UANA', 'CALL', 'Thursday?');
    place.workspace.write('UBO', 'CALL', 'yes', reply(ts));
    const posted = await place.client.chat.postMessage({
      channel: 'CALL',
      text: 'Go?',
      blocks: [aButton('go')],
      thread_ts: ts,
    });
    const click = { channel: 'CALL', ts: posted.ts ?? '', blockId: 'buttons', actionId: 'go' };
    await place.workspace.click('UANA', click);
    expect(heard).toMatchObject([
      { text: 'Thursday?' },
      { text: 'yes', thread_ts: ts },
      { container: { type: 'message', message_ts: posted.ts, thread_ts: ts }, message: { thread_ts: ts } },
    ]);
    expect(heard[0]).not.toHaveProperty('thread_ts');
    expect(await errorOf(place.client.chat.postMessage({ channel: 'CALL', text: 'x', thread_ts: '1.0' }))).toBe(
      'cannot_reply_to_message',
    );
  });
});
