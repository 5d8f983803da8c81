import { isId } from '../db/ids.ts';
import { putPointForPerson } from '../ledger/index.ts';
import { type Membership, membershipsOf, type PeopleContext, type Person, todayOf } from '../roster/index.ts';
import type { LocalDate } from '../time/calendar.ts';
import * as queries from './queries.ts';
import { look, type MeetingKey, type MeetingPorts, take } from './standing.ts';

/** What the client said about somebody’s work (3.18). */
export interface ClientWord extends MeetingKey {
  /** made when the form was drawn */
  readonly pointId: string;
  readonly personId: string;
  readonly words: string;
}

export interface ClientWordForm {
  readonly client: string;
  /** who is on the client’s team */
  readonly team: readonly { readonly personId: string; readonly name: string }[];
}

/** For a meeting that was held; `gone`: it was not. */
export async function openClientWord(
  ports: MeetingPorts,
  context: PeopleContext,
  actor: Person,
  key: MeetingKey,
): Promise<ClientWordForm | 'not_yours' | 'gone'> {
  const { db } = ports;
  const seen = await look(ports, db, { context, actor, clientId: key.clientId, act: 'meeting.record' });
  if (seen === 'not_yours') return 'not_yours';
  const meeting = await queries.meetingByKey(db, key);
  if (!meeting?.held) return 'gone';
  const today = todayOf(actor, context);
  const team = teamOn(await membershipsOf(db, { clientId: key.clientId }, today), today);
  return { client: meeting.client, team };
}

/** It reaches her in her next talk. `not_on_team`: she is not on this client’s team. */
export async function addClientWord(
  ports: MeetingPorts,
  context: PeopleContext,
  actor: Person,
  { pointId, personId, words, ...key }: ClientWord,
): Promise<'added' | 'not_on_team' | 'gone' | 'not_yours'> {
  return take(ports, { context, actor, key, act: 'meeting.record' }, async (tx, { id, workspaceId, held }) => {
    if (!held || !isId(pointId)) return 'gone';
    const today = todayOf(actor, context);
    const team = teamOn(await membershipsOf(tx, { clientId: key.clientId }, today), today);
    if (!team.some(member => member.personId === personId)) return 'not_on_team';
    const said = { workspaceId, clientId: key.clientId, meetingId: id, saidOn: held.heldOn, recordedOn: today };
    await putPointForPerson(tx, { ...said, id: pointId, personId, words });
    return 'added';
  });
}

/** Each once, however many roles she has; not who begins later. */
const teamOn = (memberships: readonly Membership[], today: LocalDate): ClientWordForm['team'] => [
  ...new Map(
    memberships
      .filter(({ since }) => since <= today)
      .map(({ personId, person: name }) => [personId, { personId, name }]),
  ).values(),
];
