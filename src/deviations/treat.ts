import type { Tx } from '../db/connect.ts';
import { type Enqueued, enqueue } from '../delivery/index.ts';
import type { Ports } from '../ports.ts';
import { type Act, type PeopleContext, type Person, permit } from '../roster/index.ts';
import { type LocalDate, localDateOf } from '../time/calendar.ts';
import { chooseChecker } from './checker.ts';
import { beginClock } from './clock.ts';
import { note } from './history.ts';
import { kinds } from './kinds.ts';
import type { Deviation, NewEntry, Patch } from './queries.ts';
import * as queries from './queries.ts';
import { actOf, actsOn, type DeviationRecord, readRecord, standpointOf } from './record.ts';
import { eventOf, isClosedInOneGo, isEnded, type Refusal, step, type Verb } from './rules.ts';

export type TreatPorts = Pick<Ports, 'db' | 'newId' | 'log'>;

/** Who does it, and when. */
export interface Doing {
  readonly ports: TreatPorts;
  readonly context: PeopleContext;
  readonly actor: Person;
}

/** How it stands now, or why nothing was done. */
export type Outcome = DeviationRecord | 'not_yours' | Refusal;

type Line = Omit<NewEntry, 'id' | 'workspaceId' | 'deviationId' | 'at' | 'event' | 'actorId'>;

/** A change to one deviation, in one transaction, by somebody who may make it. */
export async function change(
  { ports, context, actor }: Doing,
  deviationId: string,
  act: (deviation: Deviation) => Act,
  make: (tx: Tx, record: DeviationRecord) => Promise<Refusal | undefined>,
): Promise<Outcome> {
  return ports.db.transaction().execute(async tx => {
    await queries.lockDeviations(tx, [deviationId]);
    const record = await readRecord(tx, context, actor, deviationId);
    if (!record || !permit(ports.log, actor, record.standing, act(record.deviation))) return 'not_yours';
    const refused = await make(tx, record);
    return refused ?? (await readRecord(tx, context, actor, deviationId)) ?? 'not_yours';
  });
}

/** The record for somebody who may see it; anybody else is told nothing but that it is not hers. */
export async function openRecord(
  { ports, context, actor }: Doing,
  deviationId: string,
): Promise<DeviationRecord | 'not_yours'> {
  const record = await readRecord(ports.db, context, actor, deviationId);
  return record && permit(ports.log, actor, record.standing, actsOn(record.deviation).see) ? record : 'not_yours';
}

/** One step on its path. `line`: what its history says besides; `changes`: what the record keeps of it. */
export async function advance(
  doing: Doing,
  tx: Tx,
  { deviation, actions }: Pick<DeviationRecord, 'deviation' | 'actions'>,
  verb: Verb,
  { line = {}, changes = {} }: { readonly line?: Line; readonly changes?: Patch } = {},
): Promise<Refusal | undefined> {
  const { now } = doing.context;
  const taken = step(standpointOf(deviation, actions), verb);
  if ('refused' in taken) return taken.refused;
  const ended = isEnded(taken.to);
  await note(doing.ports, tx, deviation, now, { event: eventOf[verb], actorId: doing.actor.id, ...line });
  if (verb === 'confirm') await note(doing.ports, tx, deviation, now, { event: 'closed', actorId: doing.actor.id });
  await queries.patch(tx, deviation.id, {
    state: taken.to,
    ...(taken.to === deviation.state ? {} : { stateSince: now }),
    closedAt: ended ? now : null,
    ...(verb === 'contain' ? { containedAt: now } : {}),
    ...changes,
  });
  await enqueue(tx, wordsToOthers(deviation, taken.to, verb, doing));
  return undefined;
}

/** The reporter always hears that it was taken up and what came of it; whoever treats it hears what the check gave. */
function wordsToOthers(
  deviation: Deviation,
  to: Deviation['state'],
  verb: Verb,
  { actor, context }: Doing,
): Enqueued[] {
  const { id: subjectId, workspaceId, opening, reporterId } = deviation;
  // The same check may say "not yet" more than once.
  const moment = context.now.toISOString();
  const about = { workspaceId, subjectId, class: 'now' as const, dueAt: context.now };
  const forReporter = to === 'acknowledged' || isEnded(to);
  return [
    ...(reporterId && reporterId !== actor.id && forReporter
      ? [{ ...about, kind: kinds.told, period: `${to}/${opening}` }]
      : []),
    ...(verb === 'confirm' || verb === 'reject'
      ? [{ ...about, kind: kinds.checked, period: `${verb}/${opening}/${moment}` }]
      : []),
  ];
}

