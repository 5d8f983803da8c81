import type { Executor } from '../db/connect.ts';
import { type PeopleContext, type Person, personById } from '../roster/index.ts';
import type { LocalDate } from '../time/calendar.ts';
import type { ClientScene } from './facts.ts';
import { latestBooking, type MeetingKind, monthsOf, proposals } from './rules.ts';

interface Proposing {
  readonly scene: ClientScene;
  readonly kind: MeetingKind;
  readonly due: LocalDate | undefined;
}

/** Days on which the client and its lead work; where nobody leads it, or she is away for all of them, those of whoever books instead of her. */
export async function proposalsFor(
  db: Executor,
  context: PeopleContext,
  actor: Person,
  { scene, kind, due }: Proposing,
): Promise<LocalDate[]> {
  const { today, facts, rhythm } = scene;
  const { leadId } = facts.client;
  const lead = leadId && leadId !== actor.id ? await personById(db, context, leadId) : actor;
  const latest = latestBooking(due, today, monthsOf(kind, rhythm));
  const daysOf = (who: Person) => proposals({ today, due, latest, lead: who, client: facts.rhythm });
  const hers = lead?.active ? daysOf(lead) : [];
  return hers.length > 0 ? hers : daysOf(actor);
}
