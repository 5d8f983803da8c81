import type { Tx } from '../../db/connect.ts';
import { enqueue } from '../../delivery/index.ts';
import { type ClientFacts, clientFacts, whoAnswersFor } from '../../roster/index.ts';
import type { Occurrence, Plan, ScheduledCadence, Step, Subject } from '../../schedule/index.ts';
import { settingsOf, workspaceOf } from '../../settings/index.ts';
import { messageKinds, quarterCadence } from '../kinds.ts';
import type { SuggestionDuePorts } from '../ports.ts';
import * as queries from '../queries.ts';
import { planQuarter, type QuarterVerdict, quarterBefore, quarterVerdict } from '../rules.ts';

/** Clients that suggested nothing for a quarter (4.29): once in each quarter one looks back on the last. */
export const quarterWatch = (ports: SuggestionDuePorts): ScheduledCadence => ({
  name: quarterCadence,
  enrols: 'client',
  plan: (tx, subjects, now) => planClients(ports, tx, subjects, now),
  wake: (tx, occurrences, now) => wakeQuarters(ports, tx, occurrences, now),
});

async function planClients(
  { shelf }: SuggestionDuePorts,
  tx: Tx,
  subjects: readonly Subject[],
  now: Date,
): Promise<Map<string, Plan>> {
  const plans = new Map<string, Plan>();
  for (const [workspaceId, own] of Map.groupBy(subjects, subject => subject.workspaceId)) {
    const { goAt } = await workspaceOf(tx, workspaceId);
    const { suggestionAskDay: askDay } = await settingsOf(tx, workspaceId);
    const ids = own.map(({ id }) => id);
    const facts = await clientFacts(tx, { shelf, now }, ids);
    const matters = ids.map(id => ({ kind: 'client' as const, id }));
    const answering = await whoAnswersFor(tx, { shelf, now }, workspaceId, matters);
    for (const { id, since } of own) {
      const client = facts.get(id);
      const isAnswered = (answering.get(id)?.responsible ?? 'nobody') !== 'nobody';
      const reason = goAt === null ? 'before_go' : whyNot(client, isAnswered);
      const planned = client && !reason ? planQuarter({ rhythm: client.rhythm, askDay, since, now }) : undefined;
      plans.set(
        id,
        planned ? { enrolled: true, ...planned } : { enrolled: false, reason: reason ?? 'no_working_days' },
      );
    }
  }
  return plans;
}

function whyNot(client: ClientFacts | undefined, isAnswered: boolean): string | undefined {
  if (!client) return 'unknown';
  if (!client.active) return 'paused';
  return isAnswered ? undefined : 'nobody_answers';
}

async function wakeQuarters(
  ports: SuggestionDuePorts,
  tx: Tx,
  occurrences: readonly Occurrence[],
  now: Date,
): Promise<Map<string, Step>> {
  const silenceOf = await silences(
    ports,
    tx,
    occurrences.map(({ subjectId }) => subjectId),
    now,
  );
  const woken = occurrences.map(occurrence => {
    const silent = quarterBefore(occurrence.period);
    return { occurrence, silent, verdict: silenceOf(occurrence.subjectId, silent).verdict };
  });
  const asked = woken.filter(({ occurrence, verdict }) => verdict === 'ask' && now < occurrence.closesAt);
  await enqueue(
    tx,
    asked.map(({ occurrence: { workspaceId, subjectId, closesAt }, silent: period }) => {
      const message = { workspaceId, kind: messageKinds.ask, subjectId, period };
      return { ...message, class: 'morning', dueAt: now, expiresAt: closesAt };
    }),
  );
  return new Map(woken.map(({ occurrence, verdict }) => [occurrence.id, stepOf(occurrence, verdict, now)]));
}

/** A quarter that is over is not asked about any more. */
function stepOf({ closesAt }: Occurrence, verdict: QuarterVerdict, now: Date): Step {
  if (verdict === 'paused') return { state: 'not_applicable', reason: verdict };
  if (now >= closesAt) return { state: 'skipped', reason: 'downtime' };
  return { state: 'closed', reason: verdict === 'ask' ? 'asked' : verdict };
}

interface Silence {
  readonly verdict: QuarterVerdict;
  /** the client's name */
  readonly client: string;
}

/** Whether each of these clients suggested nothing in a quarter, as one knows it at this moment. */
export async function silences(
  { shelf }: SuggestionDuePorts,
  tx: Tx,
  clientIds: readonly string[],
  now: Date,
): Promise<(clientId: string, quarter: string) => Silence> {
  const ids = [...new Set(clientIds)];
  const facts = await clientFacts(tx, { shelf, now }, ids);
  const suggested = await queries.lastSuggested(tx, ids);
  return (clientId, quarter) => {
    const client = facts.get(clientId);
    if (!client) return { verdict: 'paused', client: '' };
    const { active, since } = client;
    const verdict = quarterVerdict(quarter, { active, since, suggestedOn: suggested.get(clientId) });
    return { verdict, client: client.client.name };
  };
}
