import type { ChatScheduleMessageResponse } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import type { Records } from '../../src/sandbox/index.ts';
import { aSandbox, aSection, errorOf, type Place } from './support.ts';

const day = 24 * 60 * 60;
const now = ({ clock }: Place) => clock.now().getTime() / 1000;

const scheduled = (
  place: Place,
  inSeconds: number,
  more: Record<string, unknown> = {},
): Promise<ChatScheduleMessageResponse> =>
  place.client.apiCall('chat.scheduleMessage', {
    channel: 'CALL',
    text: 'later',
    post_at: now(place) + inSeconds,
    ...more,
  });

const texts = ({ workspace }: Place) => workspace.messagesSeenBy('UANA', 'CALL').map(({ text }) => text);

describe('a scheduled message', () => {
  test('is posted when its time has come, in the order of their times', async () => {
    await using place = await aSandbox();
    await scheduled(place, 120, { text: 'second', blocks: [aSection('second')] });
    await scheduled(place, 60, { text: 'first' });
    place.clock.advance(59_000);
    place.workspace.touch();
    expect(texts(place)).toEqual([]);
    place.clock.advance(61_000);
    place.workspace.touch();
    expect(texts(place)).toEqual(['first', 'second']);
    place.workspace.touch();
    expect(texts(place)).toHaveLength(2);
    expect((await place.client.chat.scheduledMessages.list()).scheduled_messages).toEqual([]);
  });

  test('is on the list until then, and can be taken from it', async () => {
    await using place = await aSandbox();
    const ids: unknown[] = [];
    for (const hours of [1, 2, 3]) ids.push((await scheduled(place, hours * 3_600)).scheduled_message_id);
    const first = await place.client.chat.scheduledMessages.list({ channel: 'CALL', limit: 2 });
    const cursor = first.response_metadata?.next_cursor ?? '';
    const second = await place.client.chat.scheduledMessages.list({ channel: 'CALL', limit: 2, cursor });
    const listed = [...(first.scheduled_messages ?? []), ...(second.scheduled_messages ?? [])];
    expect(listed.map(({ id }) => id)).toEqual(ids);
    expect(listed[0]).toMatchObject({ channel_id: 'CALL', post_at: now(place) + 3_600, text: 'later' });
    const latest = String(now(place) + 3_600);
    expect((await place.client.chat.scheduledMessages.list({ latest })).scheduled_messages).toHaveLength(1);
    const [id] = ids;
    const drop = () =>
      place.client.apiCall('chat.deleteScheduledMessage', { channel: 'CALL', scheduled_message_id: id });
    expect(await errorOf(drop())).toBe('ok');
    expect(await errorOf(drop())).toBe('invalid_scheduled_message_id');
    place.clock.advance(3 * 3_600_000);
    place.workspace.touch();
    expect(texts(place)).toHaveLength(2);
    expect(await errorOf(place.client.chat.scheduledMessages.list({ channel: 'CSECRET' }))).toBe('invalid_channel');
  });

  test.each([
    ['now', 0, 'time_in_past'],
    ['after 120 days', 120 * day, 'ok'],
    ['after more than 120 days', 120 * day + 1, 'time_too_far'],
    ['at half a second', 0.5, 'invalid_time'],
  ])('%s is answered with %s', async (_, seconds, error) => {
    await using place = await aSandbox();
    expect(await errorOf(scheduled(place, seconds))).toBe(error);
  });

  test.each([
    ['in a channel the bot is not in', { channel: 'COTHER' }, 'not_in_channel'],
    ['without words', { text: '' }, 'no_text'],
    ['with metadata, which Slack takes and then never posts', { metadata: { event_type: 'a' } }, 'invalid_arguments'],
  ])('%s is refused', async (_, more, error) => {
    await using place = await aSandbox();
    expect(await errorOf(scheduled(place, 60, more))).toBe(error);
  });

  test('is one of thirty in a channel within five minutes', async () => {
    await using place = await aSandbox();
    for (let count = 0; count < 30; count += 1) await scheduled(place, 600);
    expect(await errorOf(scheduled(place, 899))).toBe('restricted_too_many');
    expect(await errorOf(scheduled(place, 899, { channel: 'CLEAD' }))).toBe('ok');
    expect(await errorOf(scheduled(place, 900))).toBe('ok');
  });

  test('can be kept by a workspace that an older release has left, which knew of none', async () => {
    await using before = await aSandbox();
    const { scheduled: _, ...kept } = structuredClone(before.workspace.records);
    await using place = await aSandbox({ records: kept as Records });
    expect(place.sandbox.botToken).toBe(before.sandbox.botToken);
    expect(await errorOf(scheduled(place, 60))).toBe('ok');
  });

  test('for a channel that is archived by then is posted nowhere', async () => {
    await using place = await aSandbox();
    await scheduled(place, 60);
    place.workspace.archive('CALL');
    place.clock.advance(60_000);
    place.workspace.touch();
    expect(texts(place)).toEqual([]);
  });
});
