import type { Listeners } from '../slack/listeners.ts';
import { bookingClicks, bookingSubmissions } from './listeners/booking.ts';
import { clientClicks, clientSubmissions, meetingsCommand } from './listeners/client.ts';
import { outcomeClicks, outcomeSubmissions } from './listeners/outcome.ts';
import type { MeetingListenerPorts } from './listeners/ports.ts';

/** What people click and send about client meetings. */
export function meetingListeners(ports: MeetingListenerPorts): Listeners {
  return {
    clicks: { ...clientClicks(ports), ...bookingClicks(ports), ...outcomeClicks(ports) },
    submissions: { ...clientSubmissions(ports), ...bookingSubmissions(ports), ...outcomeSubmissions(ports) },
    commands: { meetings: meetingsCommand(ports) },
  };
}
