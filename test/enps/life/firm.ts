import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Connection } from '../../../src/db/connect.ts';
import { attendRounds } from '../../../src/enps/attend.ts';
import { lifeCadences } from '../../../src/enps/due/life.ts';
import { roundCadence } from '../../../src/enps/kinds.ts';
import * as queries from '../../../src/enps/queries.ts';
import { type Answer, formVersion } from '../../../src/enps/rules.ts';
import { seal, tokenOf } from '../../../src/enps/seal.ts';
import type { Keys } from '../../../src/keys/keys.ts';
import { silentLog } from '../../../src/log.ts';
import { planOccurrences, tick } from '../../../src/schedule/index.ts';
import { parseLocalDate } from '../../../src/time/calendar.ts';
import { chance } from '../../support/chance.ts';
import { type PersonFacts, rosterBuilder } from '../../support/roster.ts';

export interface RoundFacts {
  readonly leastInvited?: number;
  readonly leastAnswers?: number;
  readonly leastComments?: number;
}

/** Monday 1 February 2027 09:00 to Monday 15 February 16:00, in Helsinki. */
export const opensAt = '2027-02-01T07:00:00Z';
export const closesAt = '2027-02-15T14:00:00Z';

/** A firm with a confirmed round, whose clock is the test's, and any number of processes that share the round's keys or can't read them. */
export async function roundFirm({ db }: Connection, facts: RoundFacts = {}) {
  const firm = await rosterBuilder(db);
  const dice = chance(firm.workspaceId);
  const boss = await firm.person({ name: 'Elin', employee: false });
  const roundId = randomUUID();
  const ports = { db, log: silentLog, newId: randomUUID, ...dice, shelf: firm.shelf };
  const keyFingerprint = await dice.keys.create(roundId);
  const { workspaceId } = firm;
  await db.transaction().execute(async tx => {
    await queries.insertRound(tx, {
      id: roundId,
      workspaceId,
      period: '2027',
      opensOn: parseLocalDate('2027-02-01'),
      closesOn: parseLocalDate('2027-02-15'),
      opensAt: new Date(opensAt),
      closesAt: new Date(closesAt),
      leastInvited: 7,
      leastAnswers: 5,
      leastComments: 8,
      ...facts,
      formVersion,
      keyFingerprint,
      confirmedBy: boss,
      confirmedAt: new Date('2027-01-10T10:00:00Z'),
    });
    const row = { workspaceId, cadence: roundCadence, subjectId: roundId, period: '2027' };
    await planOccurrences(tx, [{ ...row, dueAt: new Date(opensAt), closesAt: new Date(closesAt) }]);
  });

  /** A running process, with the round's keys or those that it is given. */
  const process = (keys: Keys = dice.keys) => {
    const own = { ...ports, keys, instance: randomUUID() };
    const attends = (at: string) => attendRounds(own, workspaceId, new Date(at));
    const ticks = (at: string) =>
      tick(
        { db, log: silentLog, cadences: lifeCadences(own), ...ticking, markEverybody: async () => undefined },
        new Date(at),
      );
    return {
      attends,
      ticks,
      /** A round of its work, as it is once a minute. */
      works: async (at: string) => {
        await attends(at);
        await ticks(at);
      },
    };
  };

  return {
    ...firm,
    roundId,
    keys: dice.keys,
    keysWereDestroyed: () => dice.keys.wereDestroyed(roundId, keyFingerprint),
    destroysKeys: () => dice.keys.destroy(roundId, keyFingerprint, new Date(closesAt)),
    process,
    people: (count: number, given: PersonFacts = { employee: true }) =>
      Promise.all(Array.from({ length: count }, (_, i) => firm.person({ name: `Person ${i}`, ...given }))),
    round: async () => {
      const round = await queries.roundById(db, roundId);
      if (!round) throw new Error('the round is gone');
      return round;
    },
    invited: () => queries.invitedTo(db, roundId),
    replies: async (personId: string, answer: Answer | null) => {
      const pair = await dice.keys.read(roundId);
      if (!pair) throw new Error('the keys are gone');
      const token = tokenOf(pair, personId);
      const sealed = seal(pair, { roundId, token }, answer, dice.random);
      await db.transaction().execute(tx => queries.keepAnswer(tx, { roundId, workspaceId, token, sealed }));
    },
    messages: async (kind: string) =>
      (
        await db
          .selectFrom('outbox')
          .select(['subjectId', 'period'])
          .where('workspaceId', '=', workspaceId)
          .where('kind', '=', kind)
          .execute()
      ).map(({ subjectId, period }) => `${subjectId} ${period}`),
    year: () => db.selectFrom('enpsYear').selectAll().where('workspaceId', '=', workspaceId).executeTakeFirst(),
    comments: async () =>
      (await db.selectFrom('enpsComment').select('words').where('roundId', '=', roundId).execute()).map(
        ({ words }) => words,
      ),
    rowsOf: async (table: 'enpsAnswer' | 'enpsInvited' | 'enpsInstance') =>
      (await db.selectFrom(table).select('roundId').where('roundId', '=', roundId).execute()).length,
  };
}

const ticking = { open: sql<boolean>`true`, batch: 50, lanes: 1 };

/** Keys that a process can't read: its folder is not there, or not its own. */
export const unreadable: Keys = {
  create: () => Promise.reject(new Error('no folder')),
  read: async () => undefined,
  destroy: () => Promise.reject(new Error('no folder')),
  wereDestroyed: () => Promise.reject(new Error('no folder')),
};
