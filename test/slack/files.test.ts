import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { secret } from '../../src/config.ts';
import { silentLog } from '../../src/log.ts';
import { describeApp, openSandbox } from '../../src/sandbox/index.ts';
import { seededIds } from '../../src/sandbox/seeded-ids.ts';
import { picture, section } from '../../src/slack/blocks.ts';
import { slackClient } from '../../src/slack/client.ts';
import { sdkLogger } from '../../src/slack/sdk-log.ts';

const deliveryId = '0b3f5b3e-0000-4000-8000-000000000001';
const csv = { name: 'register.csv', title: 'Register, Fjord', bytes: 'client;since\nFjord & Søn;2026\n' };

/** A workspace with Ana in it, and our client to it. */
async function aWorkspace() {
  const app = describeApp(parse(await readFile(join(import.meta.dirname, '../../manifest.yml'), 'utf8')));
  const clock = { now: () => new Date('2026-11-24T08:00:00Z') };
  const people = [{ id: 'UANA', name: 'ana' }];
  const sandbox = await openSandbox({ clock, newId: seededIds('files'), app, people, channels: [] });
  const config = { botToken: secret(sandbox.botToken), apiUrl: sandbox.apiUrl };
  const slack = slackClient(config, sdkLogger(silentLog));
  const { id: channel } = sandbox.workspace.appConversation('UANA');
  return {
    sandbox,
    slack,
    channel,
    messages: () => sandbox.workspace.messagesSeenBy('UANA', channel),
    find: (fileId?: string) =>
      slack.find({ channel, author: sandbox.workspace.records.bot.userId, deliveryId, fileId, since: clock.now() }),
    saved: async (fileId: string) => (await fetch(`${sandbox.url}page-api/file/${fileId}`)).text(),
    [Symbol.asyncDispose]: () => sandbox.close(),
  };
}

async function stored(slack: { storeFile: ReturnType<typeof slackClient>['storeFile'] }): Promise<string> {
  const outcome = await slack.storeFile(csv);
  if (!outcome.ok) throw new Error(outcome.error);
  return outcome.fileId;
}

it.each([
  ['its words', [section('Here is the *register*.')]],
  ['no blocks', []],
])('a file with %s stands in her conversation, byte by byte, and can be found again', async (_what, blocks) => {
  await using place = await aWorkspace();
  const fileId = await stored(place.slack);
  const showing = { channel: place.channel, fileId, title: csv.title, text: 'The register', blocks, deliveryId };
  expect(await place.find(fileId)).toEqual({ ok: true, found: [] });
  expect(await place.slack.showFile(showing)).toMatchObject({ ok: true });
  const [message] = place.messages();
  expect(message).toMatchObject({ text: expect.stringMatching(/register/), fileIds: [fileId] });
  expect(await place.saved(fileId)).toBe(csv.bytes);
  expect(await place.find(fileId)).toEqual({ ok: true, found: [message?.ts] });
  // Also by somebody who has forgotten which file it was.
  expect(await place.find()).toEqual({ ok: true, found: [message?.ts] });
  expect(place.sandbox.workspace.violations).toEqual([]);
});

it('what another delivery shows is not found', async () => {
  await using place = await aWorkspace();
  const fileId = await stored(place.slack);
  const showing = { channel: place.channel, fileId, title: csv.title, text: 'The register', blocks: [] };
  await place.slack.showFile({ ...showing, deliveryId: '0b3f5b3e-0000-4000-8000-000000000002' });
  expect(await place.find('FANOTHER00')).toEqual({ ok: true, found: [] });
});

it('bytes that got lost are told as what may have happened', async () => {
  await using place = await aWorkspace();
  place.sandbox.workspace.faults.next('files.getUploadURLExternal', { kind: 'lost_after' });
  expect(await place.slack.storeFile(csv)).toMatchObject({ ok: false, meaning: 'unknown' });
  place.sandbox.workspace.faults.next('files.completeUploadExternal', { kind: 'lost_after' });
  const fileId = await stored(place.slack);
  const showing = { channel: place.channel, fileId, title: csv.title, text: 'x', blocks: [], deliveryId };
  expect(await place.slack.showFile(showing)).toMatchObject({ ok: false, meaning: 'unknown' });
  expect(place.messages()).toHaveLength(1);
});

it('a picture needs no conversation, and is refused only for now while Slack looks through it', async () => {
  await using place = await aWorkspace();
  const uploaded = await place.slack.upload({
    name: 'history.png',
    title: 'Your answers',
    bytes: new Uint8Array([1, 2]),
  });
  if (!uploaded.ok) throw new Error(uploaded.error);
  const blocks = [picture(uploaded.fileId, 'Seven in November')];
  const post = () => place.slack.post({ channel: 'UANA', text: 'Your answers', blocks, deliveryId });
  expect(await post()).toEqual({ ok: false, meaning: 'later', error: 'file_not_ready', afterSeconds: undefined });
  expect(await post()).toMatchObject({ ok: true });
  expect(place.sandbox.workspace.violations).toEqual([]);
});
