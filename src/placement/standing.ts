import type { Executor, Tx } from '../db/connect.ts';
import type { Ports } from '../ports.ts';
import {
  type Act,
  type PeopleContext,
  type Person,
  permit,
  type Role,
  standingInFirm,
  standingToward,
} from '../roster/index.ts';
import { lockPlacement, type Placement } from './queries.ts';

export type PlacementPorts = Pick<Ports, 'db' | 'newId' | 'log'>;

/** What she is toward a placement: it is hers, she leads its client, or stands in for whoever does. */
export async function standingOn(
  db: Executor,
  context: PeopleContext,
  actor: Person,
  placement: Placement,
): Promise<Set<Role>> {
  const standing = await standingToward(db, context, actor, { kind: 'client', id: placement.clientId });
  if (actor.active && placement.personId === actor.id) standing.add('self');
  return standing;
}

/** The same as far as it concerns herself, without asking the database: whether it is hers. */
export function standingOfHers(actor: Person, placement: Placement): Set<Role> {
  const standing = standingInFirm(actor);
  if (actor.active && placement.personId === actor.id) standing.add('self');
  return standing;
}

export interface Step {
  readonly context: PeopleContext;
  readonly actor: Person;
  readonly placementId: string;
  readonly act: Act;
}

/** Carries out one step of a placement in one transaction, with the row locked, if the permission table lets her. */
export async function take<Outcome>(
  ports: PlacementPorts,
  { context, actor, placementId, act }: Step,
  step: (tx: Tx, placement: Placement) => Promise<Outcome>,
): Promise<Outcome | 'not_yours'> {
  return ports.db.transaction().execute(async tx => {
    const placement = await lockPlacement(tx, placementId);
    if (placement?.workspaceId !== actor.workspaceId) return 'not_yours';
    const standing =
      act === 'placement.answer' ? standingOfHers(actor, placement) : await standingOn(tx, context, actor, placement);
    return permit(ports.log, actor, standing, act) ? step(tx, placement) : 'not_yours';
  });
}
