import { describe, expect, test } from 'vitest';
import { Impossible } from '../../src/sandbox/index.ts';
import { aButton, aSandbox, aSection, connectBolt, type Place, passes } from './support.ts';

const kinds = ({ workspace }: Place) => workspace.violations.map(({ kind }) => kind);
const option = (value: string) => ({ text: { type: 'plain_text' as const, text: value.toUpperCase() }, value });

describe('a click', () => {
  const message = [
    aSection('x'),
    aButton('go'),
    {
      type: 'actions' as const,
      block_id: 'choices',
      elements: [{ type: 'static_select' as const, action_id: 'pick', options: [option('a'), option('b')] }],
    },
  ];

  async function posted(place: Place) {
    const { channel = '', ts = '' } = await place.client.chat.postMessage({
      channel: 'UANA',
      text: 'x',
      blocks: message,
    });
    return { channel, ts };
  }

  test('carries Slack’s payload, and waits visibly until it is acknowledged', async () => {
    await using place = await aSandbox();
    const bodies: unknown[] = [];
    const gate = Promise.withResolvers<void>();
    await using _ = await connectBolt(place.sandbox, app => {
      app.action('pick', async ({ ack, body, action }) => {
        bodies.push({ ...body, action });
        await gate.promise;
        await ack();
      });
    });
    const at = await posted(place);
    const clicking = place.workspace.click('UANA', {
      ...at,
      blockId: 'choices',
      actionId: 'pick',
      chosen: { selected_option: { value: 'b' } },
    });
    await passes(() => bodies.length === 1);
    const shown = () => place.sandbox.pageState('UANA').conversations.find(({ id }) => id === at.channel)?.messages[0];
    expect(shown()?.waiting).toEqual(['choices/pick']);
    gate.resolve();
    expect(await clicking).toEqual({ kind: 'acknowledged' });
    expect(shown()?.waiting).toEqual([]);
    expect(bodies).toMatchObject([
      {
        type: 'block_actions',
        api_app_id: place.workspace.records.bot.appId,
        container: { type: 'message', message_ts: at.ts, channel_id: at.channel, is_ephemeral: false },
        channel: { id: at.channel, name: 'directmessage' },
        message: { ts: at.ts, text: 'x', type: 'message' },
        user: { id: 'UANA', username: 'ana', name: 'ana', team_id: 'TFIRM' },
        team: { id: 'TFIRM', domain: 'firm' },
        trigger_id: expect.any(String),
        response_url: expect.stringContaining('/response/'),
        state: { values: { choices: { pick: { type: 'static_select', selected_option: option('b') } } } },
        actions: [
          {
            type: 'static_select',
            block_id: 'choices',
            action_id: 'pick',
            selected_option: option('b'),
            action_ts: expect.any(String),
          },
        ],
      },
    ]);
  });

  test.each([
    ['a button that is not there', 'UANA', { blockId: 'buttons', actionId: 'gone' }],
    [
      'an option that is not there',
      'UANA',
      { blockId: 'choices', actionId: 'pick', chosen: { selected_option: { value: 'z' } } },
    ],
    ['a select without choosing', 'UANA', { blockId: 'choices', actionId: 'pick' }],
    ['somebody else’s message', 'UBO', { blockId: 'buttons', actionId: 'go' }],
    ['as the bot', 'USLACKBOT', { blockId: 'buttons', actionId: 'go' }],
  ])('on %s is impossible', async (_, who, click) => {
    await using place = await aSandbox();
    await expect(place.workspace.click(who, { ...(await posted(place)), ...click })).rejects.toThrow(Impossible);
  });

  test('on a message that only another person sees is impossible', async () => {
    await using place = await aSandbox();
    const blocks = [aButton('go')];
    const { message_ts: ts = '' } = await place.client.chat.postEphemeral({
      channel: 'CALL',
      user: 'UANA',
      text: 'x',
      blocks,
    });
    const click = { channel: 'CALL', ts, blockId: 'buttons', actionId: 'go' };
    await expect(place.workspace.click('UBO', click)).rejects.toThrow(Impossible);
    expect(await place.workspace.click('UANA', click)).toEqual({ kind: 'undelivered' });
  });

  test('that nobody answers in time, or nobody hears, leaves a note that goes with her next step', async () => {
    await using place = await aSandbox();
    const click = { ...(await posted(place)), blockId: 'buttons', actionId: 'go' };
    expect(await place.workspace.click('UANA', click)).toEqual({ kind: 'undelivered' });
    expect(place.sandbox.pageState('UANA').toast?.text).toContain('timed out');
    const gate = Promise.withResolvers<void>();
    let heard = false;
    await using _ = await connectBolt(place.sandbox, app => {
      app.action('go', async ({ ack }) => {
        heard = true;
        await gate.promise;
        await ack();
      });
    });
    const clicking = place.workspace.click('UANA', click);
    expect(place.sandbox.pageState('UANA').toast).toBeNull();
    await passes(() => heard);
    place.clock.advance(3_000);
    expect(await clicking).toEqual({ kind: 'late' });
    expect(kinds(place)).toEqual(['late_ack']);
    gate.resolve();
    await place.client.auth.test();
  });

  test('answered at its response address changes the message or speaks to her alone, five times within half an hour', async () => {
    await using place = await aSandbox();
    const urls: string[] = [];
    await using _ = await connectBolt(place.sandbox, app => {
      app.action('go', async ({ ack, body, respond }) => {
        await ack();
        if (body.type === 'block_actions') urls.push(body.response_url);
        await respond({ text: 'changed', replace_original: true });
        await respond('only you');
      });
    });
    const at = await posted(place);
    const click = { ...at, blockId: 'buttons', actionId: 'go' };
    await place.workspace.click('UANA', click);
    await place.workspace.until(() => place.workspace.messagesSeenBy('UANA', at.channel).length === 2);
    const seen = place.workspace.messagesSeenBy('UANA', at.channel);
    expect(seen).toMatchObject([
      { text: 'changed', onlyFor: null },
      { text: 'only you', onlyFor: 'UANA' },
    ]);
    const answer = (body: object) =>
      fetch(urls[0] ?? '', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    expect((await answer({ text: 'x', colour: 'red' })).status).toBe(400);
    expect((await answer({ delete_original: true })).status).toBe(200);
    expect((await answer({ text: 'to all', response_type: 'in_channel' })).status).toBe(200);
    expect((await answer({ text: 'sixth' })).status).toBe(404);
    expect(place.workspace.messagesSeenBy('UANA', at.channel).map(({ text }) => text)).toEqual(['only you', 'to all']);
    expect(kinds(place)).toEqual(['response_url', 'response_url']);
  });

  test('response addresses die after half an hour', async () => {
    await using place = await aSandbox();
    let url = '';
    await using _ = await connectBolt(place.sandbox, app => {
      app.action('go', async ({ ack, body }) => {
        if (body.type === 'block_actions') url = body.response_url;
        await ack();
      });
    });
    await place.workspace.click('UANA', { ...(await posted(place)), blockId: 'buttons', actionId: 'go' });
    place.clock.advance(30 * 60_000 + 1);
    const late = await fetch(url, { method: 'POST', body: JSON.stringify({ text: 'x' }) });
    expect([late.status, await late.text()]).toEqual([404, 'expired_url']);
  });
});
