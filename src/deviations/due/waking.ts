import type { Ports } from '../../ports.ts';
import type { Answering } from '../../roster/index.ts';
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
  /** when there was last news for whoever has it, since it is in its state: it became hers, or worse */
  readonly news: Date | undefined;
  /** who answers for it now */
  readonly answering: Answering | undefined;
}
