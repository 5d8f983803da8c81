import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import pg from 'pg';
import { secret } from '../../src/config.ts';
import { openSandbox, type Sandbox } from '../../src/sandbox/index.ts';
import { seededIds } from '../../src/sandbox/seeded-ids.ts';
import { openStory, type Story } from '../support/story.ts';
import { bigFirm } from './firm.ts';
import { ms, percentile, type Row, timed } from './measure.ts';

const rounds = 200;
const due = '2026-12-01T07:00:00Z';

/** From a click to the opened form, in the real app on real Postgres and in a Bolt app that only opens the same form. */
export async function clickToForm(database: string): Promise<Row[]> {
  const story = await openStory({
    at: '2026-11-23T08:00:00Z',
    firm: bigFirm(20),
    database: { config: { kind: 'postgres', url: secret(database) }, drop: async () => undefined },
  });
  await story.begin();
  await story.until(due);
  const { sandbox } = story;
  const ours: number[] = [];
  const statements: number[] = [];
  for (let i = 0; i < rounds; i += 1) {
    const user = `U0C${String(i % 20).padStart(7, '0')}`;
    const counted = await countingStatements(() => timed(() => clickAnswer(sandbox, user)));
    ours.push(counted.result);
    statements.push(counted.statements);
    await closeForm(sandbox, user);
  }
  const bare = await bareClicks(story);
  const [oursP50, bareP50] = [percentile(ours, 0.5), percentile(bare, 0.5)];
  await end(story);
  return [
    {
      what: 'click → views.open, SQL round trips',
      bar: '≤ 2',
      measured: `${Math.max(...statements)}`,
      baseline: 'bare Bolt: 0',
    },
    {
      what: 'click → views.open, p50',
      bar: '≤ bare + 10 ms',
      measured: `${ms(oursP50)} (bare + ${ms(oursP50 - bareP50)}, ratio ${(oursP50 / bareP50).toFixed(2)})`,
      baseline: `bare Bolt app: ${ms(bareP50)}`,
    },
  ];
}

async function clickAnswer(sandbox: Sandbox, user: string): Promise<void> {
  const { workspace } = sandbox;
  const channel = workspace.appConversation(user).id;
  const message = workspace.messagesSeenBy(user, channel).at(-1);
  const block = message?.blocks.find(each => each.type === 'section' && each.accessory);
  if (!message || block?.type !== 'section' || block.accessory?.type !== 'button')
    throw new Error(`${user} has no prompt`);
  void workspace.click(user, {
    channel,
    ts: message.ts,
    blockId: block.block_id ?? '',
    actionId: block.accessory.action_id ?? '',
  });
  await workspace.until(() => workspace.openViews(user).length > 0);
}

async function closeForm({ workspace }: Sandbox, user: string): Promise<void> {
  for (const view of workspace.openViews(user)) await workspace.closeView(user, view.id, true);
}

/** The same clicks against a Bolt app without a database, which opens the form that the real app opened. */
async function bareClicks(story: Story): Promise<number[]> {
  const user = 'U0C0000000';
  await clickAnswer(story.sandbox, user);
  const [view] = story.sandbox.workspace.openViews(user);
  const message = story.sandbox.workspace.messagesSeenBy(user, story.sandbox.workspace.appConversation(user).id).at(-1);
  if (!view || !message) throw new Error('no form to copy');
  const { records } = story.sandbox.workspace;
  const sandbox = await openSandbox({
    clock: { now: story.now },
    newId: seededIds('bare'),
    app: records.app,
    people: [{ id: user, name: 'one' }],
  });
  const receiver = new SocketModeReceiver({
    appToken: sandbox.appToken,
    logLevel: LogLevel.ERROR,
    installerOptions: { clientOptions: { slackApiUrl: sandbox.apiUrl } },
  });
  const app = new App({
    receiver,
    token: sandbox.botToken,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: sandbox.apiUrl, retryConfig: { retries: 0 } },
  });
  const { title, submit, close, callbackId, privateMetadata, blocks } = view.content;
  const plain = (text: string) => ({ type: 'plain_text' as const, text });
  app.action(/.*/, async ({ ack, body, client }) => {
    await ack();
    if (!('trigger_id' in body)) return;
    await client.views.open({
      trigger_id: body.trigger_id,
      view: {
        type: 'modal',
        title: plain(title),
        submit: plain(submit ?? ''),
        close: plain(close ?? ''),
        callback_id: callbackId,
        private_metadata: privateMetadata,
        blocks: [...blocks],
      },
    });
  });
  await app.start();
  await app.client.chat.postMessage({ channel: user, text: message.text, blocks: [...message.blocks] });
  const times: number[] = [];
  for (let i = 0; i < rounds; i += 1) {
    times.push(await timed(() => clickAnswer(sandbox, user)));
    await closeForm(sandbox, user);
  }
  await app.stop();
  await sandbox.close();
  return times;
}

/** Rounds of the scheduler go on beside; only what a click waits for is counted. */
const connectionName = (client: object): unknown =>
  (client as { connectionParameters?: { application_name?: unknown } }).connectionParameters?.application_name;

/** Counts every statement that a click sends to Postgres while something runs. */
async function countingStatements<T>(work: () => Promise<T>): Promise<{ result: T; statements: number }> {
  const { query } = pg.Client.prototype;
  let statements = 0;
  pg.Client.prototype.query = function counted(this: pg.Client, ...args: never[]) {
    if (connectionName(this) === 'three-hats clicks') statements += 1;
    return Reflect.apply(query, this, args);
  } as typeof query;
  try {
    return { result: await work(), statements };
  } finally {
    pg.Client.prototype.query = query;
  }
}

/** Ends a story that nobody reads: its own checks ask for readers. */
export async function end(story: Story): Promise<void> {
  await story.app.stop();
  await story.sandbox.close();
}
