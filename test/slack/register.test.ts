import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { secret } from '../../src/config.ts';
import { silentLog } from '../../src/log.ts';
import { atHand } from '../../src/slack/at-hand.ts';
import { slackClient } from '../../src/slack/client.ts';
import type { Listeners } from '../../src/slack/listeners.ts';
import type { Reception } from '../../src/slack/register.ts';
import { requestApp } from '../../src/slack/requests.ts';
import { sdkLogger } from '../../src/slack/sdk-log.ts';
import { socketApp } from '../../src/slack/socket.ts';
import { slackTexts } from '../../src/slack/texts/index.ts';
import { aButton, aSandbox, type Place, passes } from '../sandbox/support.ts';

const signingSecret = secret('what only Slack and the app know');

/** Listeners that Slack reaches that way, over a database that does as it is told. Returns how to end. */
async function listen(place: Place, way: 'http' | 'socket', listeners: Listeners, given: Partial<Reception> = {}) {
  const { sandbox, clock } = place;
  const config = { botToken: secret(sandbox.botToken), appToken: secret(sandbox.appToken), apiUrl: sandbox.apiUrl };
  const slack = slackClient(config, sdkLogger(silentLog));
  const identity = await slack.identity();
  const reception = {
    slack,
    log: silentLog,
    teamId: identity.teamId,
    clock,
    atHand: atHand(),
    languageOf: async () => 'en' as const,
    lastLanguageOf: () => 'fi' as const,
    firstTime: async () => true,
    afterwards: () => undefined,
    ...given,
  };
  if (way === 'socket') {
    const app = socketApp(config, identity, reception, [listeners]);
    await app.start();
    return { ...reception, [Symbol.asyncDispose]: app.stop };
  }
  const server = createServer(requestApp({ ...config, signingSecret }, identity, reception, [listeners]));
  await new Promise<void>(resolve => server.listen(0, resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  await sandbox.deliverTo({
    url: `http://127.0.0.1:${port}/slack/events`,
    signingSecret: signingSecret.reveal(),
    clock,
  });
  return { ...reception, [Symbol.asyncDispose]: async () => void server.close() };
}

/** The database fails so many times. */
const failing = (times: number) => {
  let left = times;
  return () => {
    left -= 1;
    if (left >= 0) throw new Error('the database is away');
  };
};

const never = new Promise<never>(() => undefined);

describe.each(['http', 'socket'] as const)('what comes in over %s', way => {
  it('comes again when it is an event that could not be noted, and is then taken once', async () => {
    await using place = await aSandbox();
    const heard: string[] = [];
    const asked: string[] = [];
    const fail = failing(2);
    const events = { team_join: async ({ type }: { type: string }) => void heard.push(type) };
    const firstTime = async (id: string) => {
      asked.push(id);
      fail();
      return asked.length === 3;
    };
    await using _ = await listen(place, way, { events }, { firstTime });
    place.workspace.addPerson({ name: 'cia' });
    for (const [times, wait] of [4_000, 60_000].entries()) {
      await passes(() => asked.length === times + 1);
      expect(heard).toEqual([]);
      place.clock.advance(wait);
    }
    await passes(() => heard.length > 0 && place.clock.timers() === 0);
    expect(new Set(asked).size).toBe(1);
    expect(heard).toEqual(['team_join']);
    expect(place.workspace.violations).toEqual([]);
  });

  it('is waited for by whoever ends, also when it was answered at once', async () => {
    await using place = await aSandbox();
    const work = Promise.withResolvers<'nothing'>();
    await using app = await listen(place, way, { clicks: { go: () => work.promise } });
    const { ts = '' } = await place.client.chat.postMessage({ channel: 'CALL', text: 'x', blocks: [aButton('go')] });
    const click = { channel: 'CALL', ts, blockId: 'buttons', actionId: 'go' };
    expect(await place.workspace.click('UANA', click)).toEqual({ kind: 'acknowledged' });
    const ended: string[] = [];
    const settled = app.atHand.settled(60_000).then(() => ended.push('settled'));
    await app.atHand.settled(0);
    expect(ended).toEqual([]);
    work.resolve('nothing');
    await settled;
  });

  it('hears that it did not work from nobody who may hang', async () => {
    await using place = await aSandbox();
    const fail = failing(1);
    const languageOf = async () => {
      fail();
      return never;
    };
    await using _ = await listen(place, way, {}, { languageOf });
    expect(await place.workspace.command('UANA', 'CALL', '/hats')).toMatchObject({ kind: 'acknowledged' });
    const [answer] = place.workspace.messagesSeenBy('UANA', 'CALL');
    expect(answer?.text).toBe(slackTexts.fi['trouble.click']);
  });
});