/** "I have seen it": from here on somebody has it. */
export const acknowledge = (doing: Doing, id: string): Promise<Outcome> =>
  change(
    doing,
    id,
    d => actOf('acknowledge', d),
    (tx, record) => advance(doing, tx, record, 'acknowledge'),
  );

/** What was done at once, so that it does not get worse (0.13). Whoever was to check has acted by that: somebody else checks. */
export const contain = (doing: Doing, id: string, correction: string): Promise<Outcome> =>
  change(
    doing,
    id,
    d => actOf('contain', d),
    async (tx, record) => {
      const { state, checkerId } = record.deviation;
      const isChecker = state === 'awaiting_check' && checkerId === doing.actor.id;
      const another = isChecker ? await chooseChecker(doing, tx, record) : undefined;
      const changes = { correction, ...(another ? { checkerId: another } : {}) };
      return advance(doing, tx, record, 'contain', { line: { note: correction }, changes });
    },
  );

export interface Analysis {
  readonly rootCause: string;
  readonly consequence: string | null;
  readonly similarElsewhere: string | null;
}

/** Why it happened, what it led to, and where else it may be so. */
export const analyse = (doing: Doing, id: string, analysis: Analysis): Promise<Outcome> =>
  change(
    doing,
    id,
    d => actOf('analyse', d),
    (tx, record) =>
      advance(doing, tx, record, 'analyse', { line: { note: analysis.rootCause }, changes: { ...analysis } }),
  );

/** There was nothing in it, and why. */
export const dismiss = (doing: Doing, id: string, why: string): Promise<Outcome> =>
  change(
    doing,
    id,
    d => actOf('dismiss', d),
    (tx, record) => advance(doing, tx, record, 'dismiss', { line: { note: why } }),
  );

/**
 * A minor matter, done with in one go: what was done closes it, whatever had not been said before. Every step stands in the history all
 * the same.
 */
export const close = (doing: Doing, id: string, done: string): Promise<Outcome> =>
  change(
    doing,
    id,
    d => actOf('close', d),
    async (tx, first) => {
      const at = standpointOf(first.deviation, first.actions);
      if (!isClosedInOneGo(at)) return at.hasOpenAction ? 'open_action' : 'already';
      for (const verb of ['acknowledge', 'act'] as const) {
        const record = await again(doing, tx, first);
        const event = verb === 'act' ? { line: { note: done } } : {};
        if ('to' in step(standpointOf(record.deviation, record.actions), verb))
          await advance(doing, tx, record, verb, event);
      }
      const record = await again(doing, tx, first);
      const said = record.deviation.state === first.deviation.state ? { line: { note: done } } : {};
      return advance(doing, tx, record, 'close', said);
    },
  );

async function again({ context, actor }: Doing, tx: Tx, { deviation }: DeviationRecord): Promise<DeviationRecord> {
  const record = await readRecord(tx, context, actor, deviation.id);
  if (!record) throw new Error('a locked deviation is gone');
  return record;
}

/** It is not over: with a reason, by whoever may, and the clocks begin anew. */
export const reopen = (doing: Doing, id: string, reason: string): Promise<Outcome> =>
  change(
    doing,
    id,
    d => actOf('reopen', d),
    async (tx, record) => {
      const { deviation } = record;
      if (isEnded(deviation.state) && (await queries.isAnotherOpen(tx, deviation))) return 'another_open';
      const opening = deviation.opening + 1;
      const fresh = { opening, containedAt: null, checkerId: null, checkDueOn: null };
      const refused = await advance(doing, tx, record, 'reopen', { line: { note: reason }, changes: fresh });
      if (refused) return refused;
      const { now } = doing.context;
      await queries.letOut(tx, id, { cameBy: 'escalated' }, now);
      await beginClock(tx, { ...deviation, opening }, now);
      const about = { workspaceId: deviation.workspaceId, subjectId: id, period: `reopened/${opening}` };
      await enqueue(tx, [{ ...about, kind: kinds.alert, class: 'now', dueAt: now }]);
      return undefined;
    },
  );

/** The local date of whoever acts. */
export const todayOf = ({ context, actor }: Doing): LocalDate => localDateOf(context.now, actor.rhythm.zone);
