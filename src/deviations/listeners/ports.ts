import type { Clock } from '../../ports.ts';
import type { Person, Roster } from '../../roster/index.ts';
import type { ModalView } from '../../slack/blocks.ts';
import type { Click } from '../../slack/listeners.ts';
import type { CalendarShelf } from '../../time/shelf.ts';
import type { Place } from '../rules.ts';
import type { Doing, TreatPorts } from '../treat.ts';
import { placeFrom, recordNotice } from '../views.ts';

export interface DeviationListenerPorts extends TreatPorts {
  readonly clock: Clock;
  readonly shelf: CalendarShelf;
  readonly roster: Roster;
}

/** What somebody does now, and at which place in the register she began, if she came from there. */
export interface Showing extends Doing {
  readonly cameFrom: Place | undefined;
}

/** `metadata`: of the modal in which she does it. */
export const doingOf = (ports: DeviationListenerPorts, actor: Person, metadata = ''): Showing => ({
  ports,
  context: { shelf: ports.shelf, now: ports.clock.now() },
  actor,
  cameFrom: placeFrom(metadata),
});

/** The person behind a click; whoever the roster does not know sees nothing. */
export async function asPerson(
  ports: DeviationListenerPorts,
  { slackUserId, view }: Pick<Click, 'slackUserId' | 'view'>,
  show: (doing: Showing) => Promise<ModalView>,
): Promise<ModalView> {
  const actor = await ports.roster.bySlackId(slackUserId);
  return actor ? show(doingOf(ports, actor, view?.metadata)) : recordNotice('record.not_yours', 'en');
}
