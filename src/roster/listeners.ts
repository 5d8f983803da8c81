import type { Listeners } from '../slack/listeners.ts';
import { awayListeners } from './listeners/away.ts';
import { clientListeners } from './listeners/client.ts';
import type { RosterListenerPorts } from './listeners/desk.ts';
import { personListeners } from './listeners/language.ts';
import { teamListeners } from './listeners/team.ts';
import type { Beside } from './views.ts';

/** The roster in Slack. `besides`: buttons that rooms above put under a client, for those whom the table allows what they do. */
export function rosterListeners(
  ports: RosterListenerPorts,
  { besides = [] }: { readonly besides?: readonly Beside[] } = {},
): Listeners {
  const desk = { ...ports, besides };
  const [self, client, team, away] = [
    personListeners(ports.roster),
    clientListeners(desk),
    teamListeners(desk),
    awayListeners(desk),
  ];
  return {
    commands: { ...client.commands, ...away.commands, ...self.commands },
    clicks: { ...client.clicks, ...team.clicks, ...away.clicks },
    submissions: { ...self.submissions, ...client.submissions, ...team.submissions, ...away.submissions },
    events: self.events,
  };
}
