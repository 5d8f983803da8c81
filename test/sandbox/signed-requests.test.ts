import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { expect, test } from 'vitest';
import { aButton, aModal, aSandbox, clientOptions, type Place } from './support.ts';

const signingSecret = 'a secret';
const clock = { now: () => new Date() };

/** Bolt behind a web server of its own. */
async function serveBolt({ sandbox }: Place, register: (app: App) => void) {
  const receiver = new HTTPReceiver({ signingSecret, logLevel: LogLevel.ERROR });
  const app = new App({
    receiver,
    token: sandbox.botToken,
    clientOptions: clientOptions(sandbox),
    logLevel: LogLevel.ERROR,
  });
  register(app);
  const server = await receiver.start(0);
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return { url: `http://127.0.0.1:${port}/slack/events`, [Symbol.asyncDispose]: async () => void (await app.stop()) };
}

test('over signed HTTP the app hears the same and answers within the request', async () => {
  await using place = await aSandbox();
  const heard: string[] = [];
  await using bolt = await serveBolt(place, app => {
    app.event('team_join', async ({ event }) => void heard.push(event.user.name ?? ''));
    app.command('/hats', async ({ ack, body, client }) => {
      await ack('hello');
      await client.views.open({ trigger_id: body.trigger_id, view: aModal() });
    });
    app.action('go', async ({ ack }) => void (await ack()));
    app.view('form.submit', async ({ ack }) => void (await ack({ response_action: 'errors', errors: { name: 'no' } })));
  });
  const { workspace, sandbox } = place;
  workspace.addPerson({ name: 'cia' });
  await sandbox.deliverTo({ url: bolt.url, signingSecret, clock });
  await workspace.command('UANA', 'CALL', '/hats');
  const { id } = await workspace.until(() => workspace.openViews('UANA')[0]);
  const outcome = await workspace.submit('UANA', id, { name: { value: { value: 'Ana' } } });
  expect(outcome).toEqual({ kind: 'errors', errors: { name: 'no' } });
  await workspace.closeView('UANA', id);
  const { ts = '' } = await place.client.chat.postMessage({ channel: 'CALL', text: 'x', blocks: [aButton('go')] });
  expect(await workspace.click('UANA', { channel: 'CALL', ts, blockId: 'buttons', actionId: 'go' })).toEqual({
    kind: 'acknowledged',
  });
  expect(workspace.messagesSeenBy('UANA', 'CALL')[0]?.text).toBe('hello');
  expect(heard).toEqual(['cia']);
  expect(workspace.violations).toEqual([]);
});

test('an app with another secret is found out before anything is sent', async () => {
  await using place = await aSandbox();
  await using bolt = await serveBolt(place, () => undefined);
  const wrong = place.sandbox.deliverTo({ url: bolt.url, signingSecret: 'another', clock });
  await expect(wrong).rejects.toThrow('401');
});

test('an app that fails on a click, or is gone, was not reached', async () => {
  await using place = await aSandbox();
  const bolt = await serveBolt(place, app => {
    app.command('/hats', async () => {
      throw new Error('broken');
    });
  });
  await place.sandbox.deliverTo({ url: bolt.url, signingSecret, clock });
  expect(await place.workspace.command('UANA', 'CALL', '/hats')).toEqual({ kind: 'undelivered' });
  await bolt[Symbol.asyncDispose]();
  expect(await place.workspace.command('UANA', 'CALL', '/hats')).toEqual({ kind: 'undelivered' });
});
