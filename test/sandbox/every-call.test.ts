import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { secret } from '../../src/config.ts';
import { silentLog } from '../../src/log.ts';
import { readManifest } from '../../src/manifest.ts';
import { describeApp } from '../../src/sandbox/index.ts';
import { methods } from '../../src/sandbox/web-api/methods.ts';
import { mintTrigger } from '../../src/sandbox/workspace/triggers.ts';
import { type SlackPort, slackClient } from '../../src/slack/client.ts';
import { sdkLogger } from '../../src/slack/sdk-log.ts';
import { reference, sdkOnly } from '../support/method-reference.ts';
import { describeSpec } from '../support/slack-spec.ts';
import { aModal, aSandbox, aSection, countingIds, type Place } from './support.ts';

interface Call {
  readonly method: string;
  readonly args: Readonly<Record<string, string>>;
  readonly answer: { readonly ok: boolean };
}

/** Hands every call of the bot on to the sandbox, and writes it down. */
async function betweenThem(apiUrl: string) {
  const calls: Call[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const body = Buffer.concat(chunks);
    const { authorization = '', 'content-type': type = '' } = request.headers;
    const method = String(request.url).replace('/api/', '');
    const headers = { authorization, 'content-type': type };
    const answered = await fetch(`${apiUrl}${method}`, { method: 'POST', headers, body });
    const text = await answered.text();
    calls.push({ method, args: Object.fromEntries(new URLSearchParams(body.toString())), answer: JSON.parse(text) });
    response.writeHead(answered.status, { 'content-type': 'application/json' }).end(text);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { calls, url: `http://127.0.0.1:${port}/api/`, close: () => server.close() };
}

/** Everything that the bot can say to Slack, said once. */
function everything(slack: SlackPort, { workspace, clock }: Place): Record<keyof SlackPort, () => Promise<unknown>> {
  const trigger = (view: string | null = null) =>
    mintTrigger({ records: workspace.records, clock, newId: countingIds() }, 'UANA', view);
  const blocks = [aSection('Words')];
  const message = { text: 'Words', blocks };
  const channel = 'CLEAD';
  const open = () => workspace.openViews('UANA')[0]?.id ?? '';
  const newest = () => workspace.messagesSeenBy('UBO', channel).findLast(each => each.fileIds.length === 0)?.ts ?? '';
  const file = { name: 'a.csv', title: 'Numbers', bytes: 'a,b\n' };
  const showing = { channel, title: 'Numbers', deliveryId: 'D2', ...message };
  return {
    identity: () => slack.identity(),
    people: () => slack.people()[Symbol.asyncIterator]().next(),
    channel: () => slack.channel(channel),
    directMessage: () => slack.directMessage('UANA'),
    post: () => slack.post({ channel, deliveryId: 'D1', ...message }),
    find: () => slack.find({ channel, author: 'UBO', deliveryId: 'D1', since: clock.now() }),
    edit: () => slack.edit({ channel, ts: newest(), ...message }),
    remove: () => slack.remove(channel, newest()),
    upload: () => slack.upload(file),
    storeFile: () => slack.storeFile(file),
    showFile: async () => {
      const stored = await slack.storeFile(file);
      return stored.ok ? slack.showFile({ ...showing, fileId: stored.fileId }) : stored;
    },
    openView: () => slack.openView(trigger(), aModal()),
    pushView: () => slack.pushView(trigger(open()), aModal()),
    updateView: () => slack.updateView(open(), workspace.openViews('UANA')[0]?.hash, aModal()),
    publishHome: () => slack.publishHome('UANA', { type: 'home', blocks }),
  };
}

const folder = join(import.meta.dirname, '../../src/slack');
const named = readdirSync(folder)
  .filter(file => file.endsWith('.ts'))
  .flatMap(file => [
    ...readFileSync(join(folder, file), 'utf8').matchAll(/(?:posting|reading|interactive)\.(\w+\.\w+)\(/g),
  ])
  .map(match => match[1] ?? '');

describe('every call of the bot', () => {
  let place: Place;
  let between: Awaited<ReturnType<typeof betweenThem>>;
  beforeAll(async () => {
    const app = { ...describeApp(parse(await readManifest())), homeTab: true };
    place = await aSandbox({ app });
    between = await betweenThem(place.sandbox.apiUrl);
    const config = { botToken: secret(place.sandbox.botToken), apiUrl: between.url };
    for (const say of Object.values(everything(slackClient(config, sdkLogger(silentLog)), place))) await say();
  });
  afterAll(async () => {
    between.close();
    await place.sandbox.close();
  });

  test('is made here, and none beside', () => {
    expect([...new Set(between.calls.map(({ method }) => method))].toSorted()).toEqual([...new Set(named)].toSorted());
    expect(named.length).toBeGreaterThan(12);
  });

  test('is known to the sandbox, with its arguments and a scope that the manifest asks for', () => {
    expect(between.calls.filter(({ answer }) => !answer.ok)).toEqual([]);
    expect(between.calls.filter(({ method }) => !methods.has(method))).toEqual([]);
    expect(place.workspace.violations).toEqual([]);
  });

  describeSpec('each call of the bot is in the reference', () => {
    test('with its arguments, those it must have, and its scope', () => {
      for (const { method, args } of between.calls) {
        const { args: known, scope } = reference(method);
        const given = ['token', ...Object.keys(args)];
        const strange = given.filter(arg => !(arg in (known?.properties ?? {})) && !sdkOnly.includes(arg));
        const missing = known?.required.filter(arg => !given.includes(arg));
        const { scopes } = place.workspace.records.app;
        const isGranted = scope.bot.length === 0 || scope.bot.some(each => scopes.includes(each));
        expect({ method, strange, missing, isGranted }).toEqual({ method, strange: [], missing: [], isGranted: true });
      }
    });
  });
});
