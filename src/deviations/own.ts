import type { Db } from '../db/connect.ts';
import { may, type PeopleContext, type Person } from '../roster/index.ts';
import * as queries from './queries.ts';
import { actsOn, readRecord } from './record.ts';
import type { DeviationState, Severity } from './rules.ts';

/** A deviation that somebody has to do with. */
export interface OwnDeviation {
  readonly id: string;
  readonly name: string;
  readonly severity: Severity;
  readonly state: DeviationState;
}

/** What she reported, what is about her, and what waits for her: the open ones, newest first. */
export async function ownDeviations(
  db: Db,
  context: PeopleContext,
  actor: Person,
  limit: number,
): Promise<OwnDeviation[]> {
  const own: OwnDeviation[] = [];
  for (const id of await queries.openConcerning(db, actor.id, limit)) {
    const record = await readRecord(db, context, actor, id);
    if (!record || !may(record.standing, actsOn(record.deviation).see)) continue;
    const { subjectName: name, severity, state } = record.deviation;
    own.push({ id, name, severity, state });
  }
  return own;
}
