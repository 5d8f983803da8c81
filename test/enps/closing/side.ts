import { randomBytes, randomUUID } from 'node:crypto';
import { addMinutes } from 'date-fns/addMinutes';
import { secret } from '../../../src/config.ts';
import { type Connection, connect } from '../../../src/db/connect.ts';
import { type Inside, inside } from '../../../src/inside.ts';
import { fileKeys } from '../../../src/keys/file-keys.ts';
import type { Keys } from '../../../src/keys/keys.ts';
import type { Log, NewId } from '../../../src/ports.ts';
import { workspaceOf } from '../../../src/settings/index.ts';
import type { ModalView } from '../../../src/slack/blocks.ts';
import { type Acknowledgement, openDoors } from '../../attack/doors.ts';
import { round, usersOf } from '../../attack/firm.ts';
import type { Reply } from '../../attack/population.ts';
import { quietSlack } from '../../attack/slack.ts';

/** Where a round is that is about to close, and what its processes share. */
export interface Place {
  readonly url: string;
  readonly keysDir: string;
  readonly workspaceId: string;
  readonly roundId: string;
}

/** Where a process ends that closes: while it writes what was counted, or around the destruction of the keys. */
export type Death = 'while counting' | 'before destroying' | 'after destroying';

export interface Attempt extends Reply {
  readonly slackUserId: string;
}

/** What somebody was told when she submitted. */
export type Heard = Attempt & { readonly told: 'thanks' | 'refused'; readonly words: string };

/** One process of the app at the close: for people it is the last moment, for its tick the round is over. */
export interface Side {
  /** Opens everybody’s form. */
  open(slackUserIds: readonly string[]): Promise<void>;
  /** They submit, several at once; when so many have been told what came of it, it closes beside the others. Undefined: it does not. */
  submit(attempts: readonly Attempt[], closesAfter: number | undefined): Promise<Heard[]>;
  /** A tick so many minutes after the round's end. */
  tick(minutes: number, death?: Death): Promise<void>;
  /** what was logged as an error */
  readonly errors: readonly string[];
  close(): Promise<void>;
}

/** So many submit at once. */
const lanes = 6;

export async function openSide({ url, keysDir, workspaceId, roundId }: Place): Promise<Side> {
  const connection = await connect({ kind: 'postgres', url: secret(url) });
  const errors: string[] = [];
  const log: Log = {
    info: () => undefined,
    warn: () => undefined,
    error: (event, fields) => void errors.push(`${event} ${JSON.stringify(fields)}`),
  };
  const slack = quietSlack(await usersOf(connection.db, workspaceId), workspaceId);
  const workspace = await workspaceOf(connection.db, workspaceId);
  const time = { now: round.closesAt };
  const fate: { death: Death | undefined } = { death: undefined };
  const ports = { slack: slack.port, workspace, log, random: randomBytes, paced: false };
  const keys = fileKeys(keysDir, randomBytes);
  const late = { now: () => addMinutes(round.closesAt, -1) };
  const answering = inside({ connection, ...ports, clock: late, keys, newId: randomUUID });
  const dying = { keys: fatalKeys(keys, fate), newId: fatalIds(fate) };
  const closing = inside({ connection, ...ports, clock: { now: () => time.now }, ...dying });
  const doors = openDoors(answering, { slack, log, teamId: workspaceId, afterwards: async () => undefined });
  const forms = new Map<string, ModalView>();
  const submitOne = async (attempt: Attempt): Promise<Heard> => {
    const form = forms.get(attempt.slackUserId);
    if (!form) throw new Error('her form is not open');
    return heard(attempt, await doors.submit(attempt.slackUserId, form, attempt));
  };
  return {
    open: async slackUserIds => {
      for (const slackUserId of slackUserIds) {
        const form = await doors.open(slackUserId, roundId);
        if (form) forms.set(slackUserId, form);
      }
      // What a process does once when it starts shall not delay the close.
      time.now = late.now();
      await closing.tick();
      time.now = round.closesAt;
    },
    submit: async (attempts, closesAfter) => {
      const [waiting, told]: [Attempt[], Heard[]] = [[...attempts], []];
      const closes: Promise<void>[] = [];
      const goOn = async () => {
        for (let attempt = waiting.shift(); attempt; attempt = waiting.shift()) {
          if (told.length >= (closesAfter ?? Number.POSITIVE_INFINITY) && closes.length === 0)
            closes.push(closing.tick());
          told.push(await submitOne(attempt));
        }
      };
      await Promise.all(Array.from({ length: lanes }, goOn));
      await Promise.all(closes);
      return told;
    },
    tick: async (minutes, death) => {
      time.now = addMinutes(round.closesAt, minutes);
      fate.death = death;
      await closing.tick();
    },
    errors,
    close: () => closed(connection, [answering, closing]),
  };
}

async function closed(connection: Connection, apps: readonly Inside[]): Promise<void> {
  for (const app of apps) await app.stop();
  await connection.close();
}

function heard(attempt: Attempt, answer: Acknowledgement): Heard {
  if (answer?.response_action === 'update') return { ...attempt, told: 'thanks', words: '' };
  return { ...attempt, told: 'refused', words: Object.values(answer?.errors ?? {}).join(' ') };
}

/** Nothing is finished, nothing is said. */
const die = () => process.kill(process.pid, 'SIGKILL');

const fatalIds =
  (fate: { readonly death: Death | undefined }): NewId =>
  () => {
    if (fate.death === 'while counting') die();
    return randomUUID();
  };

const fatalKeys = (keys: Keys, fate: { readonly death: Death | undefined }): Keys => ({
  ...keys,
  destroy: async (...round) => {
    if (fate.death === 'before destroying') die();
    await keys.destroy(...round);
    if (fate.death === 'after destroying') die();
  },
});
