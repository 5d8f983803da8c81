import type { Tx } from '../../db/connect.ts';
import { type Person, people } from '../../roster/index.ts';
import type { Occurrence, ScheduledCadence, Step, Subject } from '../../schedule/index.ts';
import { localDateOf } from '../../time/calendar.ts';
import type { CalendarShelf } from '../../time/shelf.ts';
import { withdrawByItself } from '../begin.ts';
import * as queries from '../queries.ts';
import { waitsForHer } from '../rules.ts';
import {
  answerCadence,
  askedWith,
  firstWeekCadence,
  kinds,
  leadHearsAt,
  reminderAt,
  tell,
  waitKey,
} from '../tidings.ts';

export interface PlacementDuePorts {
  readonly shelf: CalendarShelf;
}

/** The placements' cadences: silence, the first week, and what ends because somebody left or an engagement ended. */
export function placementCadences(ports: PlacementDuePorts): ScheduledCadence[] {
  return [
    { name: answerCadence, wake: (tx, occurrences, now) => wakeEach(ports, tx, occurrences, now, wakeUnanswered) },
    { name: firstWeekCadence, wake: (tx, occurrences, now) => wakeEach(ports, tx, occurrences, now, wakeFirstWeek) },
    ending('placement_left', 'person', 'left', queries.placementsOfLeavers),
    ending('placement_ended', 'client', 'engagement_ended', queries.placementsOnEnded),
  ];
}

interface Woken {
  readonly occurrence: Occurrence;
  readonly placement: queries.Placement;
  readonly person: Person;
}

async function wakeEach(
  { shelf }: PlacementDuePorts,
  tx: Tx,
  occurrences: readonly Occurrence[],
  now: Date,
  wake: (tx: Tx, woken: Woken, now: Date) => Promise<Step>,
): Promise<Map<string, Step>> {
  const placements = await queries.placementsById(
    tx,
    occurrences.map(({ subjectId }) => subjectId),
  );
  const ids = [...placements.values()].map(({ personId }) => personId);
  const present = new Map((await people(tx, { shelf, now }, { ids })).map(person => [person.id, person]));
  const steps = new Map<string, Step>();
  for (const occurrence of occurrences) {
    const placement = placements.get(occurrence.subjectId);
    const person = placement && present.get(placement.personId);
    const step: Step =
      placement && person?.active
        ? await wake(tx, { occurrence, placement, person }, now)
        : { state: 'not_applicable', reason: 'left' };
    steps.set(occurrence.id, step);
  }
  return steps;
}

/** She is reminded once, then the lead hears once that there is no answer; then silence. */
async function wakeUnanswered(tx: Tx, { occurrence, placement, person }: Woken, now: Date): Promise<Step> {
  const { period, stage } = occurrence;
  if (!waitsForHer(placement.state) || waitKey(placement) !== period) return { state: 'closed', reason: 'answered' };
  const asked = await askedWith(tx, placement, period);
  // What has not reached her (she is away, say) cannot have been left unanswered.
  if (!asked) return { state: 'planned', stage: 0, wakeAt: reminderAt(now, person) };
  if (stage === 0) {
    await tell(tx, placement, { kind: kinds.reminder, period, class: 'now', replacesId: asked }, now);
    return { state: 'open', stage: 1, openedAt: now, wakeAt: leadHearsAt(now, person) };
  }
  await tell(tx, placement, { kind: kinds.unanswered, period, class: 'morning' }, now);
  return { state: 'closed', reason: 'unanswered' };
}

/** Whoever is no longer on the team by then is not asked about its goal. */
async function wakeFirstWeek(tx: Tx, { placement, person }: Woken, now: Date): Promise<Step> {
  const today = localDateOf(now, person.settings.zone);
  const isThere = placement.engagementState === 'active' && (await queries.isOnTeam(tx, placement, today));
  if (placement.state !== 'begun' || !isThere) return { state: 'not_applicable', reason: 'not_on_team' };
  await tell(tx, placement, { kind: kinds.firstWeek, period: 'first_week', class: 'morning' }, now);
  return { state: 'closed', reason: 'asked' };
}

/** Nobody is enrolled in this one: it looks at whomever the roster marks as changed, and ends what has become pointless. */
function ending(
  name: string,
  enrols: 'person' | 'client',
  why: 'left' | 'engagement_ended',
  pointless: (tx: Tx, ids: readonly string[]) => Promise<string[]>,
): ScheduledCadence {
  return {
    name,
    enrols,
    plan: async (tx, subjects: readonly Subject[], now) => {
      const ids = await pointless(
        tx,
        subjects.map(({ id }) => id),
      );
      for (const id of ids) {
        const placement = await queries.lockPlacement(tx, id);
        if (placement) await withdrawByItself(tx, placement, why, now);
      }
      return new Map(subjects.map(({ id }) => [id, { enrolled: false, reason: 'never' }]));
    },
    wake: async () => new Map(),
  };
}
