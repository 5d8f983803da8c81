import type { Db } from '../../src/db/connect.ts';
import { roundCadence } from '../../src/enps/kinds.ts';
import { insertRound } from '../../src/enps/queries.ts';
import { formVersion } from '../../src/enps/rules.ts';
import type { Keys } from '../../src/keys/keys.ts';
import type { NewId } from '../../src/ports.ts';
import { planOccurrences } from '../../src/schedule/index.ts';
import type { SlackUser } from '../../src/slack/client.ts';
import { parseLocalDate } from '../../src/time/calendar.ts';

/** Thursday to Thursday: a week is the shortest. Nobody there has a clock of another zone. */
export const round = {
  opensOn: parseLocalDate('2027-03-04'),
  closesOn: parseLocalDate('2027-03-11'),
  opensAt: new Date('2027-03-04T09:00:00Z'),
  closesAt: new Date('2027-03-11T16:00:00Z'),
};
const zone = 'Etc/UTC';

export interface Member {
  readonly id: string;
  readonly slackUserId: string;
}

/** A workspace with so many employees, and one who leads it and is none of them. */
export interface Firm {
  readonly workspaceId: string;
  readonly leader: Member;
  readonly people: readonly Member[];
}

/** The same firm whenever the ids are the same. */
export async function found(db: Db, newId: NewId, size: number): Promise<Firm> {
  const workspaceId = newId();
  const member = (): Member => {
    const id = newId();
    return { id, slackUserId: `U${id.replaceAll('-', '').slice(0, 12).toUpperCase()}` };
  };
  const [leader, people] = [member(), Array.from({ length: size }, member)];
  const goAt = new Date('2026-12-01T09:00:00Z');
  const workspace = { id: workspaceId, slackTeamId: workspaceId, slackBotUserId: 'UBOT', name: 'Firm', goAt };
  await db.insertInto('workspace').values(workspace).execute();
  const persons = [leader, ...people].map(({ id, slackUserId }) => {
    const name = `Person ${newId().slice(0, 6)}`;
    const slack = { slackUserId, slackStatus: 'active', slackAdmin: id === leader.id, slackZone: zone };
    return { id, workspaceId, name, ...slack, employee: id !== leader.id, knownSince: goAt };
  });
  await db.insertInto('person').values(persons).execute();
  const settings = { zone, leadership: [leader.slackUserId], leadershipContact: leader.slackUserId };
  const rows = Object.entries(settings).map(([key, value]) => ({ workspaceId, key, value: JSON.stringify(value) }));
  await db
    .insertInto('setting')
    .values(rows.map(row => ({ ...row, changedAt: goAt })))
    .execute();
  return { workspaceId, leader, people };
}

/** Its people as Slack knows them. */
export async function usersOf(db: Db, workspaceId: string): Promise<SlackUser[]> {
  const rows = await db
    .selectFrom('person')
    .select(['slackUserId', 'name', 'slackAdmin'])
    .where('workspaceId', '=', workspaceId)
    .execute();
  return rows.map(({ slackUserId: id, name, slackAdmin }) => {
    return { id, team_id: workspaceId, real_name: name, tz: zone, is_admin: slackAdmin };
  });
}

/** A round that somebody of leadership has confirmed: its keys, its row, and when it wakes. */
export async function confirm(db: Db, keys: Keys, { workspaceId, leader }: Firm, roundId: string): Promise<void> {
  const least = { leastInvited: 7, leastAnswers: 5, leastComments: 8 };
  const confirmed = { confirmedBy: leader.id, confirmedAt: new Date('2027-03-01T09:00:00Z') };
  const keyFingerprint = await keys.create(roundId);
  const period = '2027';
  await db.transaction().execute(async tx => {
    const plan = { id: roundId, workspaceId, period, ...round, ...least, formVersion, ...confirmed, keyFingerprint };
    await insertRound(tx, plan);
    const { opensAt: dueAt, closesAt } = round;
    await planOccurrences(tx, [{ workspaceId, cadence: roundCadence, subjectId: roundId, period, dueAt, closesAt }]);
  });
}
