import type { Executor, Tx } from '../db/connect.ts';
import { enqueue, newestMessage } from '../delivery/index.ts';
import { endByItself, observe } from '../deviations/index.ts';
import { bringUpInTalk, type PointForPerson, pointsForPerson } from '../ledger/index.ts';
import type { Log, Ports } from '../ports.ts';
import { type Act, type PeopleContext, type Person, permit, personById, standingToward } from '../roster/index.ts';
import { applySteps, findOccurrence, lockOccurrence, type Occurrence } from '../schedule/index.ts';
import { type LocalDate, localDateOf } from '../time/calendar.ts';
import { passOn } from './points.ts';
import * as queries from './queries.ts';
import { accept, type CheckIn, warningsOfNewest } from './rules.ts';

export type PulsePorts = Pick<Ports, 'db' | 'newId' | 'log'>;

export const kinds = {
  introduction: 'pulse.introduction',
  prompt: 'pulse.prompt',
  reminder: 'pulse.reminder',
  answered: 'pulse.answered',
  closed: 'pulse.closed',
  brief: 'pulse.brief',
  talkReminder: 'pulse.talk_reminder',
} as const;

export type AnswerOutcome = 'answered' | 'changed' | 'not_hers' | 'closed' | 'talk_held';

/** Stores a check-in, or its change, with everything that follows from it, in one transaction (3.05, 3.12, 3.15). */
export async function answer(
  ports: PulsePorts,
  context: PeopleContext,
  actor: Person,
  input: { readonly occurrenceId: string; readonly checkIn: CheckIn },
): Promise<AnswerOutcome> {
  const { now } = context;
  return ports.db.transaction().execute(async tx => {
    const occurrence = await lockOccurrence(tx, input.occurrenceId);
    if (!occurrence || occurrence.cadence !== queries.pulseCadence) return 'not_hers';
    const verdict = accept({
      occurrenceState: occurrence.state,
      closesAt: occurrence.closesAt,
      now,
      isHers: occurrence.subjectId === actor.id,
      talkHeld: (await queries.talkOf(tx, actor.id, occurrence.period)) !== undefined,
    });
    if (verdict !== 'yes') return verdict;
    const { workspaceId, period } = occurrence;
    const row = {
      id: ports.newId(),
      workspaceId,
      occurrenceId: occurrence.id,
      personId: actor.id,
      period,
      ...input.checkIn,
    };
    const first = await queries.upsertCheckIn(tx, row, now);
    await passOn(tx, actor, occurrence, input.checkIn, now);
    await warn(ports, tx, occurrence, now);
    if (first) await afterFirstAnswer(tx, occurrence, now);
    return first ? 'answered' : 'changed';
  });
}

/** Judges a period that was answered or has closed silently, and hands over what it calls for. Silence takes the same road as an answer. */
export async function warn(ports: Pick<PulsePorts, 'newId'>, tx: Tx, occurrence: Occurrence, now: Date): Promise<void> {
  const reasons = warningsOfNewest(await queries.history(tx, occurrence.subjectId, occurrence.period));
  if (reasons.length === 0) return;
  const { workspaceId, subjectId, period } = occurrence;
  await observe(
    ports,
    tx,
    { workspaceId, family: 'pulse', subject: { kind: 'person', id: subjectId }, reasons, period },
    now,
  );
}

/** No more reminders; the prompt shows that it was answered; whoever holds the talk finds the brief in the morning. */
async function afterFirstAnswer(tx: Tx, occurrence: Occurrence, now: Date): Promise<void> {
  const { closesAt, stage } = occurrence;
  await applySteps(tx, [{ occurrence, step: { state: 'open', stage, wakeAt: closesAt } }]);
  await enqueue(tx, [
    { ...aboutOccurrence(occurrence), kind: kinds.brief, class: 'morning', dueAt: now },
    ...(await editOfPrompt(tx, occurrence, kinds.answered, now)),
  ]);
}

/** The change of the newest prompt or reminder in place, if one was sent. */
export async function editOfPrompt(tx: Tx, occurrence: Occurrence, kind: string, now: Date) {
  const editsId = await newestMessage(tx, invitationsOf(occurrence));
  return editsId ? [{ ...aboutOccurrence(occurrence), kind, class: 'edit' as const, dueAt: now, editsId }] : [];
}

