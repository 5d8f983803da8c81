import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { secret } from '../../src/config.ts';
import { connect } from '../../src/db/connect.ts';
import { inside } from '../../src/inside.ts';
import { silentLog } from '../../src/log.ts';
import { changeSetting, workspaceOf } from '../../src/settings/index.ts';
import { slackClient } from '../../src/slack/client.ts';
import { sdkLogger } from '../../src/slack/sdk-log.ts';
import { chance } from '../support/chance.ts';
import { type Row, timed } from './measure.ts';
import { due, promptedFirm } from './month.ts';

/** Two a person: who we are, and the first check-in. */
const messages = 3_000;
const atOnce = 8;
/** Messages a minute. */
const cap = 300;
const pacedMessages = 100;

/** Prompts that wait, sent as fast as Slack answers, and at the pace that is set; beside a bare loop of requests to the same address. */
export async function sender(database: string): Promise<Row[]> {
  const connection = await connect({ kind: 'postgres', url: secret(database) });
  const workspaceId = await promptedFirm(connection, (messages + pacedMessages) / 2);
  const workspace = await workspaceOf(connection.background, workspaceId);
  const app = (apiUrl: string, paced: boolean) =>
    inside({
      clock: { now: () => new Date(due.getTime() + 60_000) },
      log: silentLog,
      newId: randomUUID,
      ...chance('bench'),
      paced,
      flow: paced ? { lanes: atOnce, batch: 1 } : { lanes: 2, batch: atOnce },
      connection,
      workspace,
      slack: slackClient({ botToken: secret('xoxb-1'), apiUrl }, sdkLogger(silentLog)),
    });

  const bare = await withStub(async url => {
    const requests = Array.from({ length: messages }, (_, i) => i);
    const lane = async () => {
      while (requests.pop() !== undefined) await (await fetch(url, { method: 'POST', body: body() })).text();
    };
    return messages / ((await timed(() => Promise.all(Array.from({ length: atOnce }, lane)))) / 1000);
  });

  await changeSetting(connection.background, workspaceId, 'send_per_minute', String(cap), due);
  const paced = await withStub(async (url, count) => {
    const pacing = app(url, true);
    const sending = pacing.send();
    while ((await count()).count < pacedMessages) await new Promise(resolve => setTimeout(resolve, 200));
    await pacing.stop();
    await sending;
    const sent = await count();
    return ((sent.count - 1) / sent.seconds) * 60;
  });

  const free = await withStub(async (url, count) => {
    const ms = await timed(() => app(url, false).send());
    return (await count()).count / (ms / 1000);
  });
  await connection.close();
  return [
    {
      what: 'sender, paced',
      bar: `≥ 95 % of ${cap} a minute`,
      measured: `${((paced / cap) * 100).toFixed(1)} %`,
      baseline: 'the setting send_per_minute',
    },
    {
      what: 'sender, unpaced',
      bar: '≥ 300 messages/s an instance',
      measured: `${Math.round(free)} messages/s, ratio ${(bare / free).toFixed(1)}`,
      baseline: `a bare fetch loop, ${atOnce} at once: ${Math.round(bare)} requests/s`,
    },
  ];
}

const body = () => new URLSearchParams({ channel: 'U1', text: 'How are you doing?' });

type Count = () => Promise<{ count: number; seconds: number }>;

async function withStub<T>(work: (apiUrl: string, count: Count) => Promise<T>): Promise<T> {
  const child: ChildProcess = spawn(process.execPath, [fileURLToPath(new URL('./slack-stub.ts', import.meta.url))]);
  const [chunk] = (await once(child.stdout ?? child, 'data')) as [Buffer];
  const url = `http://127.0.0.1:${String(chunk).trim()}/`;
  try {
    return await work(url, async () => (await fetch(`${url}count`)).json() as ReturnType<Count>);
  } finally {
    child.kill();
  }
}
