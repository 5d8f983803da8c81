import type { LocalDate } from '../time/calendar.ts';
import type { PeopleContext, Person } from './people.ts';
import * as queries from './queries.ts';
import { type Engagement, endingOf } from './rules.ts';
import { createEngagement, replanAround } from './team.ts';
import { colleague, type RosterVerbPorts, todayOf, towardClient } from './toward.ts';

export interface EngagementWanted extends Pick<Engagement, 'id' | 'clientId' | 'name' | 'startsOn' | 'endsOn'> {
  readonly state: 'proposed' | 'active';
  /** Slack user id; null: the lead */
  readonly seller: string | null;
}

/** A project with a client begins, or is proposed. */
export async function newEngagement(
  ports: RosterVerbPorts,
  context: PeopleContext,
  actor: Person,
  { seller, ...wanted }: EngagementWanted,
): Promise<'created' | 'name_taken' | 'not_active' | 'not_yours'> {
  const on = { clientId: wanted.clientId, act: 'engagement.change' } as const;
  return towardClient(ports, context, actor, on, async (tx, { workspaceId }) => {
    const person = seller === null ? null : await colleague(tx, context, actor, seller);
    if (person === undefined) return 'not_active';
    return createEngagement(tx, { ...wanted, workspaceId, sellerId: person?.id ?? null });
  });
}

/** An engagement ends with that day, and everybody's part in it. */
export async function endEngagement(
  ports: RosterVerbPorts,
  context: PeopleContext,
  actor: Person,
  { clientId, engagementId, lastDay }: { clientId: string; engagementId: string; lastDay: LocalDate },
): Promise<'ended' | 'before_start' | 'gone' | 'not_yours'> {
  return towardClient(ports, context, actor, { clientId, act: 'engagement.change' }, async tx => {
    const engagement = await queries.engagementById(tx, engagementId);
    if (engagement?.clientId !== clientId) return 'gone';
    const ending = endingOf(engagement, lastDay, todayOf(actor, context));
    if (ending === 'before_start') return 'before_start';
    await queries.writeEnding(tx, engagementId, ending);
    await replanAround(tx, engagement);
    return 'ended';
  });
}
