import type { Ports } from '../../ports.ts';
import type { CalendarShelf } from '../../time/shelf.ts';

/** What the ledger needs when its time comes. */
export interface LedgerDuePorts extends Pick<Ports, 'newId'> {
  readonly shelf: CalendarShelf;
}
