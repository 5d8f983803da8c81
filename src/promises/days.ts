import type { Executor } from '../db/connect.ts';
import { clientFacts, type PeopleContext } from '../roster/index.ts';
import { type LocalDate, localDateOf, type Rhythm } from '../time/calendar.ts';

/** The days of a client: what it was promised comes due, and is moved in time or not, by these. */
export async function clientRhythm(db: Executor, context: PeopleContext, clientId: string): Promise<Rhythm> {
  const facts = (await clientFacts(db, context, [clientId])).get(clientId);
  if (!facts) throw new Error('the client that a promise is for is gone');
  return facts.rhythm;
}

/** The day it is where the client is. */
export const clientToday = async (db: Executor, context: PeopleContext, clientId: string): Promise<LocalDate> =>
  localDateOf(context.now, await clientRhythm(db, context, clientId));
