import type { Ports } from '../../ports.ts';
import type { Occurrence } from '../../schedule/index.ts';
import type { CalendarShelf } from '../../time/shelf.ts';
import type { Action, Deviation, Helper } from '../queries.ts';

export interface ClockPorts extends Pick<Ports, 'newId'> {
  readonly shelf: CalendarShelf;
}

/** A deviation that wakes, with what its clock looks at. */
export interface Waking {
  readonly occurrence: Occurrence;
  readonly deviation: Deviation;
  readonly actions: readonly Action[];
  readonly helpers: readonly Helper[];
}
