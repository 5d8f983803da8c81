import type { DeliveryKind } from '../delivery/index.ts';
import type { ScheduledCadence } from '../schedule/index.ts';
import { afterCadences, afterDeliveries } from './due/after.ts';
import { askDeliveries } from './due/ask.ts';
import { keyDeliveries } from './due/keys.ts';
import { lifeCadences } from './due/life.ts';
import { numberDeliveries } from './due/number.ts';
import { yearCadences, yearDeliveries } from './due/year.ts';
import type { EnpsDuePorts } from './ports.ts';

/** The eNPS's cadences: the year that proposes a round, a round from its opening to its release, and what is done after it. */
export const enpsCadences = (ports: EnpsDuePorts): ScheduledCadence[] => [
  ...yearCadences(ports),
  ...lifeCadences(ports),
  ...afterCadences(ports),
];

/** The eNPS's messages. */
export const enpsDeliveries = (ports: EnpsDuePorts): DeliveryKind[] => [
  ...yearDeliveries(ports),
  ...askDeliveries(ports),
  ...keyDeliveries(ports),
  ...numberDeliveries(ports),
  ...afterDeliveries(ports),
];
