import type { Ports } from '../ports.ts';

/** What this room's verbs need. */
export type LedgerPorts = Pick<Ports, 'db' | 'newId' | 'log'>;
