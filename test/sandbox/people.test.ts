import { describe, expect, test } from 'vitest';
import { Impossible } from '../../src/sandbox/index.ts';
import { aSandbox, connectBolt, passes } from './support.ts';

describe('commands and shortcuts', () => {
  test('a command carries its words and shows the answer to her alone, or to all', async () => {
    await using place = await aSandbox();
    const bodies: unknown[] = [];
    await using _ = await connectBolt(place.sandbox, app => {
      app.command('/hats', async ({ ack, body }) => {
        bodies.push(body);
        await ack(body.text === 'loud' ? { text: 'to all', response_type: 'in_channel' } : 'to you');
      });
    });
    expect(await place.workspace.command('UANA', 'CALL', '/hats status now')).toEqual({ kind: 'acknowledged' });
    await place.workspace.command('UANA', '#all', '/hats loud');
    expect(bodies[0]).toMatchObject({
      command: '/hats',
      text: 'status now',
      user_id: 'UANA',
      user_name: 'ana',
      channel_id: 'CALL',
      channel_name: 'all',
      team_id: 'TFIRM',
      team_domain: 'firm',
      is_enterprise_install: 'false',
      trigger_id: expect.any(String),
      response_url: expect.any(String),
      api_app_id: place.workspace.records.bot.appId,
    });
    expect(place.workspace.messagesSeenBy('UANA', 'CALL').map(({ text }) => text)).toEqual(['to you', 'to all']);
    expect(place.workspace.messagesSeenBy('UBO', 'CALL').map(({ text }) => text)).toEqual(['to all']);
  });

  test('a command that nobody hears says so; one the app does not have is impossible', async () => {
    await using place = await aSandbox();
    expect(await place.workspace.command('UANA', 'CALL', '/hats')).toEqual({ kind: 'undelivered' });
    expect(place.sandbox.pageState('UANA').toast?.text).toContain('dispatch_failed');
    await expect(place.workspace.command('UANA', 'CALL', '/other')).rejects.toThrow('not a valid command');
    await expect(place.workspace.command('UANA', 'CLEAD', '/hats')).rejects.toThrow('does not see');
  });

  test('a command that is not answered within three seconds has timed out, and its later answer is shown to nobody', async () => {
    await using place = await aSandbox();
    const gate = Promise.withResolvers<void>();
    let heard = false;
    await using _ = await connectBolt(place.sandbox, app => {
      app.command('/hats', async ({ ack }) => {
        heard = true;
        await gate.promise;
        await ack('too late');
      });
    });
    const typing = place.workspace.command('UANA', 'CALL', '/hats');
    await passes(() => heard);
    place.clock.advance(3_000);
    expect(await typing).toEqual({ kind: 'late' });
    expect(place.sandbox.pageState('UANA').toast?.text).toContain('operation_timeout');
    gate.resolve();
    await place.client.auth.test();
    expect(place.workspace.messagesSeenBy('UANA', 'CALL')).toEqual([]);
    expect(place.workspace.violations.map(({ kind }) => kind)).toEqual(['late_ack']);
  });

  test('shortcuts carry who, and the message one on which message', async () => {
    await using place = await aSandbox();
    const bodies: unknown[] = [];
    await using _ = await connectBolt(place.sandbox, app => {
      app.shortcut(/report/, async ({ ack, body }) => {
        bodies.push(body);
        await ack();
      });
    });
    const { ts } = place.workspace.write('UBO', 'CALL', 'load & heat > usual');
    await place.workspace.shortcut('UANA', { callbackId: 'report.global' });
    await place.workspace.shortcut('UANA', { callbackId: 'report.message', channel: 'CALL', ts });
    expect(bodies).toMatchObject([
      {
        type: 'shortcut',
        callback_id: 'report.global',
        trigger_id: expect.any(String),
        user: { id: 'UANA', username: 'ana' },
      },
      {
        type: 'message_action',
        message_ts: ts,
        message: { text: 'load &amp; heat &gt; usual', user: 'UBO' },
        channel: { id: 'CALL' },
      },
    ]);
    await expect(place.workspace.shortcut('UANA', { callbackId: 'other' })).rejects.toThrow(Impossible);
  });
});

describe('people', () => {
  test('write where they are members and the place is open', async () => {
    await using place = await aSandbox();
    place.workspace.write('UANA', 'CALL', 'hello');
    expect(() => place.workspace.write('UBO', 'COTHER', 'x')).toThrow('not a member');
    expect(() => place.workspace.write('UANA', 'CLEAD', 'x')).toThrow('does not see');
    expect(() => place.workspace.write('UANA', place.workspace.appConversation('UANA').id, 'x')).toThrow('turned off');
    place.workspace.archive('CALL');
    expect(() => place.workspace.write('UANA', 'CALL', 'x')).toThrow('archived');
    place.workspace.deactivate('UANA');
    expect(() => place.workspace.write('UANA', 'COTHER', 'x')).toThrow('cannot act');
  });

  test('have messages to read until they have read them', async () => {
    await using place = await aSandbox();
    await place.client.chat.postMessage({ channel: 'CALL', text: 'a' });
    await place.client.chat.postEphemeral({ channel: 'CALL', user: 'UBO', text: 'b' });
    const unread = () =>
      place.workspace.unread().map(({ userId, messages }) => [userId, messages.map(({ text }) => text)]);
    expect(unread()).toEqual([
      ['UANA', ['a']],
      ['UBO', ['a', 'b']],
    ]);
    expect(place.workspace.read('UBO', 'CALL').map(({ text }) => text)).toEqual(['a', 'b']);
    place.workspace.write('UBO', 'CALL', 'c');
    expect(unread()).toEqual([['UANA', ['a', 'c']]]);
    expect(place.sandbox.pageState('UANA').conversations[0]?.unread).toBe(2);
  });
});
