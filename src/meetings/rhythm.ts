import type { PeopleContext, Person } from '../roster/index.ts';
import { wakeMeeting } from './clock.ts';
import { refAhead, sceneOfClient } from './facts.ts';
import * as queries from './queries.ts';
import { type MeetingRhythm, meetingKinds, rhythmFault } from './rules.ts';
import { look, type MeetingPorts } from './standing.ts';

export interface RhythmForm extends MeetingRhythm {
  readonly clientId: string;
  readonly client: string;
}

export async function openRhythm(
  ports: MeetingPorts,
  context: PeopleContext,
  actor: Person,
  clientId: string,
): Promise<RhythmForm | 'not_yours'> {
  const seen = await look(ports, ports.db, { context, actor, clientId, act: 'meeting.rhythm' });
  if (seen === 'not_yours') return 'not_yours';
  const { rhythm } = await sceneOfClient(ports.db, context, seen.client);
  return { ...rhythm, clientId, client: seen.client.name };
}

/** How often a client is met. `follow_up_too_long`: not from 1 to 3 months; `development_too_long`: not from 1 to 12. */
export async function setRhythm(
  ports: MeetingPorts,
  context: PeopleContext,
  actor: Person,
  { clientId, ...rhythm }: MeetingRhythm & { readonly clientId: string },
): Promise<'set' | 'follow_up_too_long' | 'development_too_long' | 'not_yours'> {
  return ports.db.transaction().execute(async tx => {
    const seen = await look(ports, tx, { context, actor, clientId, act: 'meeting.rhythm' });
    if (seen === 'not_yours') return 'not_yours';
    const fault = rhythmFault(rhythm);
    if (fault) return fault;
    const { workspaceId } = seen.client;
    const { followUpMonths, developmentMonths } = rhythm;
    const set = { clientId, workspaceId, followUpMonths, developmentMonths, setBy: actor.id, setAt: context.now };
    await queries.writeRhythm(tx, set);
    const scene = await sceneOfClient(tx, context, seen.client);
    for (const kind of meetingKinds) await wakeMeeting(tx, { ...refAhead(scene, kind), workspaceId }, context.now);
    return 'set';
  });
}
