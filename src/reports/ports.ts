import type { Ports } from '../ports.ts';

/** What this room's verbs need. */
export type ReportPorts = Pick<Ports, 'db' | 'newId' | 'log'>;
