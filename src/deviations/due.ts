import type { DeliveryKind } from '../delivery/index.ts';
import type { ScheduledCadence } from '../schedule/index.ts';
import type { CalendarShelf } from '../time/shelf.ts';
import { type ClockPorts, deviationClock } from './due/clock.ts';
import { deviationDeliveryKinds } from './due/deliveries.ts';
import { exportDelivery } from './due/export.ts';
import { hatsWatch } from './due/hats.ts';

/** The clock of each open deviation, and the watch over the three hats. */
export const deviationCadences = (ports: ClockPorts): ScheduledCadence[] => [
  deviationClock(ports),
  ...hatsWatch(ports),
];

/** The messages of this room. */
export const deviationDeliveries = (ports: { readonly shelf: CalendarShelf }): DeliveryKind[] => [
  ...deviationDeliveryKinds(ports),
  exportDelivery(ports),
];
