import nock from 'nock';
import { expect, it } from 'vitest';
import { secret } from '../../src/config.ts';
import { silentLog } from '../../src/log.ts';
import { slackClient } from '../../src/slack/client.ts';
import { sdkLogger } from '../../src/slack/sdk-log.ts';
import { onlyNock } from '../support/nock.ts';

const host = 'https://slack.test';
const slack = (method: string) => nock(host).post(`/api/${method}`);
const channel = () =>
  slackClient({ botToken: secret('xoxb-1'), apiUrl: `${host}/api/` }, sdkLogger(silentLog)).channel('CLEAD');

onlyNock();

it('tells of a channel, with everybody who reads it, page by page', async () => {
  slack('conversations.info').reply(200, { ok: true, channel: { is_private: true, is_member: true } });
  slack('conversations.members').reply(200, { ok: true, members: ['U1'], response_metadata: { next_cursor: 'on' } });
  slack('conversations.members').reply(200, { ok: true, members: ['U2'], response_metadata: { next_cursor: '' } });
  const facts = { isPrivate: true, isShared: false, isArchived: false, isMember: true, members: ['U1', 'U2'] };
  expect(await channel()).toEqual({ ok: true, ...facts });
});

it.each([{ is_ext_shared: true }, { is_pending_ext_shared: true }])(
  'tells that another company reads it or is asked to: %j',
  async shared => {
    slack('conversations.info').reply(200, { ok: true, channel: { is_private: true, ...shared } });
    // To whom it does not belong it does not tell its readers: nobody asks.
    expect(await channel()).toMatchObject({ ok: true, isShared: true, isMember: false, members: [] });
  },
);

it('takes what Slack leaves out for public: nothing is written to what is not surely private', async () => {
  slack('conversations.info').reply(200, { ok: true });
  expect(await channel()).toMatchObject({ ok: true, isPrivate: false });
});

it.each([
  ['channel_not_found', 'final'],
  ['missing_scope', 'final'],
  ['internal_error', 'unknown'],
])('tells %s as %s', async (error, meaning) => {
  slack('conversations.info').reply(200, { ok: false, error });
  expect(await channel()).toMatchObject({ ok: false, error, meaning });
});
