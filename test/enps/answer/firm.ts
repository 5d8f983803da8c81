import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Connection, Tx } from '../../../src/db/connect.ts';
import type { AnswerPorts } from '../../../src/enps/answer.ts';
import { askListeners } from '../../../src/enps/listeners/ask.ts';
import {
  answersAfter,
  changeRound,
  insertInvited,
  insertRound,
  type Round,
  roundById,
} from '../../../src/enps/queries.ts';
import { type Answer, formVersion } from '../../../src/enps/rules.ts';
import { tokenOf, unseal } from '../../../src/enps/seal.ts';
import type { Log } from '../../../src/ports.ts';
import { rosterOf } from '../../../src/roster/index.ts';
import type { ModalView } from '../../../src/slack/blocks.ts';
import type { SlackPort } from '../../../src/slack/client.ts';
import type { Listeners } from '../../../src/slack/listeners.ts';
import { parseLocalDate } from '../../../src/time/calendar.ts';
import { chance } from '../../support/chance.ts';
import { rosterBuilder } from '../../support/roster.ts';

/** In the middle of a round, whose last moment is 16:00 in Helsinki on 12 February. */
export const midway = '2027-02-03T10:00:00Z';
export const closesAt = new Date('2027-02-12T14:00:00Z');

/** A listener that may not talk to Slack by itself. */
const noSlack = new Proxy({} as SlackPort, {
  get: (_, method) => () => {
    throw new Error(`a listener called ${String(method)}`);
  },
});

/** A log that remembers every line. */
export function spyLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  const write: Log['info'] = (event, fields) => void lines.push(JSON.stringify([event, fields]));
  return { lines, info: write, warn: write, error: write };
}

/** A firm with an open round, in which Ana and Mikko are invited and Nora, who came later, is not. */
export async function surveyFirm({ db }: Pick<Connection, 'db'>) {
  const firm = await rosterBuilder(db);
  const { random, keys } = chance(firm.workspaceId);
  const log = spyLog();
  const [ana, mikko, nora] = [
    await firm.person({ name: 'Ana' }),
    await firm.person({ name: 'Mikko', zone: 'Europe/Stockholm' }),
    await firm.person({ name: 'Nora' }),
  ];
  const ports: AnswerPorts = { db, log, keys, random };

  const openRound = async (opensOn: string, invited = [ana, mikko]): Promise<Round> => {
    const id = randomUUID();
    await db.transaction().execute(async tx => {
      const row = {
        id,
        workspaceId: firm.workspaceId,
        period: opensOn.slice(0, 4),
        opensOn: parseLocalDate(opensOn),
        closesOn: parseLocalDate('2027-02-12'),
        opensAt: new Date('2027-01-29T07:00:00Z'),
        closesAt,
        leastInvited: 7,
        leastAnswers: 5,
        leastComments: 9,
        formVersion,
        keyFingerprint: await keys.create(id),
        confirmedBy: ana,
        confirmedAt: new Date('2027-01-10T07:00:00Z'),
      };
      if (!(await insertRound(tx, row))) throw new Error('there is another round');
      await insertInvited(tx, row, invited);
      await changeRound(tx, id, { state: 'open', invited: invited.length });
    });
    const round = await roundById(db, id);
    if (!round) throw new Error('the round is not there');
    return round;
  };
  const round = await openRound('2027-01-29');

  /** The round becomes something else behind her back. */
  const becomes = (state: Round['state'], outcome: Round['outcome'] = null) =>
    db.transaction().execute(tx => changeRound(tx, round.id, { state, outcome }));

  /** All that lies there, opened with the keys: what each has answered. */
  const replies = async (): Promise<Record<string, Answer | null>> => {
    const pair = await keys.read(round.id);
    const rows = await db.transaction().execute(tx => answersAfter(tx, round.id, { after: undefined, limit: 99 }));
    if (!pair) throw new Error('there are no keys');
    const names = new Map([ana, mikko, nora].map(id => [Buffer.from(tokenOf(pair, id)).toString('hex'), id]));
    return Object.fromEntries(
      rows.map(({ token, sealed }) => [
        names.get(Buffer.from(token).toString('hex')) ?? 'nobody',
        unseal(pair, { roundId: round.id, token }, sealed),
      ]),
    );
  };

  /** What somebody clicks and sends, as the room `slack` hands it over. */
  const listenersAt = (
    at = midway,
    over: Partial<AnswerPorts> = {},
  ): Required<Pick<Listeners, 'clicks' | 'submissions'>> => {
    const clock = { now: () => new Date(at) };
    const parts = { ...ports, ...over, clock, shelf: firm.shelf };
    const team = { workspaceId: firm.workspaceId, slackTeamId: firm.workspaceId };
    const roster = rosterOf({ ...parts, team });
    const { clicks = {}, submissions = {} } = askListeners({ ...parts, roster, slack: noSlack, newId: randomUUID });
    return { clicks, submissions };
  };

  return { firm, db, ports, log, keys, random, round, ana, mikko, nora, openRound, becomes, replies, listenersAt };
}

export type SurveyFirm = Awaited<ReturnType<typeof surveyFirm>>;

/** How many rows each table holds, and a fingerprint of them. */
export async function tablesOf({ db }: Pick<Connection, 'db'>): Promise<Record<string, string>> {
  const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(db);
  const told: Record<string, string> = {};
  for (const { name } of rows) {
    const print = await sql<{
      print: string;
    }>`select count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' order by t::text)), '')
      as print from ${sql.table(name)} t`.execute(db);
    told[name] = print.rows[0]?.print ?? '';
  }
  return told;
}

/** True once some other connection to this database waits for a lock; false: none did for a thousand looks. */
export async function untilSomebodyWaits(tx: Tx): Promise<boolean> {
  for (let looks = 0; looks < 1000; looks += 1) {
    const { rows } = await sql<{ waiting: boolean }>`select exists (select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock') as waiting`.execute(tx);
    if (rows[0]?.waiting) return true;
    // What Postgres tells of other connections is the same within a transaction, until it is asked to look anew.
    await sql`select pg_stat_clear_snapshot()`.execute(tx);
  }
  return false;
}

/** The words of a view, in the order in which they stand. */
export const wordsOf = (drawn: ModalView['blocks'] | readonly unknown[]): string => JSON.stringify(drawn);
