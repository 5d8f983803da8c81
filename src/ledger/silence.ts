import type { Executor, Tx } from '../db/connect.ts';
import { endByItself } from '../deviations/index.ts';
import type { Ports } from '../ports.ts';
import { clientFacts, type PeopleContext } from '../roster/index.ts';
import { replanLater } from '../schedule/index.ts';
import { settingsOf } from '../settings/index.ts';
import { addDays, type LocalDate, localDateOf } from '../time/calendar.ts';
import * as queries from './queries.ts';
import type { SilenceFacts } from './rules.ts';

export const silenceCadence = 'contact_silence';

/** What silence is counted by, of these clients of one workspace. */
export async function silenceFacts(
  db: Executor,
  context: PeopleContext,
  workspaceId: string,
  clientIds: readonly string[],
): Promise<Map<string, SilenceFacts>> {
  const clients = await clientFacts(db, context, clientIds);
  const last = await queries.lastContacts(db, clientIds);
  const { contactSilenceDays: days } = await settingsOf(db, workspaceId);
  return new Map(
    [...clients].map(([id, { active, since, rhythm }]) => {
      return [id, { active, since, rhythm, days, lastContact: last.get(id)?.onDay }];
    }),
  );
}

export interface Silence {
  readonly workspaceId: string;
  readonly clientId: string;
}

/** Somebody was in touch on that day: a silence that is broken by it ends, and the next one counts from there. */
export async function breakSilence(
  ports: Pick<Ports, 'newId'>,
  tx: Tx,
  { workspaceId, clientId, onDay }: Silence & { readonly onDay: LocalDate },
  now: Date,
): Promise<void> {
  const { contactSilenceDays, zone } = await settingsOf(tx, workspaceId);
  // Planning holds the client's mark before it ends anything: in one order, so that the two never wait for each other.
  await replanLater(tx, 'client', workspaceId, [clientId]);
  if (addDays(onDay, contactSilenceDays) > localDateOf(now, zone))
    await endSilence(ports, tx, { workspaceId, clientId }, now);
}

/** The open one of a client, if there is one, ends with a line in its history. */
export const endSilence = (
  ports: Pick<Ports, 'newId'>,
  tx: Tx,
  { workspaceId, clientId }: Silence,
  now: Date,
): Promise<void> => endByItself(ports, tx, { workspaceId, family: 'contact', subjectId: clientId }, now);
