import type { Ports } from '../ports.ts';
import type { CalendarShelf } from '../time/shelf.ts';

/** What this room's verbs need. */
export type SuggestionPorts = Pick<Ports, 'db' | 'newId' | 'log'>;

/** What it needs when its time comes. */
export interface SuggestionDuePorts extends Pick<Ports, 'newId'> {
  readonly shelf: CalendarShelf;
}
