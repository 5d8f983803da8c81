import type { Tx } from '../db/connect.ts';
import { beginMembership, type PeopleContext, personById } from '../roster/index.ts';
import { localDateOf } from '../time/calendar.ts';
import * as queries from './queries.ts';
import { isOpen, isSettled, joinsOn } from './rules.ts';
import type { PlacementPorts } from './standing.ts';
import { hasHeard, kinds, planFirstWeek, tell } from './tidings.ts';

/** A settled placement on an engagement that is active begins at once. `by` herself: she sees it where she clicked. */
export async function beginIfActive(
  ports: Pick<PlacementPorts, 'newId'>,
  tx: Tx,
  context: PeopleContext,
  placement: queries.Placement,
  by: 'herself' | 'lead',
): Promise<'begun' | 'waits'> {
  if (placement.engagementState !== 'active' || !isSettled(placement.state)) return 'waits';
  await begin(ports, tx, context, placement, by);
  return 'begun';
}

/** She joins the team; once, whatever is pressed again. Whoever has left meanwhile does not. */
export async function begin(
  ports: Pick<PlacementPorts, 'newId'>,
  tx: Tx,
  context: PeopleContext,
  placement: queries.Placement,
  by: 'herself' | 'lead',
): Promise<void> {
  const { id, workspaceId, clientId, engagementId, personId, round } = placement;
  const person = await personById(tx, context, personId);
  if (!person?.active) return withdrawByItself(tx, placement, 'left', context.now);
  const { role, share } = round.terms;
  const since = joinsOn(round.terms.since, localDateOf(context.now, person.settings.zone));
  const membership = { id: ports.newId(), workspaceId, clientId, engagementId, personId, role, share, since };
  await beginMembership(tx, membership);
  await queries.movePlacement(tx, id, { state: 'begun', begunOn: since });
  await planFirstWeek(tx, placement, person, since);
  if (by === 'lead' && personId !== round.proposedBy)
    await tell(tx, placement, { kind: kinds.begun, period: 'begun', class: 'morning' }, context.now);
}

/** Nobody withdrew it, but it has become pointless: whom it leaves waiting hears of it. */
export async function withdrawByItself(
  tx: Tx,
  placement: queries.Placement,
  why: 'left' | 'engagement_ended',
  now: Date,
): Promise<void> {
  if (!isOpen(placement.state)) return;
  await queries.resolveRound(tx, placement, { resolution: 'withdrawn', note: null, by: null, at: now });
  await queries.movePlacement(tx, placement.id, { state: 'withdrawn', why });
  if (why === 'left') await tell(tx, placement, { kind: kinds.left, period: 'end', class: 'morning' }, now);
  else await tellWithdrawn(tx, placement, now);
}

/** Whoever never heard that she was asked need not hear that it came to nothing. */
export async function tellWithdrawn(tx: Tx, placement: queries.Placement, now: Date): Promise<void> {
  if (await hasHeard(tx, placement))
    await tell(tx, placement, { kind: kinds.withdrawn, period: 'end', class: 'morning' }, now);
}
