import { expect, test } from 'vitest';
import { aButton, aModal, aSandbox, aSection, connectBolt } from './support.ts';

test('the app posts a message, she presses its button, fills the modal in and sees the thanks', async () => {
  await using place = await aSandbox();
  const { sandbox, workspace } = place;
  const received: unknown[] = [];
  await using bolt = await connectBolt(sandbox, app => {
    app.action('ask.open', async ({ ack, body, client }) => {
      await ack();
      if (body.type === 'block_actions') await client.views.open({ trigger_id: body.trigger_id, view: aModal() });
    });
    app.view('form.submit', async ({ ack, view, body, client }) => {
      await ack();
      received.push(view.state.values);
      await client.chat.postMessage({ channel: body.user.id, text: 'Thank you' });
    });
  });
  const { ts, channel } = await bolt.app.client.chat.postMessage({
    channel: 'UANA',
    text: 'How are you?',
    blocks: [aSection('How are you?'), aButton('ask.open')],
  });
  expect(channel).toBe(workspace.appConversation('UANA').id);

  await workspace.click('UANA', { channel: channel ?? '', ts: ts ?? '', blockId: 'buttons', actionId: 'ask.open' });
  const view = await workspace.until(() => workspace.openViews('UANA')[0]);
  expect(view.content.title).toBe('Form');

  expect(await workspace.submit('UANA', view.id, {})).toEqual({
    kind: 'fields',
    fields: { name: expect.stringContaining('required') },
  });
  const outcome = await workspace.submit('UANA', view.id, { name: { value: { value: 'Ana' } } });
  expect(outcome).toEqual({ kind: 'acknowledged' });
  expect(workspace.openViews('UANA')).toEqual([]);
  const thanks = await workspace.until(() => workspace.messagesSeenBy('UANA', channel ?? '')[1]);
  expect(thanks.text).toBe('Thank you');
  expect(received).toEqual([{ name: { value: { type: 'plain_text_input', value: 'Ana' } } }]);
  expect(workspace.violations).toEqual([]);
});
