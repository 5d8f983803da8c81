import type { Listeners } from '../slack/listeners.ts';
import { afterListeners } from './listeners/after.ts';
import { askListeners } from './listeners/ask.ts';
import { roundListeners } from './listeners/round.ts';
import type { EnpsListenerPorts } from './ports.ts';

/** The eNPS's ways in: answering, opening a round, and what is done after it. */
export function enpsListeners(ports: EnpsListenerPorts): Listeners {
  const parts = [askListeners(ports), roundListeners(ports), afterListeners(ports)];
  return {
    clicks: Object.assign({}, ...parts.map(({ clicks }) => clicks)),
    submissions: Object.assign({}, ...parts.map(({ submissions }) => submissions)),
    commands: Object.assign({}, ...parts.map(({ commands }) => commands)),
    discreet: parts.flatMap(({ discreet }) => discreet ?? []),
  };
}
