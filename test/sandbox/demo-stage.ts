import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { startApp } from '../../src/app.ts';
import { secret } from '../../src/config.ts';
import { silentLog } from '../../src/log.ts';
import { clockHands, type DrivenHands } from '../../src/sandbox/demo.ts';
import { describeApp, openSandbox, type Sandbox } from '../../src/sandbox/index.ts';
import type { Demo } from '../../src/sandbox/page-acts.ts';
import { type RestartableApp, restartable } from '../../src/sandbox/restartable.ts';
import { buttonsIn, type Doing, goThrough } from '../../src/sandbox/screens.ts';
import { seededIds } from '../../src/sandbox/seeded-ids.ts';
import type { Actor } from '../../src/sandbox/time-machine.ts';
import type { YearPlayed } from '../../src/sandbox/year.ts';
import { chance } from '../support/chance.ts';
import { freshDatabase } from '../support/database.ts';
import { smallFirm } from '../support/firm.ts';
import type { Firm } from '../support/story.ts';

/** The demo around the real app and a small firm, on a clock that only the hands move. */
export interface DemoStage extends AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly workspace: Sandbox['workspace'];
  readonly hands: DrivenHands;
  readonly demo: Demo;
  readonly app: RestartableApp;
  now(): Date;
  /** moves the clock; the app does what is due on the way */
  until(at: string): Promise<void>;
  /** the texts of her messages from the app, oldest first */
  messages(userId: string): string[];
  /** She clicks that button on her newest message that has it, and goes through what it opens. */
  clicks(userId: string, actionId: string, doing?: Doing): Promise<void>;
  /** She goes through the modal that is before her. */
  goesThrough(userId: string, doing: Doing): Promise<void>;
}

/** After *go*; `people`: who acts while a year is played. */
export async function aDemo(
  at: string,
  people: (year: YearPlayed) => readonly Actor[] = () => [],
  firm: Firm = smallFirm,
): Promise<DemoStage> {
  const time = { now: new Date(at) };
  const clock = {
    now: () => time.now,
    set: (to: Date) => {
      time.now = to;
    },
  };
  const hands = clockHands();
  const manifest = await readFile(join(import.meta.dirname, '../../manifest.yml'), 'utf8');
  const { people: colleagues, channels = [] } = firm;
  const app = describeApp(parse(manifest));
  const sandbox = await openSandbox({ clock, newId: seededIds('slack'), app, people: colleagues, channels, hands });
  const { workspace } = sandbox;
  const kept = await startIn(sandbox, clock, firm);
  hands.drive({ workspace, clock, app: kept, people });
  const { demo } = hands;
  if (!demo) throw new Error('there is no demo');
  const seen = (userId: string) => workspace.messagesSeenBy(userId, workspace.appConversation(userId).id, 1000);
  const goesThrough = async (userId: string, doing: Doing) => {
    await goThrough(workspace, userId, doing);
    await kept.round();
  };
  return {
    sandbox,
    workspace,
    hands,
    demo,
    app: kept,
    now: clock.now,
    until: async to => {
      while (time.now < new Date(to)) {
        const next = await kept.nextMoment();
        const goal = new Date(to);
        clock.set(next && next < goal ? (next > time.now ? next : time.now) : goal);
        await kept.round();
      }
    },
    messages: userId => seen(userId).map(({ text }) => text),
    clicks: async (userId, actionId, doing = {}) => {
      const message = seen(userId).findLast(({ blocks }) =>
        blocks.flatMap(buttonsIn).some(each => each.actionId === actionId),
      );
      const button = message?.blocks.flatMap(buttonsIn).find(each => each.actionId === actionId);
      if (!message || !button) throw new Error(`${userId} has no button ${actionId}`);
      const { id: channel } = workspace.appConversation(userId);
      await workspace.click(userId, { channel, ts: message.ts, blockId: button.blockId, actionId });
      await goesThrough(userId, doing);
    },
    goesThrough,
    [Symbol.asyncDispose]: async () => {
      await kept.stop();
      await sandbox.close();
    },
  };
}

async function startIn(
  sandbox: Sandbox,
  clock: { now(): Date },
  { settings = [], roster }: Firm,
): Promise<RestartableApp> {
  const slack = {
    mode: 'socket' as const,
    botToken: secret(sandbox.botToken),
    appToken: secret(sandbox.appToken),
    apiUrl: sandbox.apiUrl,
  };
  const { config: database } = await freshDatabase('pglite');
  const outside = { clock, log: silentLog, newId: seededIds('demo'), ...chance('demo'), paced: false };
  const app = await startApp({ slack, database }, outside);
  await app.round();
  for (const [name, text] of settings) await app.changeSetting(name, text);
  await app.importRoster(roster);
  await app.go();
  await app.round();
  return restartable(app, () => sandbox.workspace.touch());
}
