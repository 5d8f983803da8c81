import type { PeopleContext, Person } from '../roster/index.ts';
import { clientToday } from './days.ts';
import type { Refused, SeenPromise } from './keeping.ts';
import { closeOffer } from './offer-messages.ts';
import type { PromisePorts } from './ports.ts';
import * as queries from './queries.ts';
import { leadsTo } from './rules.ts';
import { towardPromise } from './standing.ts';

/** What is not promised yet is taken back, with a word about why if she likes; it stays in the register. `closed`: it is promised, or over. */
export async function withdrawPromise(
  ports: PromisePorts,
  context: PeopleContext,
  actor: Person,
  { id, version, why }: SeenPromise & { readonly why: string | null },
): Promise<'withdrawn' | Refused> {
  return towardPromise(ports, context, actor, { id, act: 'promise.give' }, async (tx, promise) => {
    if (promise.state === 'withdrawn') return 'withdrawn';
    const state = leadsTo(promise.state, 'withdraw', false);
    if (!state) return 'closed';
    if (promise.version !== version) return 'outdated';
    await queries.changePromise(tx, id, { state, endedOn: await clientToday(tx, context, promise.clientId), why });
    const entry = { promiseId: id, workspaceId: promise.workspaceId, at: context.now, personId: actor.id };
    await queries.noteEntry(tx, { ...entry, event: 'withdraw', words: why });
    await closeOffer(tx, promise, context.now);
    return 'withdrawn';
  });
}
