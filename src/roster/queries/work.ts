import { sql } from 'kysely';
import type { Executor } from '../../db/connect.ts';
import { type LocalDate, parseLocalDate } from '../../time/calendar.ts';
import type { Client, Engagement } from '../rules.ts';
import { clientsById, engagementsOfAll } from './team.ts';

/** What the roster says of a client beside its own fields. */
interface Since {
  /** the last day on which it was met, as the roster file has it */
  readonly lastMet: LocalDate | null;
  /** when somebody began to lead it; null: nobody ever did */
  readonly firstLed: LocalDate | null;
  /** when one began to keep in touch; null: as long as it is known */
  readonly inTouchSince: LocalDate | null;
}

export interface ClientWithWork extends Since {
  readonly client: Client;
  readonly engagements: readonly Engagement[];
}

/** Clients with all their engagements and what is known of their beginnings; three queries, however many they are. */
export async function clientsWithWork(db: Executor, ids: readonly string[]): Promise<ClientWithWork[]> {
  if (ids.length === 0) return [];
  const clients = await clientsById(db, ids);
  const rows = await sql<Record<keyof Since, string | null> & { id: string }>`
    select c.id, c.last_met, c.in_touch_since, min(l.since)::text as first_led
    from client c left join client_lead l on l.client_id = c.id
    where c.id = any(${ids}::uuid[]) group by c.id`.execute(db);
  const sinceOf = new Map(rows.rows.map(row => [row.id, row]));
  const engagements = Map.groupBy(await engagementsOfAll(db, ids), ({ clientId }) => clientId);
  return clients.map(client => {
    const known = sinceOf.get(client.id);
    return {
      client,
      engagements: engagements.get(client.id) ?? [],
      lastMet: day(known?.lastMet),
      firstLed: day(known?.firstLed),
      inTouchSince: day(known?.inTouchSince),
    };
  });
}

const day = (text: string | null | undefined): LocalDate | null => (text ? parseLocalDate(text) : null);
