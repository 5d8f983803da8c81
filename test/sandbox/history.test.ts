import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anApp, aSandbox, errorOf, type Place } from './support.ts';

const app = anApp({ scopes: ['chat:write', 'channels:history', 'im:history', 'users:read', 'channels:read'] });

async function withMessages(count: number) {
  const place = await aSandbox({ app });
  const stamps: string[] = [];
  for (let index = 0; index < count; index += 1) {
    place.clock.advance(1_000);
    const metadata = { event_type: 'delivery', event_payload: { id: String(index) } };
    const { ts = '' } = await place.client.chat.postMessage({ channel: 'CALL', text: String(index), metadata });
    stamps.push(ts);
  }
  return { place, stamps };
}

async function wholeHistory({ client }: Place, args: Record<string, unknown>): Promise<string[]> {
  const found: string[] = [];
  let cursor = '';
  do {
    const page = await client.conversations.history({ channel: 'CALL', ...args, ...(cursor && { cursor }) });
    found.push(...(page.messages ?? []).map(({ ts }) => ts ?? ''));
    cursor = page.response_metadata?.next_cursor ?? '';
    expect(page.has_more).toBe(cursor !== '');
  } while (cursor !== '');
  return found;
}

describe('history', () => {
  test('comes newest first, in pages that together are all of it within the range', async () => {
    const { place, stamps } = await withMessages(9);
    await using _ = place;
    const bound = fc.option(fc.integer({ min: -1, max: 9 }), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(
        bound,
        bound,
        fc.boolean(),
        fc.integer({ min: 1, max: 10 }),
        async (from, to, inclusive, limit) => {
          const at = (index: number) => String(1793610001 + index);
          const range = {
            ...(from !== undefined && { oldest: at(from) }),
            ...(to !== undefined && { latest: at(to) }),
          };
          const expected = stamps.filter((__, index) => {
            const above = from === undefined || index > from || (inclusive && index === from);
            return above && (to === undefined || index < to || (inclusive && index === to));
          });
          expect(await wholeHistory(place, { ...range, inclusive, limit })).toEqual(expected.toReversed());
        },
      ),
      { numRuns: 60 },
    );
  });

  test('shows what metadata says only when asked', async () => {
    const { place } = await withMessages(1);
    await using _ = place;
    const plain = await place.client.conversations.history({ channel: 'CALL' });
    expect(plain.messages?.[0]?.metadata).toEqual({ event_type: 'delivery' });
    const whole = await place.client.conversations.history({ channel: 'CALL', include_all_metadata: true });
    expect(whole.messages?.[0]?.metadata).toEqual({ event_type: 'delivery', event_payload: { id: '0' } });
  });

  test('leaves replies to their thread', async () => {
    const { place, stamps } = await withMessages(1);
    await using _ = place;
    const [parent = ''] = stamps;
    await place.client.chat.postMessage({ channel: 'CALL', text: 'reply', thread_ts: parent });
    expect(await wholeHistory(place, {})).toEqual([parent]);
    const thread = await place.client.conversations.replies({ channel: 'CALL', ts: parent });
    expect(thread.messages?.map(({ text }) => text)).toEqual(['0', 'reply']);
    expect(await errorOf(place.client.conversations.replies({ channel: 'CALL', ts: '1.0' }))).toBe('thread_not_found');
  });

  test('shows a thread from its beginning on, page by page, each headed by the message it belongs to', async () => {
    const { place, stamps } = await withMessages(2);
    await using _ = place;
    const [ts = ''] = stamps;
    for (const text of ['a', 'b', 'c', 'd', 'e'])
      await place.client.chat.postMessage({ channel: 'CALL', text, thread_ts: ts });
    const pages: unknown[] = [];
    let cursor = '';
    do {
      const page = await place.client.conversations.replies({
        channel: 'CALL',
        ts,
        limit: 2,
        ...(cursor && { cursor }),
      });
      pages.push(page.messages?.map(({ text }) => text));
      cursor = page.response_metadata?.next_cursor ?? '';
      expect(page.has_more).toBe(cursor !== '');
    } while (cursor !== '');
    expect(pages).toEqual([
      ['0', 'a', 'b'],
      ['0', 'c', 'd'],
      ['0', 'e'],
    ]);
  });

  test.each([
    ['an unknown channel', { channel: 'CNONE' }, 'channel_not_found'],
    ['a hidden channel', { channel: 'CSECRET' }, 'channel_not_found'],
    ['a channel the bot is not in', { channel: 'COTHER' }, 'not_in_channel'],
    ['a kind of channel it may not read', { channel: 'CLEAD' }, 'missing_scope'],
    ['a strange cursor', { channel: 'CALL', cursor: 'x' }, 'invalid_cursor'],
    ['a time that is none', { channel: 'CALL', oldest: 'yesterday' }, 'invalid_ts_oldest'],
    ['another time that is none', { channel: 'CALL', latest: 'tomorrow' }, 'invalid_ts_latest'],
    ['more than a page', { channel: 'CALL', limit: 1_000 }, 'invalid_arguments'],
  ])('of %s is refused', async (_, args, error) => {
    await using place = await aSandbox({ app });
    expect(await errorOf(place.client.conversations.history(args))).toBe(error);
  });
});

