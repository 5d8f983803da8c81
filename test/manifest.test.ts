import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { manifestForRequests } from '../src/manifest.ts';
import { describeApp } from '../src/sandbox/index.ts';
import { smallFirm } from './support/firm.ts';
import { openStory } from './support/story.ts';

const root = join(import.meta.dirname, '..');
const manifest = describeApp(parse(readFileSync(join(root, 'manifest.yml'), 'utf8')));
const code = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.ts') && !file.startsWith('sandbox/'))
  .map(file => readFileSync(join(root, 'src', file), 'utf8'))
  .join('\n');

/** The scope that lets a method be called; a method that is not named here has none of its own. */
const scopeOf: Readonly<Record<string, string>> = {
  'chat.postMessage': 'chat:write',
  'chat.update': 'chat:write',
  'chat.delete': 'chat:write',
  'conversations.open': 'im:write',
  'conversations.history': 'im:history',
  'conversations.info': 'groups:read',
  'conversations.members': 'groups:read',
  'files.getUploadURLExternal': 'files:write',
  'files.completeUploadExternal': 'files:write',
  'users.list': 'users:read',
};

describe('manifest.yml', () => {
  it('asks for exactly the scopes that the code uses', () => {
    const called = Object.keys(scopeOf).filter(method => code.includes(`.${method}(`));
    const used = new Set(called.map(method => scopeOf[method] ?? ''));
    // Not by a method of their own: slash commands, the e-mail address in what users.list answers, and the history of a private channel.
    const more = ['commands', 'groups:history', 'users:read.email'];
    expect([...manifest.scopes].sort()).toEqual([...used, ...more].sort());
    expect(code).toContain('profile?.email');
  });

  it('names every method of the Web API that the code calls', () => {
    const called = [
      ...code.matchAll(/(?:posting|reading|interactive)\.((?:chat|conversations|files|users|views|auth)\.\w+)\(/g),
    ].map(match => match[1] ?? '');
    const withoutScope = ['auth.test', 'views.open', 'views.push', 'views.update', 'views.publish'];
    expect(called.filter(method => !(method in scopeOf) && !withoutScope.includes(method))).toEqual([]);
    expect(called.length).toBeGreaterThan(8);
  });

  it('names the same commands as the code', () => {
    expect(manifest.commands.map(({ command }) => command)).toEqual(
      [...code.matchAll(/\.command\('(\/\w+)'/g)].map(match => match[1]),
    );
  });

  it('subscribes to the same events, and offers the same shortcuts, as the code listens to', async () => {
    await using story = await openStory({ at: '2026-11-23T08:00:00Z', firm: smallFirm });
    expect([...manifest.botEvents].sort()).toEqual([...story.app.events].sort());
    expect(manifest.shortcuts.map(({ callbackId }) => callbackId).toSorted()).toEqual(story.app.shortcuts.toSorted());
  });

  it('is made, from the same source, for an app that Slack sends requests to', () => {
    const text = readFileSync(join(root, 'manifest.yml'), 'utf8');
    const url = 'https://hats.firm.example/slack/events';
    const { features, settings, ...same } = parse(manifestForRequests(text, 'https://hats.firm.example/'));
    const { features: _, settings: __, ...before } = parse(text);
    expect(same).toEqual(before);
    expect(features.slash_commands).toMatchObject([{ command: '/hats', url }]);
    expect(settings).toMatchObject({
      socket_mode_enabled: false,
      interactivity: { is_enabled: true, request_url: url },
      event_subscriptions: { request_url: url, bot_events: [...manifest.botEvents] },
    });
    for (const address of ['https://hats.firm.example', 'https://hats.firm.example/slack/events'])
      expect(parse(manifestForRequests(text, address)).features).toEqual(features);
    for (const address of ['http://hats.firm.example', 'hats.firm.example', 'https://x.example/?a=b', ''])
      expect(() => manifestForRequests(text, address)).toThrow('public address');
  });

  it('lets nobody write to the bot, which could not answer', () => {
    expect(manifest).toMatchObject({ messagesTab: true, messagesTabReadOnly: true, interactivity: true });
  });
});
