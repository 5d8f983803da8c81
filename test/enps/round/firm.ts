import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Connection } from '../../../src/db/connect.ts';
import { yearCadences, yearDeliveries } from '../../../src/enps/due/year.ts';
import { roundListeners } from '../../../src/enps/listeners/round.ts';
import * as queries from '../../../src/enps/queries.ts';
import { callOff, confirmRound, type Wanted } from '../../../src/enps/round.ts';
import type { RoundPlan } from '../../../src/enps/rules.ts';
import type { Keys } from '../../../src/keys/keys.ts';
import { silentLog } from '../../../src/log.ts';
import { rosterOf } from '../../../src/roster/roster.ts';
import { tick } from '../../../src/schedule/index.ts';
import type { SlackPort } from '../../../src/slack/client.ts';
import { parseLocalDate } from '../../../src/time/calendar.ts';
import { chance } from '../../support/chance.ts';
import { rosterBuilder } from '../../support/roster.ts';

export const goAt = '2026-11-02T08:00:00Z';
/** Wednesday, 13 January 2027, in Helsinki at noon. */
export const noon = '2027-01-13T10:00:00Z';

export const aPlan = (changes: Partial<RoundPlan> = {}): RoundPlan => ({
  opensOn: parseLocalDate('2027-02-01'),
  lengthDays: 14,
  leastInvited: 7,
  leastAnswers: 5,
  leastComments: 8,
  ...changes,
});

/** Keys that note what became of them. */
function watchedKeys(keys: Keys) {
  const made: string[] = [];
  const watched: Keys = {
    ...keys,
    create: async roundId => {
      made.push(roundId);
      return keys.create(roundId);
    },
  };
  const living = async () => {
    const left = await Promise.all(made.map(async id => ({ id, pair: await keys.read(id) })));
    return left.filter(({ pair }) => pair !== undefined).map(({ id }) => id);
  };
  return { watched, living };
}

/** Keys that nobody can keep. */
export const unkept: Keys = {
  create: () => Promise.reject(new Error('no folder')),
  read: async () => undefined,
  destroy: async () => undefined,
  wereDestroyed: async () => false,
};

interface FirmFacts {
  readonly employees?: number;
  readonly live?: boolean;
}

/** Elin is the leadership, Saara an admin, Mikko a consultant; and as many more as make a firm. */
export async function planningFirm({ db }: Connection, { employees = 12, live = true }: FirmFacts = {}) {
  const firm = await rosterBuilder(db);
  const { workspaceId, shelf } = firm;
  const dice = chance(workspaceId);
  const { watched, living } = watchedKeys(dice.keys);
  const [elin, saara] = [
    await firm.person({ name: 'Elin', employee: false }),
    await firm.person({ name: 'Saara', employee: false }),
  ];
  const mikko = await firm.person({ name: 'Mikko', employee: true });
  const others = await Promise.all(
    Array.from({ length: employees - 1 }, (_, i) => firm.person({ name: `Person ${i}`, employee: true })),
  );
  await firm.setting('leadership', [firm.slackIdOf(elin)]);
  await firm.setting('admins', [firm.slackIdOf(saara)]);
  if (live)
    await db
      .updateTable('workspace')
      .set({ goAt: new Date(goAt) })
      .where('id', '=', workspaceId)
      .execute();
  const ports = { db, log: silentLog, newId: randomUUID, random: dice.random, keys: watched, shelf };

  const as = (personId: string, at = noon, keys: Keys = watched) => {
    const context = firm.context(at);
    const own = { ...ports, keys };
    return {
      confirms: async (plan = aPlan(), replaces?: string) =>
        confirmRound(own, context, await firm.read(personId, at), { plan, replaces } satisfies Wanted),
      callsOff: async (roundId: string) => callOff(own, context, await firm.read(personId, at), roundId),
    };
  };
  const rounds = () => queries.roundsOf(db, workspaceId);
  const round = async () => {
    const [newest] = (await rounds()).filter(({ state }) => state !== 'cancelled');
    if (!newest) throw new Error('there is no round');
    return newest;
  };
  /** Writes what only a round's life writes. */
  const becomes = async (id: string, changes: Parameters<typeof queries.changeRound>[2]) =>
    db.transaction().execute(tx => queries.changeRound(tx, id, changes));

  return {
    ...firm,
    ...{ elin, saara, mikko, others, ports, as, rounds, round, becomes, livingKeys: living },
    /** The app's ways in for planning, at a time. */
    listeners: (at = noon, keys: Keys = watched) => {
      const clock = { now: () => new Date(at) };
      const team = { workspaceId, slackTeamId: workspaceId };
      const roster = rosterOf({ db, clock, log: silentLog, shelf, team });
      return roundListeners({ ...ports, keys, clock, roster, slack: noSlack });
    },
    ticks: async (at: string) => {
      const cadences = yearCadences(ports);
      const ticking = { db, log: silentLog, cadences, open: sql<boolean>`true`, batch: 50, lanes: 1 };
      return tick({ ...ticking, markEverybody: async () => undefined }, new Date(at));
    },
    deliveries: yearDeliveries(ports),
    occurrences: (cadence: string) =>
      db
        .selectFrom('occurrence')
        .select(['subjectId', 'period', 'state', 'reason', 'dueAt', 'closesAt', 'wakeAt'])
        .where('workspaceId', '=', workspaceId)
        .where('cadence', '=', cadence)
        .orderBy('period')
        .execute(),
    messages: () =>
      db.selectFrom('outbox').selectAll().where('workspaceId', '=', workspaceId).orderBy('kind').execute(),
  };
}

export type PlanningFirm = Awaited<ReturnType<typeof planningFirm>>;

/** A listener only answers. */
const noSlack = new Proxy({} as SlackPort, {
  get: (_, method) => () => {
    throw new Error(`a listener called ${String(method)}`);
  },
});
