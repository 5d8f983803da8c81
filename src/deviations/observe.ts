import type { Tx } from '../db/connect.ts';
import { idOf } from '../db/ids.ts';
import { enqueue } from '../delivery/index.ts';
import type { Ports } from '../ports.ts';
import { beginClock, wakeClock } from './clock.ts';
import { note } from './history.ts';
import { kinds, urgency } from './kinds.ts';
import * as queries from './queries.ts';
import { type Judgement, judge, type RuleFamily, type Signal, type Topic } from './rules.ts';

type Opening = Extract<Judgement, { decision: 'open' }>;

/** Hears a neutral fact, in the transaction of whoever saw it: opens a deviation or adds to the open one, and alerts who answers for it. */
export async function observe(ports: Pick<Ports, 'newId'>, tx: Tx, signal: Signal, now: Date): Promise<void> {
  const { workspaceId, period } = signal;
  const key = { ...signal, subjectId: signal.subject.id };
  const open = await queries.lockOpen(tx, key);
  const judgement = judge(signal, open, await queries.notedFor(tx, key));
  if (judgement.decision === 'nothing') return;
  const id = judgement.decision === 'add' ? judgement.to : deviationId(signal, judgement.reasons);
  if (judgement.decision === 'add') {
    await queries.patch(tx, id, { severity: judgement.severity });
    await wakeClock(tx, id, now);
  }
  if (judgement.decision === 'open' && !(await openDeviation(tx, id, signal, judgement, now)))
    return observe(ports, tx, signal, now);
  const numbers: number[] = [];
  for (const [index, reason] of judgement.reasons.entries()) {
    const event = judgement.decision === 'open' && index === 0 ? 'opened' : 'reason_added';
    numbers.push(await note(ports, tx, { id, workspaceId }, now, { event, reason, period }));
  }
  const about = { workspaceId, kind: kinds.alert, subjectId: id, period: String(numbers[0]) };
  await enqueue(tx, [{ ...about, ...urgency(judgement.severity), dueAt: now }]);
}

/** No reason is noted twice for a period, so the first one makes the id; the same facts give it again. */
const deviationId = (
  { workspaceId, family, subject, topic, period }: Signal,
  [first = '']: readonly string[],
): string => idOf('deviation', workspaceId, family, subject.id, ...(topic ? [topic] : []), period, first);

async function openDeviation(
  tx: Tx,
  id: string,
  { workspaceId, family, subject, topic, actual }: Signal,
  { category, severity, private: isPrivate }: Opening,
  now: Date,
): Promise<boolean> {
  const opened = await queries.insertOpened(tx, {
    id,
    workspaceId,
    family,
    subjectKind: subject.kind,
    subjectId: subject.id,
    topic: topic ?? '',
    clientId: subject.kind === 'client' ? subject.id : null,
    category,
    severity,
    private: isPrivate,
    openedAt: now,
    actual: actual ?? null,
  });
  if (opened) await beginClock(tx, { id, workspaceId, opening: 1 }, now);
  return opened;
}

/**
 * The cause is gone: the open deviation of that subject, family and topic ends by itself, with a line in its history. `through`: gone up to and
 * including that period; one that is also about a later period stays.
 */
export async function endByItself(
  ports: Pick<Ports, 'newId'>,
  tx: Tx,
  key: {
    readonly workspaceId: string;
    readonly family: RuleFamily;
    readonly subjectId: string;
    readonly topic?: Topic;
    readonly through?: string;
  },
  now: Date,
): Promise<void> {
  const open = await queries.lockOpen(tx, key);
  if (!open) return;
  const newest = key.through === undefined ? undefined : await queries.newestPeriod(tx, open.id);
  if (newest !== undefined && key.through !== undefined && newest > key.through) return;
  await note(ports, tx, { ...key, id: open.id }, now, { event: 'ended_by_itself' });
  await queries.patch(tx, open.id, { state: 'closed', stateSince: now, closedAt: now });
}
