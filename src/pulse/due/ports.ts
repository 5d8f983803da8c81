import type { Tx } from '../../db/connect.ts';
import type { Ports } from '../../ports.ts';
import { type PeopleContext, type Person, people } from '../../roster/index.ts';
import type { Occurrence } from '../../schedule/index.ts';
import type { CalendarShelf } from '../../time/shelf.ts';

/** What the pulse needs when its time comes. */
export interface PulseDuePorts extends Pick<Ports, 'newId' | 'log'> {
  readonly shelf: CalendarShelf;
}

/** The people that occurrences are about, by id. */
export async function byId(
  tx: Tx,
  { shelf }: PulseDuePorts,
  occurrences: readonly Occurrence[],
  now: Date,
): Promise<Map<string, Person>> {
  const context: PeopleContext = { shelf, now };
  const found = await people(tx, context, { ids: occurrences.map(({ subjectId }) => subjectId) });
  return new Map(found.map(person => [person.id, person]));
}
