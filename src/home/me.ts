import type { Db } from '../db/connect.ts';
import { type OwnDeviation, ownDeviations } from '../deviations/index.ts';
import { type OpenSurvey, openSurvey } from '../enps/index.ts';
import { type PromisedInHerName, promisedTo } from '../placement/index.ts';
import { type ClientPromise, promisesToKeep } from '../promises/index.ts';
import { type OwnPulse, ownPulse } from '../pulse/index.ts';
import {
  clientsOf,
  type Membership,
  membershipsOf,
  type PeopleContext,
  type Person,
  personById,
  whoAnswersForOne,
} from '../roster/index.ts';
import { localDateOf } from '../time/calendar.ts';

/** Everything about herself that somebody finds in one place. */
export interface Me {
  readonly name: string;
  readonly pulse: OwnPulse;
  readonly memberships: readonly Membership[];
  /** clients she leads */
  readonly leads: readonly string[];
  readonly supervisor: string | undefined;
  readonly deputy: string | undefined;
  readonly promised: readonly PromisedInHerName[];
  /** what she has promised to keep, the one that is due first before the others */
  readonly toKeep: readonly ClientPromise[];
  readonly deviations: readonly OwnDeviation[];
  /** the yearly one, while it is open */
  readonly survey: OpenSurvey | undefined;
}

const mostDeviations = 8;

/** What `/hats me` shows: her own, and nobody else's. */
export async function me(db: Db, context: PeopleContext, actor: Person): Promise<Me> {
  const today = localDateOf(context.now, actor.rhythm.zone);
  const clients = await clientsOf(db, actor.workspaceId);
  const matter = { kind: 'person' as const, id: actor.id };
  const { responsible } = await whoAnswersForOne(db, context, actor.workspaceId, matter);
  const supervisor = responsible === 'nobody' ? undefined : await personById(db, context, responsible.to);
  const deputy = actor.deputyId ? await personById(db, context, actor.deputyId) : undefined;
  return {
    name: actor.name,
    pulse: await ownPulse(db, actor, context.now),
    memberships: await membershipsOf(db, { personId: actor.id }, today),
    leads: clients.filter(({ leadId }) => leadId === actor.id).map(({ name }) => name),
    supervisor: supervisor?.name,
    deputy: deputy?.name,
    promised: await promisedTo(db, actor.id, today),
    toKeep: await promisesToKeep(db, actor.id),
    deviations: await ownDeviations(db, context, actor, mostDeviations),
    survey: await openSurvey(db, actor, context.now),
  };
}
