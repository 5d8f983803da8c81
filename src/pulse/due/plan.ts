import type { Tx } from '../../db/connect.ts';
import { type Person, people, pulseEnrolment, teamFacts, whoAnswersFor } from '../../roster/index.ts';
import type { Plan, Subject } from '../../schedule/index.ts';
import { workspaceOf } from '../../settings/index.ts';
import { localDateOf } from '../../time/calendar.ts';
import { planCheckIn } from '../rules.ts';
import { introduce } from './introduce.ts';
import type { PulseDuePorts } from './ports.ts';

/** Each person's next check-in, or why she has none. */
export async function planSubjects(
  ports: PulseDuePorts,
  tx: Tx,
  subjects: readonly Subject[],
  now: Date,
): Promise<Map<string, Plan>> {
  const plans = new Map<string, Plan>();
  for (const [workspaceId, own] of Map.groupBy(subjects, subject => subject.workspaceId)) {
    const { goAt } = await workspaceOf(tx, workspaceId);
    const facts = await enrolmentFacts(ports, tx, workspaceId, own, now);
    for (const subject of own) plans.set(subject.id, planOf(subject, goAt, facts.get(subject.id), now));
    // Whoever was asked is introduced, or is with her next prompt.
    const beginning = own.filter(({ id, since }) => !('ran' in since) && plans.get(id)?.enrolled);
    await introduce(tx, beginning, now);
  }
  return plans;
}

interface Enrolment {
  readonly person: Person;
  readonly firstSince: string | null;
  readonly answers: boolean;
  readonly hasSupervisor: boolean;
}

async function enrolmentFacts(
  ports: PulseDuePorts,
  tx: Tx,
  workspaceId: string,
  subjects: readonly Subject[],
  now: Date,
): Promise<Map<string, Enrolment>> {
  const ids = subjects.map(subject => subject.id);
  const context = { shelf: ports.shelf, now };
  const found = await people(tx, context, { ids });
  const teams = await teamFacts(tx, ids);
  const answering = await whoAnswersFor(
    tx,
    context,
    workspaceId,
    ids.map(id => ({ kind: 'person', id })),
  );
  return new Map(
    found.map(person => {
      const theirs = answering.get(person.id);
      const facts = {
        person,
        firstSince: teams.get(person.id)?.firstSince ?? null,
        answers: theirs !== undefined && theirs.responsible !== 'nobody',
        hasSupervisor: theirs?.ownerId !== undefined,
      };
      return [person.id, facts];
    }),
  );
}

function planOf(subject: Subject, goAt: Date | null, facts: Enrolment | undefined, now: Date): Plan {
  if (!facts) return { enrolled: false, reason: 'unknown' };
  if (goAt === null) return { enrolled: false, reason: 'before_go' };
  const { person, firstSince, hasSupervisor } = facts;
  const verdict = pulseEnrolment({
    active: person.active,
    employee: person.employee,
    onTeam: firstSince !== null,
    hasSupervisor,
  });
  if (verdict !== 'enrolled') return { enrolled: false, reason: verdict };
  if (!facts.answers) return { enrolled: false, reason: 'nobody_answers' };
  const goDay = localDateOf(goAt, person.rhythm.zone);
  const joinedLater = person.knownSince > goAt || (firstSince !== null && firstSince > goDay);
  const { id: personId, rhythm, settings } = person;
  const planned = planCheckIn({ personId, rhythm, settings, goAt, joinedLater, since: subject.since, now });
  return planned ? { enrolled: true, ...planned } : { enrolled: false, reason: 'no_working_days' };
}
