import type { DeliveryKind } from '../delivery/index.ts';
import type { ScheduledCadence } from '../schedule/index.ts';
import { meetingOccurrences } from './due/cadences.ts';
import { meetingMessages } from './due/deliveries.ts';
import { invitations } from './due/invitations.ts';
import type { MeetingDuePorts } from './due/moves.ts';
import { meetingKinds } from './rules.ts';

/** Two cadences for each client, kept apart. */
export const meetingCadences = (ports: MeetingDuePorts): ScheduledCadence[] =>
  meetingKinds.map(kind => meetingOccurrences(ports, kind));

export const meetingDeliveries = (ports: MeetingDuePorts): DeliveryKind[] => [
  ...meetingMessages(ports),
  invitations(ports),
];
