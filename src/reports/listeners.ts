import type { Listeners } from '../slack/listeners.ts';
import { clientHealthListeners } from './listeners/client-health.ts';
import { outputListeners } from './listeners/outputs.ts';
import type { ReportListenerPorts } from './listeners/ports.ts';
import { clientReportListeners } from './listeners/report.ts';

/** What people click and send about a client's monthly report, its outputs and its health. */
export function reportListeners(ports: ReportListenerPorts): Listeners {
  const [report, outputs, health] = [
    clientReportListeners(ports),
    outputListeners(ports),
    clientHealthListeners(ports),
  ];
  return {
    clicks: { ...report.clicks, ...outputs.clicks, ...health.clicks },
    submissions: { ...report.submissions, ...outputs.submissions, ...health.submissions },
    commands: { ...report.commands },
  };
}
