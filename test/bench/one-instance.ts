import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parse } from 'yaml';
import { startApp } from '../../src/app.ts';
import { secret } from '../../src/config.ts';
import { silentLog } from '../../src/log.ts';
import { describeApp, openSandbox, type Sandbox } from '../../src/sandbox/index.ts';
import { seededIds } from '../../src/sandbox/seeded-ids.ts';
import { chance } from '../support/chance.ts';
import { bigFirm } from './firm.ts';
import type { Row } from './measure.ts';
import { startWords } from './start.ts';

const consultants = 10_000;
const messages = 500;
const installed = '2026-11-23T08:00:00Z';
const due = '2026-12-01T07:00:00Z';

/** What the parent asks of an instance. Answered with its memory, in megabytes, when it is done. */
type Order =
  | { readonly do: 'nothing' | 'begin' | 'tick'; readonly now: string }
  /** does not end: the parent counts what arrives */
  | { readonly do: 'send'; readonly now: string };

interface Memory {
  readonly now: number;
  readonly peak: number;
}

/** The memory of a real process on Postgres which plans and prompts a month for ten thousand people, and is sending. */
export async function oneInstance(database: string): Promise<Row[]> {
  const firm = bigFirm(consultants);
  const sandbox = await openSandbox({
    clock: { now: () => new Date(due) },
    newId: seededIds('slack'),
    app: describeApp(parse(await readFile(join(import.meta.dirname, '../../manifest.yml'), 'utf8'))),
    people: firm.people,
  });
  // The flags that `npm start` gives to node.
  const flags = (await startWords()).filter(word => word.startsWith('-'));
  const installer = instance(sandbox, database, flags);
  await order(installer, { do: 'begin', now: installed });
  await ended(installer);
  const child = instance(sandbox, database, flags);
  const idle = await order(child, { do: 'nothing', now: installed });
  await order(child, { do: 'tick', now: installed });
  const prompted = await order(child, { do: 'tick', now: due });
  const sends: Order = { do: 'send', now: due };
  child.send(sends);
  while (messagesIn(sandbox) < messages) await pause(50);
  const sending = await order(child, { do: 'nothing', now: due });
  await ended(child);
  await sandbox.close();
  const mb = (value: number) => `${Math.round(value)} MB`;
  return [
    {
      what: `one instance, ${consultants} people: memory (RSS) at its highest`,
      bar: '≤ 250 MB',
      measured: `${mb(sending.peak)}; ${mb(prompted.now)} when all are prompted, ${mb(sending.now)} after ${messages} messages`,
      baseline: `the same process before its first round: ${mb(idle.now)}`,
    },
  ];
}

/** A process of its own, this file again: the app with a clock that its parent sets. */
function instance(sandbox: Sandbox, database: string, flags: string[]): ChildProcess {
  const { botToken, appToken, apiUrl } = sandbox;
  return fork(import.meta.filename, ['instance', database, botToken, appToken, apiUrl], { execArgv: flags });
}

async function order(child: ChildProcess, given: Order): Promise<Memory> {
  child.send(given);
  const [memory] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
  if (typeof memory !== 'object' || memory === null) throw new Error('the instance ended');
  return memory;
}

async function ended(child: ChildProcess): Promise<void> {
  child.kill();
  await once(child, 'exit');
}

function messagesIn({ workspace }: Sandbox): number {
  let count = 0;
  for (const { messages: posted } of workspace.records.conversations.values()) count += posted.length;
  return count;
}

async function serveAsInstance([database = '', botToken = '', appToken = '', apiUrl = '']: readonly string[]) {
  const time = { now: new Date(installed) };
  const app = await startApp(
    {
      slack: { mode: 'socket', botToken: secret(botToken), appToken: secret(appToken), apiUrl },
      database: { kind: 'postgres', url: secret(database) },
    },
    { clock: { now: () => time.now }, log: silentLog, newId: randomUUID, ...chance('bench'), paced: false },
  );
  const carryOut = async (given: Order): Promise<void> => {
    time.now = new Date(given.now);
    switch (given.do) {
      case 'nothing':
        return;
      case 'begin':
        await app.round();
        for (const [name, text] of bigFirm(0).settings ?? []) await app.changeSetting(name, text);
        await app.importRoster(bigFirm(consultants).roster);
        await app.go();
        return;
      case 'tick':
        await app.tick();
        return;
      case 'send':
        return app.send();
    }
  };
  const mebibyte = 1024 * 1024;
  process.on('message', (given: Order) => {
    const memory = () => ({
      now: process.memoryUsage.rss() / mebibyte,
      peak: process.resourceUsage().maxRSS / 1024,
    });
    void carryOut(given).then(() => process.send?.(memory()));
  });
}

if (process.argv[2] === 'instance') await serveAsInstance(process.argv.slice(3));
