import type { Tx } from '../db/connect.ts';
import { enqueue } from '../delivery/index.ts';
import { addDays } from '../time/calendar.ts';
import { type PeopleContext, type Person, people } from './people.ts';
import * as queries from './queries.ts';
import { type HandOverPart, whoHears } from './rules.ts';
import { replanAround } from './team.ts';
import { colleague, type RosterVerbPorts, todayOf, towardClient } from './toward.ts';

export const leadChangedKind = 'roster.lead_changed';

export interface NewLead {
  readonly clientId: string;
  /** Slack user id */
  readonly lead: string;
  readonly reason: string;
}

/** Somebody else leads the client from today (3.01), and whoever should know hears of it. A lead who began today gives way. */
export async function changeLead(
  ports: RosterVerbPorts,
  context: PeopleContext,
  actor: Person,
  { clientId, lead, reason }: NewLead,
): Promise<'changed' | 'same' | 'not_active' | 'not_yours'> {
  return towardClient(ports, context, actor, { clientId, act: 'client.hand_over' }, async (tx, client) => {
    const person = await colleague(tx, context, actor, lead);
    if (!person) return 'not_active';
    const since = todayOf(actor, context);
    const before = await queries.leadOf(tx, clientId);
    // Sent twice, it was done the first time.
    if (before?.personId === person.id) return before.since === since && before.reason === reason ? 'changed' : 'same';
    if (before && before.since >= since) await queries.deleteLead(tx, before.id);
    else if (before) await queries.endLead(tx, before.id, addDays(since, -1));
    const { workspaceId } = client;
    const row = { id: ports.newId(), workspaceId, clientId, personId: person.id, since, reason };
    await queries.insertLead(tx, row);
    await replanAround(tx, { workspaceId, clientId });
    const contactId = await contactOf(tx, context, actor);
    const parts = whoHears({ actorId: actor.id, formerId: before?.personId, leadId: person.id, contactId });
    const ids = { new: person.id, old: before?.personId, contact: undefined };
    await tellOfLead(
      tx,
      row,
      parts.map(part => ({ part, personId: ids[part] })),
      context.now,
    );
    return 'changed';
  });
}

async function contactOf(tx: Tx, context: PeopleContext, { workspaceId, settings }: Person) {
  if (settings.leadershipContact === null) return undefined;
  const [contact] = await people(tx, context, { workspaceId, slackUserIds: [settings.leadershipContact] });
  return contact?.id;
}

export interface Hearer {
  readonly part: HandOverPart;
  /** the leadership contact is whoever it is when the message goes out */
  readonly personId: string | undefined;
}

/** One message for each that hears of a row of leading, never twice. */
export async function tellOfLead(
  tx: Tx,
  row: Pick<queries.LeadRow, 'id' | 'workspaceId' | 'clientId'>,
  hearers: readonly Hearer[],
  now: Date,
): Promise<void> {
  await enqueue(
    tx,
    hearers.map(({ part, personId }) => ({
      workspaceId: row.workspaceId,
      kind: leadChangedKind,
      subjectId: row.clientId,
      period: [row.id, part, personId ?? ''].join(' ').trim(),
      class: 'morning',
      dueAt: now,
    })),
  );
}

/** What a message's period says. */
export function hearerOf(period: string): { readonly rowId: string; readonly part: string; readonly personId: string } {
  const [rowId = '', part = '', personId = ''] = period.split(' ');
  return { rowId, part, personId };
}
