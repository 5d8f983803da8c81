import { subYears } from 'date-fns/subYears';
import type { Executor } from '../db/connect.ts';
import { type LocalDate, localDateOf } from '../time/calendar.ts';
import * as queries from './queries.ts';
import {
  type Category,
  type ClientWord,
  type DeviationState,
  type Family,
  isClientsMatter,
  type Severity,
} from './rules.ts';

/** A deviation as the client it is about may hear of it. */
export interface ClientDeviation {
  readonly id: string;
  readonly family: Family;
  readonly category: Category;
  readonly severity: Severity;
  readonly state: DeviationState;
  readonly actual: string | null;
  readonly openedOn: LocalDate;
  /** null: open */
  readonly closedOn: LocalDate | null;
  /** whether it was told of it */
  readonly clientWord: ClientWord;
}

/**
 * What went wrong for a client and is open, or was closed from that day on (absent: within a year); newest first. Never what is private, what we
 * keep to ourselves by rule (how we wear our hats, keep our meetings, how somebody is), what is not the client’s matter, or was unfounded.
 */
export async function clientDeviations(
  db: Executor,
  now: Date,
  client: { readonly id: string; readonly workspaceId: string; readonly zone: string },
  since: LocalDate | undefined,
): Promise<ClientDeviation[]> {
  const all = await queries.deviationsSince(db, client.workspaceId, subYears(now, 1), client.id);
  return all
    .filter(isForThem)
    .map(({ openedAt, closedAt, ...deviation }) => ({
      ...deviation,
      openedOn: localDateOf(openedAt, client.zone),
      closedOn: closedAt && localDateOf(closedAt, client.zone),
    }))
    .filter(({ closedOn }) => closedOn === null || since === undefined || closedOn >= since)
    .map(({ id, family, category, severity, state, actual, openedOn, closedOn, clientWord }) => {
      return { id, family, category, severity, state, actual, openedOn, closedOn, clientWord };
    });
}

const isForThem = (deviation: queries.Deviation): boolean =>
  !deviation.private &&
  deviation.category !== 'people' &&
  deviation.family !== 'pulse' &&
  isClientsMatter(deviation.family) &&
  deviation.clientWord !== 'not_theirs' &&
  deviation.state !== 'unfounded';
