import type { Tx } from '../../db/connect.ts';
import { type Enqueued, enqueue, newestMessage } from '../../delivery/index.ts';
import { type ClientFacts, clientFacts } from '../../roster/index.ts';
import { type Occurrence, planOccurrences, type ScheduledCadence, type Step } from '../../schedule/index.ts';
import { workspaceOf } from '../../settings/index.ts';
import { instantOf, localDateOf, parseLocalTime } from '../../time/calendar.ts';
import { messageKinds, nextCadence } from '../kinds.ts';
import type { SuggestionDuePorts } from '../ports.ts';
import * as queries from '../queries.ts';
import { type AskVerdict, againKey, askAgainAt, askAt, askedUntil, askVerdict } from '../rules.ts';

/** What comes next with a suggestion is due: one occurrence for each day on which its owner is to be asked, and in it two times. */
export const nextWatch = (ports: SuggestionDuePorts): ScheduledCadence => ({
  name: nextCadence,
  wake: (tx, occurrences, now) => wakeNext(ports, tx, occurrences, now),
});

/** Plans when owners are asked about what they have. */
export async function planNext(
  { shelf }: SuggestionDuePorts,
  tx: Tx,
  { workspaceId, clientIds }: { readonly workspaceId: string; readonly clientIds: readonly string[] },
  now: Date,
): Promise<void> {
  const open = await queries.withNextDay(tx, clientIds);
  if (open.length === 0 || (await workspaceOf(tx, workspaceId)).goAt === null) return;
  const facts = await clientFacts(tx, { shelf, now }, clientIds);
  const rows = open.flatMap(({ id: subjectId, clientId, nextOn }) => {
    const client = facts.get(clientId);
    const dueAt = client?.active ? askAt(nextOn, now, client.rhythm) : undefined;
    if (!client || !dueAt) return [];
    const closesAt = askedUntil(dueAt, client.rhythm);
    return [{ workspaceId, cadence: nextCadence, subjectId, period: nextOn, dueAt, closesAt }];
  });
  await planOccurrences(tx, rows);
}

async function wakeNext(
  { shelf }: SuggestionDuePorts,
  tx: Tx,
  occurrences: readonly Occurrence[],
  now: Date,
): Promise<Map<string, Step>> {
  const ids = occurrences.map(({ subjectId }) => subjectId);
  const open = new Map((await queries.suggestionsWhere(tx, { ids })).map(each => [each.id, each]));
  const clientIds = [...new Set([...open.values()].map(({ clientId }) => clientId))];
  const facts = await clientFacts(tx, { shelf, now }, clientIds);
  const steps = new Map<string, Step>();
  const messages: Enqueued[] = [];
  for (const occurrence of occurrences) {
    const suggestion = open.get(occurrence.subjectId);
    const client = suggestion && facts.get(suggestion.clientId);
    const nextOn = suggestion?.nextOn ?? null;
    const verdict = askVerdict(occurrence.period, { nextOn, isClientActive: client?.active ?? false });
    if (client && verdict === 'ask') {
      const asked = await ask(tx, occurrence, client, now);
      messages.push(asked.message);
      steps.set(occurrence.id, asked.step);
    } else steps.set(occurrence.id, ended(verdict, occurrence));
  }
  await enqueue(tx, messages);
  return steps;
}

/** What may come back (the client is worked for again, the day is the right one after all) is taken up when it does. */
function ended(verdict: AskVerdict, { stage }: Occurrence): Step {
  const mayReturn = stage === 0 && (verdict === 'changed' || verdict === 'paused');
  return { state: mayReturn ? 'not_applicable' : 'closed', reason: verdict };
}

async function ask(
  tx: Tx,
  { workspaceId, subjectId, period, stage }: Occurrence,
  { rhythm }: ClientFacts,
  now: Date,
): Promise<{ readonly message: Enqueued; readonly step: Step }> {
  // The morning of today, though the client's may begin later than hers.
  const dueAt = instantOf(localDateOf(now, rhythm), parseLocalTime('00:00'), rhythm);
  const about = { workspaceId, kind: messageKinds.next, subjectId };
  const message = { ...about, class: 'morning', dueAt } as const;
  if (stage === 0) {
    const step: Step = { state: 'open', stage: 1, openedAt: now, wakeAt: askAgainAt(now, rhythm) };
    return { message: { ...message, period }, step };
  }
  const replacesId = await newestMessage(tx, { workspaceId, kinds: [messageKinds.next], subjectId, periods: [period] });
  return { message: { ...message, period: againKey(period), replacesId }, step: { state: 'closed', reason: 'asked' } };
}
