import type { Executor } from '../db/connect.ts';
import type { LocalDate } from '../time/calendar.ts';
import { type ClientPromise, promisesWhere, ratedSince } from './queries.ts';
import { isOpen, type KeptRate, type PromiseState, rateOf } from './rules.ts';

const openStates = ['promised', 'moving', 'overdue'] as const satisfies readonly PromiseState[];

/** What a follow-up is about: the promises that are open, and those that ended or broke since that day; undefined: at any time. */
export async function promisesForAgenda(
  db: Executor,
  clientId: string,
  since: LocalDate | undefined,
): Promise<ClientPromise[]> {
  const all = await promisesWhere(db, { clientIds: [clientId], states: [...openStates, 'kept', 'released'] });
  const isNews = (day: LocalDate | null) => day !== null && (since === undefined || day >= since);
  return all.filter(({ state, endedOn, brokenOn }) => isOpen(state) || isNews(endedOn) || isNews(brokenOn));
}

/** What a client was promised and has not got yet, the one that is due first before the others. */
export const openPromisesTo = (db: Executor, clientId: string): Promise<ClientPromise[]> =>
  promisesWhere(db, { clientIds: [clientId], states: openStates });

/** What somebody has to keep, the one that is due first before the others. */
export async function promisesToKeep(db: Executor, personId: string): Promise<ClientPromise[]> {
  const all = await promisesWhere(db, { keeperId: personId, states: openStates });
  return all.filter(({ inForce }) => inForce?.keeperId === personId);
}

/**
 * How promises were kept that were kept or broken from that day on, by client and by who led it when they were given: of a whole workspace, or
 * of these clients of it only.
 */
export async function keptRates(
  db: Executor,
  workspaceId: string,
  since: LocalDate,
  clientIds?: readonly string[],
): Promise<{ readonly clients: ReadonlyMap<string, KeptRate>; readonly leads: ReadonlyMap<string, KeptRate> }> {
  const rated = await ratedSince(db, workspaceId, since, clientIds);
  const ratesBy = (key: 'clientId' | 'leadId') =>
    new Map([...Map.groupBy(rated, row => row[key])].map(([id, own]) => [id, rateOf(own)]));
  return { clients: ratesBy('clientId'), leads: ratesBy('leadId') };
}
