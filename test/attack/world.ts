import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Inside, inside } from '../../src/inside.ts';
import { fileKeys } from '../../src/keys/file-keys.ts';
import { jsonLog } from '../../src/log.ts';
import { seededIds } from '../../src/sandbox/seeded-ids.ts';
import { workspaceOf } from '../../src/settings/index.ts';
import { seededBytes } from '../support/chance.ts';
import type { Bared } from './database.ts';
import { type Doors, openDoors } from './doors.ts';
import type { LogLine, LyingFile } from './evidence.ts';
import { confirm, found, type Member, usersOf } from './firm.ts';
import { quietSlack } from './slack.ts';

const size = 12;

/** A firm of twelve, and one who leads it, on the eve of a confirmed round; the real app, but for Slack. */
export interface World extends AsyncDisposable {
  readonly app: Inside;
  readonly doors: Doors;
  readonly roundId: string;
  /** those who will be invited */
  readonly people: readonly Member[];
  /** Now it is that late, and lines of the log come before that dump. */
  set(now: Date, dump: number): void;
  readonly log: readonly LogLine[];
  /** in the folder of the keys; `keys`: those alone, else all but them */
  folder(which: 'keys' | 'others'): Promise<LyingFile[]>;
}

/** The same world for the same seed. */
export async function openWorld({ connection, empty }: Bared, seed: string): Promise<World> {
  await empty();
  const { db } = connection;
  const time = { now: new Date('2027-03-04T07:00:00Z'), dump: 0 };
  const log: LogLine[] = [];
  const stream = { write: (line: string) => void log.push({ dump: time.dump, line }) };
  const [dir, random, newId] = [await mkdtemp(join(tmpdir(), 'three-hats-keys-')), seededBytes(seed), seededIds(seed)];
  const ports = { clock: { now: () => time.now }, log: jsonLog(stream), newId, random, keys: fileKeys(dir, random) };
  const firm = await found(db, newId, size);
  const roundId = newId();
  await confirm(db, ports.keys, firm, roundId);
  const slack = quietSlack(await usersOf(db, firm.workspaceId), firm.workspaceId);
  const workspace = await workspaceOf(db, firm.workspaceId);
  const app = inside({ connection, slack: slack.port, workspace, ...ports, paced: false });
  const afterwards = () => app.tick().then(() => app.send());
  return {
    app,
    doors: openDoors(app, { slack, log: ports.log, teamId: firm.workspaceId, afterwards }),
    roundId,
    people: firm.people,
    set: (now, dump) => void Object.assign(time, { now, dump }),
    log,
    folder: which => filesIn(dir, name => name.endsWith('.key') === (which === 'keys')),
    [Symbol.asyncDispose]: async () => {
      await app.stop();
      await rm(dir, { recursive: true });
    },
  };
}

async function filesIn(dir: string, isWanted: (name: string) => boolean): Promise<LyingFile[]> {
  const names = (await readdir(dir)).filter(isWanted);
  return Promise.all(names.map(async name => ({ name, bytes: new Uint8Array(await readFile(join(dir, name))) })));
}
