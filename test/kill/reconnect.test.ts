import { expect, it } from 'vitest';
import { secret } from '../../src/config.ts';
import { silentLog } from '../../src/log.ts';
import { socketApp } from '../../src/slack/app.ts';
import { slackClient } from '../../src/slack/client.ts';
import { sdkLogger } from '../../src/slack/sdk-log.ts';
import { openSlack } from './firm.ts';
import { timeFrom } from './time.ts';

it('comes back when Slack ends the connection and then refuses the next one for a while', async () => {
  await using sandbox = await openSlack(1, timeFrom(new Date('2026-11-23T08:00:00Z')));
  const { faults } = sandbox.workspace;
  const config = { botToken: secret(sandbox.botToken), appToken: secret(sandbox.appToken), apiUrl: sandbox.apiUrl };
  const slack = slackClient(config, sdkLogger(silentLog));
  const identity = await slack.identity();
  const reception = {
    slack,
    log: silentLog,
    teamId: identity.teamId,
    languageOf: async () => 'en' as const,
    firstTime: async () => true,
    afterwards: () => undefined,
  };
  const app = socketApp(config, identity, reception, []);
  await app.start();
  const connected = sandbox.sockets.count();
  for (const kind of ['http_500', 'lost_before', 'http_500'] as const) faults.next('apps.connections.open', { kind });
  sandbox.sockets.cut();
  await expect.poll(() => sandbox.sockets.count()).toBe(0);
  await expect.poll(() => sandbox.sockets.count(), { timeout: 20_000 }).toBe(connected);
  expect(faults.take('apps.connections.open')).toBe(null);
  await app.stop();
});
