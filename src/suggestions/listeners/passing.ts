import type { Listeners } from '../../slack/listeners.ts';
import { elsewhereListeners } from './elsewhere.ts';
import { handOverListeners } from './hand-over.ts';
import type { SuggestionListenerPorts } from './ports.ts';

/** What people click and send when a suggestion is passed on, offered for, or said elsewhere too. */
export function passingListeners(ports: SuggestionListenerPorts): Listeners {
  const [handOvers, elsewhere] = [handOverListeners(ports), elsewhereListeners(ports)];
  return {
    clicks: { ...handOvers.clicks, ...elsewhere.clicks },
    submissions: { ...handOvers.submissions, ...elsewhere.submissions },
  };
}
