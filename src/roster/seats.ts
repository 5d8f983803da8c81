import type { LocalDate } from '../time/calendar.ts';
import type { PeopleContext, Person } from './people.ts';
import * as queries from './queries.ts';
import { mayEndOn, type SeatChange, turnOfSeat } from './rules.ts';
import { beginMembership, endMembership } from './team.ts';
import { colleague, type RosterVerbPorts, todayOf, towardClient } from './toward.ts';

export interface NewAdvisor {
  /** made when the form was drawn */
  readonly id: string;
  readonly clientId: string;
  /** Slack user id */
  readonly person: string;
  readonly since: LocalDate;
}

/** Somebody advises the client's team, on no engagement in particular (0.08). */
export async function addAdvisor(
  ports: RosterVerbPorts,
  context: PeopleContext,
  actor: Person,
  { id, clientId, person, since }: NewAdvisor,
): Promise<'begun' | 'already_there' | 'not_active' | 'not_yours'> {
  return towardClient(ports, context, actor, { clientId, act: 'team.change' }, async (tx, { workspaceId }) => {
    const advisor = await colleague(tx, context, actor, person);
    if (!advisor) return 'not_active';
    const seat = { id, workspaceId, clientId, engagementId: null, personId: advisor.id };
    return beginMembership(tx, { ...seat, role: 'advisor', share: 0, since });
  });
}

export interface SeatWanted extends SeatChange {
  readonly clientId: string;
  readonly membershipId: string;
  /** of what follows; made when the form was drawn */
  readonly nextId: string;
}

/** Another role or share on the same team, from a day on: what was stays written. */
export async function changeSeat(
  ports: RosterVerbPorts,
  context: PeopleContext,
  actor: Person,
  { clientId, membershipId, nextId, ...change }: SeatWanted,
): Promise<'changed' | 'same' | 'outside' | 'already_there' | 'gone' | 'not_yours'> {
  return towardClient(ports, context, actor, { clientId, act: 'team.change' }, async tx => {
    if ((await queries.membershipById(tx, nextId)) !== undefined) return 'changed';
    const membership = await queries.membershipById(tx, membershipId);
    if (membership?.clientId !== clientId) return 'gone';
    const turn = turnOfSeat(membership, change);
    if (typeof turn === 'string') return turn;
    if (await queries.hasRole(tx, { ...turn.next, except: membershipId })) return 'already_there';
    await endMembership(tx, membershipId, turn.lastDay);
    await beginMembership(tx, { id: nextId, ...turn.next });
    return 'changed';
  });
}

/** Somebody leaves a team. What has not begun yet never will. */
export async function leaveTeam(
  ports: RosterVerbPorts,
  context: PeopleContext,
  actor: Person,
  { clientId, membershipId, lastDay }: { clientId: string; membershipId: string; lastDay: LocalDate },
): Promise<'left' | 'before_start' | 'gone' | 'not_yours'> {
  return towardClient(ports, context, actor, { clientId, act: 'team.change' }, async tx => {
    const membership = await queries.membershipById(tx, membershipId);
    if (membership?.clientId !== clientId) return 'gone';
    if (!mayEndOn(membership, lastDay, todayOf(actor, context))) return 'before_start';
    await endMembership(tx, membershipId, lastDay);
    return 'left';
  });
}