describe('conversations', () => {
  test('a list shows what the bot may know of, page by page', async () => {
    await using place = await aSandbox({ app: anApp({ scopes: ['channels:read', 'groups:read'] }) });
    place.workspace.archive('COTHER');
    const types = 'public_channel,private_channel';
    const first = await place.client.conversations.list({ types, limit: 2 });
    const cursor = first.response_metadata?.next_cursor ?? '';
    const second = await place.client.conversations.list({ types, limit: 2, cursor });
    expect(first.channels?.map(({ id }) => id)).toEqual(['CALL', 'COTHER']);
    expect(second.channels?.map(({ id }) => id)).toEqual(['CLEAD']);
    expect(second.response_metadata?.next_cursor).toBe('');
    const alive = await place.client.conversations.list({ exclude_archived: true });
    expect(alive.channels?.map(({ id }) => id)).toEqual(['CALL']);
    expect(await errorOf(place.client.conversations.list({ types: 'im' }))).toBe('missing_scope');
    expect(await errorOf(place.client.conversations.list({ types: 'club' }))).toBe('invalid_types');
  });

  test('members and facts of a channel', async () => {
    await using place = await aSandbox();
    const { members } = await place.client.conversations.members({ channel: 'CLEAD' });
    expect(members).toEqual(['UBO', place.workspace.records.bot.userId]);
    const { channel } = await place.client.conversations.info({ channel: 'CLEAD', include_num_members: true });
    expect(channel).toMatchObject({
      id: 'CLEAD',
      name: 'leadership',
      is_private: true,
      is_member: true,
      num_members: 2,
    });
    expect(await errorOf(place.client.conversations.info({ channel: 'CSECRET' }))).toBe('channel_not_found');
  });

  test.each([
    ['nobody', {}, 'users_list_not_supplied'],
    ['both a person and a channel', { users: 'UANA', channel: 'CALL' }, 'invalid_arguments'],
    ['somebody unknown', { users: 'UNONE' }, 'user_not_found'],
    ['several people, without the scope', { users: 'UANA,UBO' }, 'missing_scope'],
    ['a channel that is not a direct one', { channel: 'CALL' }, 'channel_not_found'],
  ])('opening one with %s is refused', async (_, args, error) => {
    await using place = await aSandbox();
    expect(await errorOf(place.client.apiCall('conversations.open', args))).toBe(error);
  });

  test('opening one is not repeated', async () => {
    await using place = await aSandbox();
    const first = await place.client.conversations.open({ users: 'UANA' });
    const second = await place.client.conversations.open({ users: 'UANA', return_im: true });
    expect(first.already_open).toBeUndefined();
    expect(second).toMatchObject({ no_op: true, already_open: true, channel: { id: first.channel?.id, is_im: true } });
  });
});

describe('people', () => {
  test('come page by page, with Slackbot and the bot among them, mail only with the scope', async () => {
    await using place = await aSandbox();
    const first = await place.client.users.list({ limit: 3, include_locale: true });
    const second = await place.client.users.list({ limit: 3, cursor: first.response_metadata?.next_cursor ?? '' });
    const everybody = [...(first.members ?? []), ...(second.members ?? [])];
    expect(everybody.map(({ id }) => id)).toEqual(['USLACKBOT', place.workspace.records.bot.userId, 'UANA', 'UBO']);
    expect(everybody[0]).toMatchObject({ is_bot: false });
    expect(everybody[2]).toMatchObject({ tz: 'Europe/Helsinki', tz_offset: 7200, locale: 'fi-FI', deleted: false });
    expect(everybody[2]?.profile?.email).toBeUndefined();
    expect(everybody[3]?.locale).toBeUndefined();
    await using open = await aSandbox({ app: anApp({ scopes: ['users:read', 'users:read.email'] }) });
    expect((await open.client.users.info({ user: 'UANA' })).user?.profile?.email).toBe('ana@firm.example');
    expect((await open.client.users.lookupByEmail({ email: 'BO@firm.example' })).user?.id).toBe('UBO');
    expect(await errorOf(open.client.users.lookupByEmail({ email: 'no@firm.example' }))).toBe('users_not_found');
  });

  test('who changes her address is found under the new one only', async () => {
    await using place = await aSandbox({ app: anApp({ scopes: ['users:read.email'] }) });
    place.workspace.updatePerson('UANA', { mail: 'Ana@new.example' });
    expect((await place.client.users.lookupByEmail({ email: 'ana@new.example' })).user?.id).toBe('UANA');
    expect(await errorOf(place.client.users.lookupByEmail({ email: 'ana@firm.example' }))).toBe('users_not_found');
  });

  test('who has left stays on the list as deleted', async () => {
    await using place = await aSandbox();
    place.workspace.deactivate('UANA');
    expect((await place.client.users.info({ user: 'UANA' })).user).toMatchObject({ deleted: true });
    expect(await errorOf(place.client.users.info({ user: 'UNONE' }))).toBe('user_not_found');
  });
});
