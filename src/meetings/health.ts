import type { Executor } from '../db/connect.ts';
import { clientsOf, type PeopleContext } from '../roster/index.ts';
import type { LocalDate } from '../time/calendar.ts';
import { type ClientScene, sceneOfClient, scenesOf } from './facts.ts';
import { meetingsHeldSince } from './queries.ts';
import { type ByKind, byKind, daysOverdue, isMetLately, type MeetingKind, starves } from './rules.ts';

/** How regularly a client is met, in dates and numbers only. */
export interface MeetingHealth {
  readonly clientId: string;
  readonly client: string;
  readonly leadId: string | undefined;
  /** nothing is due of a client that is paused, or before go */
  readonly state: ClientScene['state'];
  /** of any kind, also before there were numbers */
  readonly lastHeldOn: LocalDate | undefined;
  readonly metLately: boolean;
  readonly kinds: ByKind<KindHealth>;
  /** meetings that were held from `since` on, oldest first */
  readonly heldSince: readonly { readonly kind: MeetingKind; readonly heldOn: LocalDate }[];
}

export interface KindHealth {
  readonly lastHeld: LocalDate | undefined;
  readonly due: LocalDate | undefined;
  /** the day for which the next one is booked */
  readonly bookedOn: LocalDate | undefined;
  /** 0: not overdue */
  readonly daysOverdue: number;
  readonly starves: boolean;
}

/** Every client of a workspace, by name. */
export async function meetingHealth(
  db: Executor,
  context: PeopleContext,
  workspaceId: string,
  since: LocalDate,
): Promise<MeetingHealth[]> {
  const clientIds = (await clientsOf(db, workspaceId)).map(({ id }) => id);
  const scenes = await scenesOf(db, context, workspaceId, clientIds);
  const held = Map.groupBy(await meetingsHeldSince(db, workspaceId, since), ({ clientId }) => clientId);
  return clientIds.flatMap(id => {
    const scene = scenes.get(id);
    return scene ? [healthIn(scene, held.get(id) ?? [])] : [];
  });
}

/** How regularly one client is met. */
export async function meetingHealthOf(
  db: Executor,
  context: PeopleContext,
  client: { readonly id: string; readonly workspaceId: string },
): Promise<Pick<MeetingHealth, 'state' | 'kinds'>> {
  return healthIn(await sceneOfClient(db, context, client), []);
}

function healthIn(scene: ClientScene, held: MeetingHealth['heldSince']): MeetingHealth {
  const { facts, today, state, lastHeld, ahead } = scene;
  const { id: clientId, name: client, leadId } = facts.client;
  const kinds = byKind(kind => {
    const due = scene.due[kind];
    const isStarving = starves(kind, { due, lastHeld }, today);
    const bookedOn = ahead[kind]?.booking?.onDay;
    return { lastHeld: lastHeld[kind], due, bookedOn, daysOverdue: daysOverdue(due, today), starves: isStarving };
  });
  const heldSince = held.map(({ kind, heldOn }) => ({ kind, heldOn }));
  const [lastHeldOn] = [lastHeld.follow_up, lastHeld.development]
    .filter(day => day !== undefined)
    .toSorted()
    .reverse();
  return { clientId, client, leadId, state, lastHeldOn, metLately: isMetLately(lastHeld, today), kinds, heldSince };
}
