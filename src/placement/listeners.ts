import type { Listeners } from '../slack/listeners.ts';
import { hersClicks, hersSubmissions } from './listeners/hers.ts';
import { leadClicks, leadSubmissions, placeCommand } from './listeners/lead.ts';
import type { PlacementListenerPorts } from './listeners/ports.ts';

/** What people click and send: she who is asked, and whoever leads the client. */
export function placementListeners(ports: PlacementListenerPorts): Listeners {
  return {
    clicks: { ...hersClicks(ports), ...leadClicks(ports) },
    submissions: { ...hersSubmissions(ports), ...leadSubmissions(ports) },
    commands: { place: placeCommand(ports) },
  };
}
