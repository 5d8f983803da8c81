import type { Db, Tx } from '../db/connect.ts';
import { idOf } from '../db/ids.ts';
import { enqueue } from '../delivery/index.ts';
import type { Ports } from '../ports.ts';
import { type Matter, mayAnswerFor, type PeopleContext, type Person, whoAnswersForOne } from '../roster/index.ts';
import type { Deviation, Entry } from './queries.ts';
import * as queries from './queries.ts';
import { alertClass, type Family, judge, mayAcknowledge, mayClose, type Signal } from './rules.ts';

export type DeviationPorts = Pick<Ports, 'db' | 'newId'>;

export const alertKind = 'deviations.alert';

/** Hears a neutral fact, in the transaction of whoever saw it: opens a deviation or adds to the open one, and alerts who answers for it. */
export async function observe(ports: Pick<DeviationPorts, 'newId'>, tx: Tx, signal: Signal, now: Date): Promise<void> {
  const key = { ...signal, subjectId: signal.subject.id };
  const open = await queries.lockOpen(tx, key);
  const judgement = judge(signal, open, await queries.notedFor(tx, key));
  if (judgement.decision === 'nothing') return;
  const id = judgement.decision === 'add' ? judgement.to : deviationId(signal, judgement.reasons);
  if (judgement.decision === 'add') await queries.raiseSeverity(tx, id, judgement.severity);
  else if (!(await openDeviation(tx, id, signal, judgement, now))) return observe(ports, tx, signal, now);
  const numbers: number[] = [];
  for (const [index, reason] of judgement.reasons.entries()) {
    const event = judgement.decision === 'open' && index === 0 ? 'opened' : 'reason_added';
    numbers.push(await note(ports, tx, signal.workspaceId, id, now, { event, reason, period: signal.period }));
  }
  await enqueue(tx, [
    {
      workspaceId: signal.workspaceId,
      kind: alertKind,
      subjectId: id,
      period: String(numbers[0]),
      ...urgency(judgement.severity),
      dueAt: now,
    },
  ]);
}

/** No reason is noted twice for a period, so the first one makes the id; the same facts give it again. */
const deviationId = ({ workspaceId, family, subject, period }: Signal, [first = '']: readonly string[]): string =>
  idOf('deviation', workspaceId, family, subject.id, period, first);

/** What is told at once goes ahead of a long queue of prompts. */
const urgency = (severity: Deviation['severity']) => {
  const kind = alertClass(severity);
  return { class: kind, urgent: kind === 'now' };
};

/**
 * Whoever was alerted has left, and the deviation is still open: whoever answers for it now hears of it as well. Once for each who left.
 */
export async function alertSuccessors(db: Db, workspaceId: string, now: Date): Promise<void> {
  await db.transaction().execute(async tx => {
    const orphaned = await queries.alertedWhoLeft(tx, workspaceId, alertKind);
    await enqueue(
      tx,
      orphaned.map(({ id, severity, receiverId }) => ({
        workspaceId,
        kind: alertKind,
        subjectId: id,
        period: `after ${receiverId}`,
        ...urgency(severity),
        dueAt: now,
      })),
    );
  });
}

async function openDeviation(
  tx: Tx,
  id: string,
  { workspaceId, family, subject }: Signal,
  judgement: { readonly severity: Deviation['severity']; readonly private: boolean },
  now: Date,
): Promise<boolean> {
  const { severity } = judgement;
  const row = {
    id,
    workspaceId,
    family,
    subjectKind: subject.kind,
    subjectId: subject.id,
    severity,
    private: judgement.private,
    openedAt: now,
  };
  return queries.insertDeviation(tx, row);
}

/**
 * The cause is gone, up to and including the period `through`: the open deviation of that subject and family ends by itself, with a
 * line in its history, unless it is also about a later period.
 */
export async function endByItself(
  ports: Pick<DeviationPorts, 'newId'>,
  tx: Tx,
  key: { readonly workspaceId: string; readonly family: Family; readonly subjectId: string; readonly through: string },
  now: Date,
): Promise<void> {
  const open = await queries.lockOpen(tx, key);
  const newest = open && (await queries.newestPeriod(tx, open.id));
  if (!open || (newest !== undefined && newest > key.through)) return;
  await note(ports, tx, key.workspaceId, open.id, now, { event: 'ended_by_itself' });
  await queries.setState(tx, open.id, 'closed', now);
}

export interface DeviationRecord {
  readonly deviation: Deviation;
  readonly history: readonly Entry[];
}

/** The record for somebody who answers for it; anybody else is told nothing but that it is not hers. */
export async function openRecord(
  db: Db,
  context: PeopleContext,
  actor: Person,
  deviationId: string,
): Promise<DeviationRecord | 'not_yours'> {
  const deviation = await queries.deviationById(db, deviationId);
  if (!deviation || !(await answers(db, context, actor, deviation))) return 'not_yours';
  return { deviation, history: await queries.entriesOf(db, deviationId) };
}

export type TreatOutcome = DeviationRecord | 'not_yours' | 'already';

/** "I have seen it": from here on somebody owns it. */
export async function acknowledge(
  ports: DeviationPorts,
  context: PeopleContext,
  actor: Person,
  deviationId: string,
): Promise<TreatOutcome> {
  return treat(ports, context, actor, deviationId, async (tx, deviation) => {
    if (!mayAcknowledge(deviation.state)) return false;
    await note(ports, tx, deviation.workspaceId, deviation.id, context.now, {
      event: 'acknowledged',
      actorId: actor.id,
    });
    await queries.setState(tx, deviation.id, 'acknowledged', context.now);
    return true;
  });
}

/** Closes it with a note of what was done. */
export async function close(
  ports: DeviationPorts,
  context: PeopleContext,
  actor: Person,
  input: { readonly deviationId: string; readonly note: string },
): Promise<TreatOutcome> {
  return treat(ports, context, actor, input.deviationId, async (tx, deviation) => {
    if (!mayClose(deviation.state)) return false;
    await note(ports, tx, deviation.workspaceId, deviation.id, context.now, {
      event: 'closed',
      actorId: actor.id,
      note: input.note,
    });
    await queries.setState(tx, deviation.id, 'closed', context.now);
    return true;
  });
}

async function treat(
  { db }: DeviationPorts,
  context: PeopleContext,
  actor: Person,
  deviationId: string,
  change: (tx: Tx, deviation: Deviation) => Promise<boolean>,
): Promise<TreatOutcome> {
  return db.transaction().execute(async tx => {
    const deviation = await queries.lockDeviation(tx, deviationId);
    if (!deviation || !(await answers(tx, context, actor, deviation))) return 'not_yours';
    if (!(await change(tx, deviation))) return 'already';
    const changed = (await queries.deviationById(tx, deviationId)) ?? deviation;
    return { deviation: changed, history: await queries.entriesOf(tx, deviationId) };
  });
}

async function answers(db: Db, context: PeopleContext, actor: Person, deviation: Deviation): Promise<boolean> {
  const matter: Matter = deviation.subject;
  return (
    actor.active && mayAnswerFor(actor.id, matter, await whoAnswersForOne(db, context, deviation.workspaceId, matter))
  );
}

async function note(
  { newId }: Pick<DeviationPorts, 'newId'>,
  tx: Tx,
  workspaceId: string,
  deviationId: string,
  at: Date,
  entry: Pick<queries.NewEntry, 'event' | 'actorId' | 'reason' | 'period' | 'note'>,
): Promise<number> {
  return queries.addEntry(tx, { id: newId(), workspaceId, deviationId, at, ...entry });
}
