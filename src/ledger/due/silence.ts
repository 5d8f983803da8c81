import type { Tx } from '../../db/connect.ts';
import { endedByItself, observe, openOfFamily } from '../../deviations/index.ts';
import type { Occurrence, Plan, ScheduledCadence, Step, Subject } from '../../schedule/index.ts';
import { workspaceOf } from '../../settings/index.ts';
import { isSilent, type SilenceFacts, silenceKey, silentAt } from '../rules.ts';
import { endSilence, silenceCadence, silenceFacts } from '../silence.ts';
import type { LedgerDuePorts } from './ports.ts';

/** One occurrence for each silence there might be: it wakes when nobody was in touch for so many days (4.06, 4.08). */
export const silenceWatch = (ports: LedgerDuePorts): ScheduledCadence => ({
  name: silenceCadence,
  enrols: 'client',
  plan: async (tx, subjects, now) => {
    const plans = new Map<string, Plan>();
    for (const [workspaceId, own] of Map.groupBy(subjects, subject => subject.workspaceId))
      for (const [id, plan] of await planOwn(ports, tx, workspaceId, own, now)) plans.set(id, plan);
    return plans;
  },
  wake: async (tx, occurrences, now) => {
    const steps = new Map<string, Step>();
    for (const [workspaceId, own] of Map.groupBy(occurrences, each => each.workspaceId))
      for (const [id, step] of await wakeOwn(ports, tx, workspaceId, own, now)) steps.set(id, step);
    return steps;
  },
});

interface Known {
  readonly facts: SilenceFacts;
  /** this silence's own period */
  readonly key: string;
  /** somebody has heard of one and has it in hand */
  readonly open: boolean;
}

async function knownOf(
  { shelf }: LedgerDuePorts,
  tx: Tx,
  workspaceId: string,
  ids: readonly string[],
  now: Date,
): Promise<Map<string, Known>> {
  const facts = await silenceFacts(tx, { shelf, now }, workspaceId, ids);
  const ended = await endedByItself(tx, 'contact', ids);
  const open = new Set((await openOfFamily(tx, 'contact', ids)).map(({ subjectId }) => subjectId));
  return new Map(
    [...facts].map(([id, own]) => {
      return [id, { facts: own, key: silenceKey(own, ended.get(id) ?? 0), open: open.has(id) }];
    }),
  );
}

/** Each client's next silence, or why it has none. An open one that is over (somebody was in touch, work is paused) ends. */
async function planOwn(
  ports: LedgerDuePorts,
  tx: Tx,
  workspaceId: string,
  subjects: readonly Subject[],
  now: Date,
): Promise<[string, Plan][]> {
  const { goAt } = await workspaceOf(tx, workspaceId);
  if (goAt === null) return subjects.map(({ id }) => [id, { enrolled: false, reason: 'before_go' }]);
  const ids = subjects.map(({ id }) => id);
  const before = await knownOf(ports, tx, workspaceId, ids, now);
  const over = [...before].flatMap(([id, { open, facts }]) => (open && !isSilent(facts, now) ? [id] : []));
  for (const clientId of over) await endSilence(ports, tx, { workspaceId, clientId }, now);
  const known = over.length > 0 ? await knownOf(ports, tx, workspaceId, ids, now) : before;
  return ids.map(id => [id, planFor(known.get(id))]);
}

function planFor(known: Known | undefined): Plan {
  if (!known) return { enrolled: false, reason: 'unknown' };
  const { facts, key, open } = known;
  if (!facts.active) return { enrolled: false, reason: 'paused' };
  // One at a time: what is open is ended by a contact, and counted anew from there.
  if (open) return { enrolled: false, reason: 'known' };
  const dueAt = silentAt(facts);
  return { enrolled: true, period: key, dueAt, closesAt: dueAt };
}

async function wakeOwn(
  ports: LedgerDuePorts,
  tx: Tx,
  workspaceId: string,
  occurrences: readonly Occurrence[],
  now: Date,
): Promise<[string, Step][]> {
  const ids = occurrences.map(({ subjectId }) => subjectId);
  const known = await knownOf(ports, tx, workspaceId, ids, now);
  const steps: [string, Step][] = [];
  for (const { id, subjectId, period } of occurrences) {
    const step = stepFor(period, known.get(subjectId), now);
    if (step.state === 'closed') await say(ports, tx, { workspaceId, clientId: subjectId, period }, now);
    steps.push([id, step]);
  }
  return steps;
}

/** What may come back (a contact was a slip, work goes on after all) is taken up again when it does. */
function stepFor(period: string, known: Known | undefined, now: Date): Step {
  if (!known?.facts.active) return { state: 'not_applicable', reason: 'paused' };
  const { facts, key } = known;
  if (key !== period) return { state: 'not_applicable', reason: 'contact' };
  if (!isSilent(facts, now)) return { state: 'planned', stage: 0, wakeAt: silentAt(facts) };
  return { state: 'closed', reason: 'silent' };
}

async function say(
  ports: LedgerDuePorts,
  tx: Tx,
  { workspaceId, clientId, period }: { workspaceId: string; clientId: string; period: string },
  now: Date,
): Promise<void> {
  const subject = { kind: 'client' as const, id: clientId };
  await observe(ports, tx, { workspaceId, family: 'contact', subject, reasons: ['no_contact'], period }, now);
}
