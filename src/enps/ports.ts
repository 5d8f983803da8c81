import type { Ports } from '../ports.ts';
import type { Roster } from '../roster/index.ts';
import type { CalendarShelf } from '../time/shelf.ts';

/** What the eNPS's verbs work with. */
export type EnpsPorts = Pick<Ports, 'db' | 'log' | 'newId' | 'keys' | 'random'>;

export interface EnpsListenerPorts extends EnpsPorts, Pick<Ports, 'clock' | 'slack'> {
  readonly shelf: CalendarShelf;
  readonly roster: Roster;
}

/** What its cadences and messages work with, inside a transaction of the tick or the sender. */
export interface EnpsDuePorts extends Pick<Ports, 'log' | 'newId' | 'keys' | 'random'> {
  readonly shelf: CalendarShelf;
}
