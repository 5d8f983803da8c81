import type { ListeningPorts } from '../../roster/index.ts';
import type { ReportPorts } from '../ports.ts';

export type ReportListenerPorts = ReportPorts & ListeningPorts;
