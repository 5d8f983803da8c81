import type { Listeners } from '../slack/listeners.ts';
import { givingListeners } from './listeners/giving.ts';
import { keepingListeners } from './listeners/keeping.ts';
import type { PromiseListenerPorts } from './listeners/ports.ts';

/** What people click and send about promises: given and accepted; kept, moved, let go. */
export function promiseListeners(ports: PromiseListenerPorts): Listeners {
  const [giving, keeping] = [givingListeners(ports), keepingListeners(ports)];
  return {
    clicks: { ...giving.clicks, ...keeping.clicks },
    submissions: { ...giving.submissions, ...keeping.submissions },
    commands: { ...giving.commands, ...keeping.commands },
  };
}
