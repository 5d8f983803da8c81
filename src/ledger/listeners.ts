import type { Listeners } from '../slack/listeners.ts';
import { agreementListeners } from './listeners/agreements.ts';
import { contactClicks, contactCommand, contactSubmissions } from './listeners/contacts.ts';
import { goalListeners } from './listeners/goals.ts';
import { pageClicks } from './listeners/page.ts';
import type { LedgerListenerPorts } from './listeners/ports.ts';

/** What people click and send about what is known with a client. */
export function ledgerListeners(ports: LedgerListenerPorts): Listeners {
  const [goals, agreements] = [goalListeners(ports), agreementListeners(ports)];
  return {
    clicks: { ...contactClicks(ports), ...pageClicks(ports), ...goals.clicks, ...agreements.clicks },
    submissions: { ...contactSubmissions(ports), ...goals.submissions, ...agreements.submissions },
    commands: { contact: contactCommand(ports) },
  };
}
