import { ErrorCode, WebAPIPlatformError } from '@slack/web-api';
import { expect, it } from 'vitest';
import { notice } from '../../src/slack/blocks.ts';
import { follow } from '../../src/slack/open.ts';

const opened = { id: 'V1', hash: '1.1' };
const view = notice('Me', 'With a picture', 'Close');
const refusal = (error: string, message: string) =>
  new WebAPIPlatformError({ ok: false, error, response_metadata: { messages: [message] } });
const notReady = refusal('invalid_arguments', '[ERROR] invalid slack file [json-pointer:/view/blocks/1/slack_file]');

/** Slack refuses so often, then takes it. */
function slackThatRefuses(...refusals: Error[]) {
  const taken: unknown[] = [];
  const waits: number[] = [];
  const updateView = async (...call: unknown[]) => {
    const refusal = refusals.shift();
    if (refusal) throw refusal;
    taken.push(call);
  };
  const later = async () => view;
  return { taken, waits, run: () => follow({ updateView }, opened, later, async ms => void waits.push(ms)) };
}

it('shows what was slower as soon as Slack has the picture ready', async () => {
  const slack = slackThatRefuses(notReady, notReady);
  await slack.run();
  expect(slack.waits).toEqual([300, 700]);
  expect(slack.taken).toEqual([['V1', '1.1', view]]);
});

it('leaves the modal as it was opened when the picture is never ready', async () => {
  const slack = slackThatRefuses(...Array.from({ length: 50 }, () => notReady));
  await expect(slack.run()).rejects.toThrow(notReady);
  expect(slack.waits.length).toBe(5);
});

it('asks once where Slack refuses for another reason', async () => {
  const slack = slackThatRefuses(refusal('internal_error', ''));
  await expect(slack.run()).rejects.toMatchObject({ code: ErrorCode.PlatformError });
  expect(slack.waits).toEqual([]);
});

it.each(['not_found', 'hash_conflict'])('asks no more once she has closed it or gone on: %s', async error => {
  const slack = slackThatRefuses(refusal(error, ''));
  await slack.run();
  expect(slack.waits).toEqual([]);
});

it('stays as it is where nothing follows', async () => {
  await follow(
    { updateView: () => Promise.reject(new Error('updated')) },
    opened,
    async () => undefined,
    async () => {},
  );
});
