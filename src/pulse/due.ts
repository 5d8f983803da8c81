import type { DeliveryKind } from '../delivery/index.ts';
import type { ScheduledCadence } from '../schedule/index.ts';
import { pulseDeliveryKinds } from './due/deliveries.ts';
import { planSubjects } from './due/plan.ts';
import type { PulseDuePorts } from './due/ports.ts';
import { talkOccurrences } from './due/talk.ts';
import { wakePulses } from './due/wake.ts';
import { pulseCadence } from './queries.ts';

/** The pulse's cadences: the monthly check-in, and the talk that is planned with it. */
export function pulseCadences(ports: PulseDuePorts): ScheduledCadence[] {
  return [
    {
      name: pulseCadence,
      enrols: 'person',
      plan: (tx, subjects, now) => planSubjects(ports, tx, subjects, now),
      wake: (tx, occurrences, now) => wakePulses(ports, tx, occurrences, now),
    },
    talkOccurrences(ports),
  ];
}

/** The pulse's messages. */
export const pulseDeliveries = (ports: PulseDuePorts): DeliveryKind[] => pulseDeliveryKinds(ports);
