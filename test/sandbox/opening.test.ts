import { expect, test } from 'vitest';
import { describeApp, openSandbox } from '../../src/sandbox/index.ts';
import { anApp, aSandbox, aSection, countingIds, manualClock } from './support.ts';

test('a workspace can be carried over to the next start', async () => {
  const first = await aSandbox();
  const { channel = '' } = await first.client.chat.postMessage({ channel: 'UANA', text: 'remembered' });
  await first.client.views.publish({ user_id: 'UANA', view: { type: 'home', blocks: [aSection('home')] } });
  const records = structuredClone(first.workspace.records);
  await first.sandbox.close();

  const clock = manualClock('2026-11-02T08:00:00Z');
  await using second = await openSandbox({
    clock,
    schedule: clock.schedule,
    newId: countingIds(),
    app: anApp(),
    records,
  });
  expect(second.botToken).toBe(first.sandbox.botToken);
  expect(second.workspace.messagesSeenBy('UANA', channel)).toMatchObject([{ text: 'remembered' }]);
  expect(second.workspace.homeOf('UANA')?.content.blocks).toHaveLength(1);
  const [before] = second.workspace.messagesSeenBy('UANA', channel);
  const after = second.workspace.write('UANA', 'CALL', 'later, though the clock went back');
  expect(Number(after.ts)).toBeGreaterThan(Number(before?.ts));
});

test('a manifest becomes what the workspace acts on', () => {
  const app = describeApp({
    display_information: { name: 'Three Hats' },
    features: {
      bot_user: { display_name: 'three-hats' },
      app_home: { home_tab_enabled: true },
      slash_commands: [{ command: '/hats', description: 'Everything', usage_hint: 'help', should_escape: false }],
      shortcuts: [{ callback_id: 'x.y.z', name: 'Report', type: 'global', description: 'Report it' }],
    },
    oauth_config: { scopes: { bot: ['chat:write'], bot_optional: ['files:write'] } },
    settings: { event_subscriptions: { bot_events: ['team_join'] }, interactivity: { is_enabled: true } },
  });
  expect(app).toEqual({
    name: 'Three Hats',
    botName: 'three-hats',
    scopes: ['chat:write', 'files:write'],
    commands: [{ command: '/hats', description: 'Everything', usageHint: 'help' }],
    shortcuts: [{ callbackId: 'x.y.z', name: 'Report', type: 'global', description: 'Report it' }],
    botEvents: ['team_join'],
    homeTab: true,
    messagesTab: true,
    messagesTabReadOnly: true,
    interactivity: true,
  });
  expect(() => describeApp({})).toThrow();
});

test('an app without interactivity hears of no click', async () => {
  await using place = await aSandbox({ app: anApp({ interactivity: false }) });
  await expect(place.workspace.shortcut('UANA', { callbackId: 'report.global' })).rejects.toThrow('interactivity');
});
