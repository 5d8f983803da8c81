import type { Person } from '../../roster/index.ts';
import type { ModalView } from '../../slack/blocks.ts';
import type { Listeners } from '../../slack/listeners.ts';
import { endPlan } from '../ledger.ts';
import { openLedger } from '../page.ts';
import * as views from '../views.ts';
import { contextOf, type LedgerListenerPorts, showing } from './ports.ts';

/** What is known with a client, in one modal; what its parts lead to is in files of their own. */
export const pageClicks = (ports: LedgerListenerPorts): NonNullable<Listeners['clicks']> => ({
  [views.openLedgerAction]: showing(ports, (actor, clientId) => pageOf(ports, actor, clientId)),
  [views.endPlanAction]: showing(ports, async (actor, planId, click) => {
    await endPlan(ports, contextOf(ports), actor, planId);
    return pageOf(ports, actor, click.view?.metadata ?? '');
  }),
});

/** The page as it stands now. */
export async function pageOf(ports: LedgerListenerPorts, actor: Person, clientId: string): Promise<ModalView> {
  const found = await openLedger(ports, contextOf(ports), actor, clientId);
  if (found === 'not_yours') return views.notYours(actor.language);
  const { client, goals, ended, agreements, mayChange, mayWrite, ...known } = found;
  const about = { clientId, client: client.name };
  return views.ledgerPage(
    {
      ...known,
      client: client.name,
      goals: { ...about, goals, ended, mayChange },
      agreements: { clientId, agreements, mayWrite },
      mayEndPlans: mayChange,
    },
    actor.language,
  );
}
