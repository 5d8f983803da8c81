import { isId } from '../db/ids.ts';
import { type PeopleContext, type Person, todayOf, towardClient } from '../roster/index.ts';
import type { LedgerPorts } from './ports.ts';
import * as queries from './queries.ts';

/** What a client planned has come to its end. */
export async function endPlan(
  ports: LedgerPorts,
  context: PeopleContext,
  actor: Person,
  planId: string,
): Promise<'ended' | 'not_yours'> {
  const clientId = isId(planId) ? await queries.clientOfPlan(ports.db, planId) : undefined;
  if (!clientId) return 'not_yours';
  return towardClient<'ended'>(ports, context, actor, { clientId, act: 'goal.change' }, async tx => {
    await queries.endPlan(tx, planId, todayOf(actor, context));
    return 'ended';
  });
}
