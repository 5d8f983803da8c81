import type { DeliveryKind } from '../delivery/index.ts';
import type { ScheduledCadence } from '../schedule/index.ts';
import { healthCadences, healthDeliveries } from './due/health.ts';
import { outputDeliveries } from './due/outputs.ts';
import type { ReportDuePorts } from './due/ports.ts';
import { clientReportCadences, clientReportDeliveries } from './due/report.ts';

/** Once a month leadership hears how the cadence is kept, and each client how its work goes. */
export const reportCadences = (ports: ReportDuePorts): ScheduledCadence[] => [
  ...healthCadences(ports),
  ...clientReportCadences(ports),
];

/** The messages of this room. */
export const reportDeliveries = (ports: ReportDuePorts): DeliveryKind[] => [
  ...healthDeliveries(ports),
  ...clientReportDeliveries(ports),
  ...outputDeliveries(ports),
];
