import { expect, it } from 'vitest';
import { secret } from '../../src/config.ts';
import { silentLog } from '../../src/log.ts';
import type { Log } from '../../src/ports.ts';
import { atHand } from '../../src/slack/at-hand.ts';
import { slackClient } from '../../src/slack/client.ts';
import { sdkLogger } from '../../src/slack/sdk-log.ts';
import { socketApp } from '../../src/slack/socket.ts';
import { openSlack } from './firm.ts';
import { timeFrom } from './time.ts';

/** An app that hears over sockets. */
async function listening(log: Log) {
  const sandbox = await openSlack(1, timeFrom(new Date('2026-11-23T08:00:00Z')));
  const config = { botToken: secret(sandbox.botToken), appToken: secret(sandbox.appToken), apiUrl: sandbox.apiUrl };
  const slack = slackClient(config, sdkLogger(silentLog));
  const identity = await slack.identity();
  const reception = {
    slack,
    log,
    teamId: identity.teamId,
    atHand: atHand(),
    languageOf: async () => 'en' as const,
    lastLanguageOf: () => 'en' as const,
    firstTime: async () => true,
    afterwards: () => undefined,
  };
  const app = socketApp(config, identity, reception, []);
  await app.start();
  const end = async () => {
    await app.stop();
    await sandbox[Symbol.asyncDispose]();
  };
  return { app, sandbox, faults: sandbox.workspace.faults, [Symbol.asyncDispose]: end };
}

it('comes back when Slack ends the connection and then refuses the next one for a while', async () => {
  await using place = await listening(silentLog);
  const { sandbox, faults } = place;
  const connected = sandbox.sockets.count();
  for (const kind of ['http_500', 'lost_before', 'http_500'] as const) faults.next('apps.connections.open', { kind });
  sandbox.sockets.cut();
  await expect.poll(() => sandbox.sockets.count()).toBe(0);
  await expect.poll(() => sandbox.sockets.count(), { timeout: 20_000 }).toBe(connected);
  expect(faults.take('apps.connections.open')).toBe(null);
});

it('waits when Slack refuses its token at a new connection, and what it does besides goes on', async () => {
  const said: string[] = [];
  await using place = await listening({
    ...silentLog,
    error: (event, { error } = {}) => event === 'slack_refused' && said.push(`${error}`),
  });
  const { app, sandbox, faults } = place;
  const refused = { kind: 'error', error: 'invalid_auth' } as const;
  for (let socket = 0; socket < 2; socket += 1) faults.next('apps.connections.open', refused);
  sandbox.sockets.cut();
  await expect.poll(() => said, { timeout: 20_000 }).toEqual(['invalid_auth', 'invalid_auth']);
  expect(app.isReachable()).toBe(false);
  expect(sandbox.sockets.count()).toBe(0);
});
