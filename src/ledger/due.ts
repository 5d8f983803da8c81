import type { DeliveryKind } from '../delivery/index.ts';
import type { ScheduledCadence } from '../schedule/index.ts';
import { agreementCadences, agreementDeliveries } from './due/agreements.ts';
import { goalCadences, goalDeliveries } from './due/goals.ts';
import type { LedgerDuePorts } from './due/ports.ts';
import { silenceWatch } from './due/silence.ts';

/** Silence of a client, and the questions about goals each quarter and about agreements that end. */
export const ledgerCadences = (ports: LedgerDuePorts): ScheduledCadence[] => [
  silenceWatch(ports),
  ...goalCadences(ports),
  ...agreementCadences(ports),
];

/** The messages of this room. */
export const ledgerDeliveries = (ports: LedgerDuePorts): DeliveryKind[] => [
  ...goalDeliveries(ports),
  ...agreementDeliveries(ports),
];
