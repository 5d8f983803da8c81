import type { Db, Tx } from '../db/connect.ts';
import { replanLater } from '../schedule/index.ts';
import { settingsOf } from '../settings/index.ts';
import { addDays, type LocalDate, localDateOf } from '../time/calendar.ts';
import * as queries from './queries.ts';
import type { Engagement, EngagementState, NewMembership } from './rules.ts';

/** Creates an engagement in any state. Names are its client's own, told apart without regard to case. Creating the same id again changes nothing. */
export async function createEngagement(tx: Tx, engagement: Engagement): Promise<'created' | 'name_taken'> {
  if (!(await queries.insertEngagement(tx, engagement))) return 'name_taken';
  await replanAround(tx, engagement);
  return 'created';
}

/** An engagement that ends takes its memberships with it: they count as over, their rows stay as they are. */
export async function setEngagementState(tx: Tx, id: string, state: EngagementState): Promise<void> {
  await queries.writeEngagementState(tx, id, state);
  const engagement = await queries.engagementById(tx, id);
  if (engagement) await replanAround(tx, engagement);
}

/** Somebody joins a team. `already_there`: she has this role on this team, and no end of it is known. The same id again changes nothing. */
export async function beginMembership(tx: Tx, membership: NewMembership): Promise<'begun' | 'already_there'> {
  if (!(await queries.insertMembership(tx, membership))) return 'already_there';
  await replanAround(tx, membership);
  return 'begun';
}

/** Her role there ends with that day. One that would end before it began was never true, and is taken away. */
export async function endMembership(tx: Tx, id: string, lastDay: LocalDate): Promise<void> {
  const membership = await queries.membershipById(tx, id);
  if (!membership) return;
  if (lastDay < membership.since) await queries.deleteMembership(tx, id);
  else await queries.writeLastDay(tx, id, lastDay);
  await replanAround(tx, membership);
}

export interface Around {
  readonly workspaceId: string;
  readonly clientId: string;
  /** somebody who may no longer be found on its teams */
  readonly personId?: string;
}

/** Marks a client for planning, and whose supervisor or projects may now be others: whoever is or was on one of its teams. */
export async function replanAround(tx: Tx, { workspaceId, clientId, personId }: Around): Promise<void> {
  const members = new Set([...(await queries.everOnTeam(tx, clientId)), ...(personId ? [personId] : [])]);
  await replanLater(tx, 'client', workspaceId, [clientId]);
  // In one order, so that two that mark the same people never wait for each other.
  await replanLater(tx, 'person', workspaceId, [...members].toSorted());
}

/**
 * What a new day changes by itself: engagements whose last day is over have ended, and whoever joined or left is looked at. To be
 * called at least every other day, as often as one likes; a start looks at everybody anyway.
 */
export async function turnDay(db: Db, workspaceId: string, now: Date): Promise<void> {
  await db.transaction().execute(async tx => {
    const today = localDateOf(now, (await settingsOf(tx, workspaceId)).zone);
    const over = await queries.activeButOver(tx, workspaceId, today);
    for (const { id } of over) await setEngagementState(tx, id, 'ended');
    const yesterday = addDays(today, -1);
    const days = { from: yesterday, to: today, endedFrom: addDays(today, -2), endedTo: yesterday };
    for (const clientId of await queries.teamsThatTurned(tx, workspaceId, days))
      await replanAround(tx, { workspaceId, clientId });
  });
}
