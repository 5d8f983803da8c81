import type { Executor } from '../db/connect.ts';
import { type Settings, settingsOf, workspaceOf } from '../settings/index.ts';
import { type LocalDate, localDateOf, type Rhythm } from '../time/calendar.ts';
import type { PeopleContext } from './people.ts';
import * as queries from './queries.ts';
import { type Client, calendarName, rhythmOf, workOf } from './rules.ts';

/** A client with everything that decides when it should hear from us. */
export interface ClientFacts {
  readonly client: Client;
  /** it has an active engagement today, or one keeps in touch; else it is paused */
  readonly active: boolean;
  /** when the present run of work began, never before go; of a paused client, when it became one of ours */
  readonly since: LocalDate;
  /** from the roster file */
  readonly lastMet: LocalDate | null;
  /** the last day of work, if all of it has an end; null: it goes on */
  readonly endsOn: LocalDate | null;
  /** its own working days: the workspace's weekdays and hours, its calendar and zone */
  readonly rhythm: Rhythm;
}

/** The facts about clients, by id; those that are not there are left out. Five queries, however many they are. */
export async function clientFacts(
  db: Executor,
  context: PeopleContext,
  clientIds: readonly string[],
): Promise<Map<string, ClientFacts>> {
  const facts = new Map<string, ClientFacts>();
  const found = await queries.clientsWithWork(db, clientIds);
  for (const [workspaceId, own] of Map.groupBy(found, ({ client }) => client.workspaceId)) {
    const settings = await settingsOf(db, workspaceId);
    const { goAt } = await workspaceOf(db, workspaceId);
    const today = localDateOf(context.now, settings.zone);
    const goDay = goAt ? localDateOf(goAt, settings.zone) : today;
    for (const { client, engagements, lastMet, firstLed, ...row } of own) {
      const knownSince = firstLed ?? today;
      const inTouchSince = client.keepInTouch ? (row.inTouchSince ?? knownSince) : undefined;
      const { active, since, endsOn } = workOf({ engagements, inTouchSince, knownSince, today });
      const rhythm = await rhythmOfClient(client, settings, context);
      facts.set(client.id, { client, active, since: since < goDay ? goDay : since, lastMet, endsOn, rhythm });
    }
  }
  return facts;
}

async function rhythmOfClient(client: Client, settings: Settings, { shelf, now }: PeopleContext): Promise<Rhythm> {
  const zone = client.zone && shelf.knows(client.zone) ? client.zone : settings.zone;
  const calendar = await shelf.calendar(calendarName(client.calendar, zone, settings.calendar), settings.ownDays, now);
  const hours = { workingDays: null, opens: null, closes: null };
  return { ...rhythmOf(zone, calendar, hours, settings), offsets: shelf.offsets(zone, now) };
}
