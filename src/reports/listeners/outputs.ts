import { contextOf, listening, type Person } from '../../roster/index.ts';
import type { ModalView } from '../../slack/blocks.ts';
import type { Listeners } from '../../slack/listeners.ts';
import { orderOutputs } from '../outputs.ts';
import { outputFormats, outputOrder } from '../rules.ts';
import { notYourClient } from '../views/client-health.ts';
import { orderActions } from '../views/outputs.ts';
import { healthPage } from './client-health.ts';
import type { ReportListenerPorts } from './ports.ts';

/** A click orders the seven outputs of a client; the file comes as a message. */
export function outputListeners(ports: ReportListenerPorts): Listeners {
  const { showing } = listening(ports, notYourClient);
  const order = showing((actor, value) => ordered(ports, actor, value));
  return { clicks: Object.fromEntries(outputFormats.map(format => [orderActions[format], order])) };
}

async function ordered(ports: ReportListenerPorts, actor: Person, value: string): Promise<ModalView> {
  const order = outputOrder(value);
  const outcome = order ? await orderOutputs(ports, contextOf(ports), actor, order) : 'not_yours';
  return order && outcome === 'ordered'
    ? healthPage(ports, actor, order.clientId, 'ordered')
    : notYourClient(actor.language);
}