/** Every message that asks for one check-in. */
export const invitationsOf = ({ workspaceId, subjectId, period }: Occurrence) => ({
  workspaceId,
  kinds: [kinds.prompt, kinds.reminder],
  subjectId,
  periods: [period, reminderPeriod(period, 1), reminderPeriod(period, 2)],
});

export const aboutOccurrence = ({ workspaceId, subjectId, period }: Occurrence) => ({ workspaceId, subjectId, period });

/** A reminder's own key: the period and which of the two it is. */
export const reminderPeriod = (period: string, number: number): string => `${period}/${number}`;

/** Stops or resumes prompts and reminders, at once, without reason or penalty. */
export async function choosePrompts(
  ports: PulsePorts,
  actor: Person,
  want: 'stop' | 'resume',
  now: Date,
): Promise<'changed' | 'already'> {
  const changed = await ports.db
    .transaction()
    .execute(tx => queries.choose(tx, actor.id, actor.workspaceId, want === 'stop' ? now : null));
  return changed ? 'changed' : 'already';
}

export interface Brief {
  readonly person: Person;
  readonly period: string;
  readonly lines: readonly queries.BriefLine[];
  readonly talk: queries.Talk | undefined;
  readonly lastTalk: queries.Talk | undefined;
  /** what clients said about her work, the oldest first */
  readonly fromClients: readonly PointForPerson[];
}

/** What prepares a talk, for whoever answers for the consultant; anybody else is told that it is not hers. */
export async function openBrief(
  { db, log }: Pick<PulsePorts, 'db' | 'log'>,
  context: PeopleContext,
  actor: Person,
  about: { readonly personId: string; readonly period: string },
): Promise<Brief | 'not_yours'> {
  const person = await personById(db, context, about.personId);
  if (!person || !(await mayDo({ db, log }, context, actor, person, 'pulse.brief'))) return 'not_yours';
  return {
    person,
    period: about.period,
    lines: await queries.briefLines(db, person.id, about.period),
    talk: await queries.talkOf(db, person.id, about.period),
    lastTalk: await queries.talkBefore(db, person.id, about.period),
    fromClients: await pointsForPerson(db, person.id),
  };
}

export type TalkOutcome = 'recorded' | 'changed' | 'not_yours' | 'in_future' | 'unknown_period';

/** The talk was held: what counts (3.12). A deviation because it was missing ends by itself. */
export async function recordTalk(
  ports: PulsePorts,
  context: PeopleContext,
  actor: Person,
  input: {
    readonly personId: string;
    readonly period: string;
    readonly heldOn: LocalDate;
    readonly actions: string | null;
  },
): Promise<TalkOutcome> {
  const { now } = context;
  return ports.db.transaction().execute(async tx => {
    const person = await personById(tx, context, input.personId);
    if (!person || !(await mayDo({ db: tx, log: ports.log }, context, actor, person, 'pulse.talk'))) return 'not_yours';
    if (input.heldOn > localDateOf(now, actor.rhythm.zone)) return 'in_future';
    const occurrence = await findOccurrence(tx, queries.talkCadence, person.id, input.period);
    if (!occurrence) return 'unknown_period';
    const { workspaceId } = person;
    const first = await queries.upsertTalk(tx, {
      id: ports.newId(),
      workspaceId,
      recordedBy: actor.id,
      recordedAt: now,
      ...input,
    });
    const { period, heldOn: on } = input;
    if (first) await bringUpInTalk(tx, { personId: person.id, period, on });
    if (occurrence.state === 'planned' || occurrence.state === 'open')
      await applySteps(tx, [{ occurrence, step: { state: 'closed', reason: 'held' } }]);
    await endByItself(ports, tx, { workspaceId, family: 'talk', subjectId: person.id, through: input.period }, now);
    return first ? 'recorded' : 'changed';
  });
}

async function mayDo(
  { db, log }: { readonly db: Executor; readonly log: Log },
  context: PeopleContext,
  actor: Person,
  { id }: Person,
  act: Act,
): Promise<boolean> {
  return permit(log, actor, await standingToward(db, context, actor, { kind: 'person', id }), act);
}
