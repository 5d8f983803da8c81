import type { Tx } from '../../db/connect.ts';
import { enqueue } from '../../delivery/index.ts';
import { observe } from '../../deviations/index.ts';
import type { Person } from '../../roster/index.ts';
import { type Occurrence, planOccurrences, type ScheduledCadence, type Step } from '../../schedule/index.ts';
import { workingDaysLater } from '../../time/calendar.ts';
import { aboutOccurrence, kinds } from '../pulse.ts';
import * as queries from '../queries.ts';
import { talkDueAt } from '../rules.ts';
import { byId, type PulseDuePorts } from './ports.ts';

/** The pulse talk: planned with its check-in, missed when its day is over and nobody has recorded it. */
export function talkOccurrences(ports: PulseDuePorts): ScheduledCadence {
  return {
    name: queries.talkCadence,
    wake: async (tx, occurrences, now) => {
      const steps = new Map<string, Step>();
      const held = await queries.talksHeld(
        tx,
        occurrences.map(({ subjectId, period }) => ({ personId: subjectId, period })),
      );
      const present = await byId(tx, ports, occurrences, now);
      for (const occurrence of occurrences)
        steps.set(occurrence.id, await endTalk(ports, tx, occurrence, { held, present }, now));
      return steps;
    },
  };
}

async function endTalk(
  ports: PulseDuePorts,
  tx: Tx,
  { workspaceId, subjectId, period }: Occurrence,
  { held, present }: { held: ReadonlySet<string>; present: ReadonlyMap<string, Person> },
  now: Date,
): Promise<Step> {
  if (held.has(queries.talkKey(subjectId, period))) return { state: 'closed', reason: 'held' };
  if (!present.get(subjectId)?.active) return { state: 'not_applicable', reason: 'left' };
  const subject = { kind: 'person' as const, id: subjectId };
  await observe(ports, tx, { workspaceId, family: 'talk', subject, reasons: ['talk_missed'], period }, now);
  return { state: 'closed', reason: 'missed' };
}

export interface Beginning {
  readonly occurrence: Occurrence;
  readonly person: Person;
}

/** A talk belongs to every month in which she is there, also when she does not want to be asked. */
export async function beginTalks(tx: Tx, begun: readonly Beginning[], now: Date): Promise<void> {
  const dated = begun.map(each => ({
    ...each,
    dueAt: talkDueAt(each.occurrence.period, now, each.person.rhythm, each.person.settings),
  }));
  await planOccurrences(
    tx,
    dated.map(({ occurrence, dueAt }) => ({
      ...aboutOccurrence(occurrence),
      cadence: queries.talkCadence,
      dueAt,
      closesAt: dueAt,
    })),
  );
  await enqueue(
    tx,
    dated.map(({ occurrence, person, dueAt }) => ({
      ...aboutOccurrence(occurrence),
      kind: kinds.talkReminder,
      class: 'morning',
      dueAt: workingDaysLater(dueAt, -daysBeforeTalk, person.rhythm),
      expiresAt: dueAt,
    })),
  );
}

const daysBeforeTalk = 2;
