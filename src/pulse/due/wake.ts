import type { Tx } from '../../db/connect.ts';
import { enqueue, leftForSlack } from '../../delivery/index.ts';
import type { Person } from '../../roster/index.ts';
import type { Occurrence, Step } from '../../schedule/index.ts';
import { aboutOccurrence, editOfPrompt, invitationsOf, kinds, reminderPeriod, warn } from '../pulse.ts';
import * as queries from '../queries.ts';
import { type Move, moveWhenDue, moveWhenOpen, nextWakeOf } from '../rules.ts';
import { introduce } from './introduce.ts';
import { byId, type PulseDuePorts } from './ports.ts';
import { type Beginning, beginTalks } from './talk.ts';

/** What happens to the check-ins that woke; everything is written in the same transaction. */
export async function wakePulses(
  ports: PulseDuePorts,
  tx: Tx,
  occurrences: readonly Occurrence[],
  now: Date,
): Promise<Map<string, Step>> {
  const present = await byId(tx, ports, occurrences, now);
  const answered = await queries.answeredOf(
    tx,
    occurrences.map(({ id }) => id),
  );
  const stopped = await queries.stoppedOf(
    tx,
    occurrences.map(({ subjectId }) => subjectId),
  );
  const moves = occurrences.map(occurrence => {
    const person = present.get(occurrence.subjectId);
    const facts = { answered: answered.has(occurrence.id), stopped: stopped.has(occurrence.subjectId) };
    return { occurrence, person, facts, move: moveOf(occurrence, person, facts, now) };
  });
  await beginTalks(tx, moves.flatMap(beginning), now);
  await sendPrompts(tx, moves, now);
  const steps = new Map<string, Step>();
  for (const each of moves) steps.set(each.occurrence.id, await carryOut(ports, tx, each, now));
  return steps;
}

interface Moving {
  readonly occurrence: Occurrence;
  readonly person: Person | undefined;
  readonly facts: { readonly answered: boolean; readonly stopped: boolean };
  readonly move: Move | { readonly move: 'leave' };
}

function moveOf(occurrence: Occurrence, person: Person | undefined, facts: Moving['facts'], now: Date): Moving['move'] {
  if (!person?.active) return { move: 'leave' };
  const { period, dueAt, closesAt, stage } = occurrence;
  const { rhythm, away, settings } = person;
  if (occurrence.state === 'planned')
    return moveWhenDue({
      personId: person.id,
      period,
      dueAt,
      closesAt,
      now,
      rhythm,
      away,
      settings,
      stopped: facts.stopped,
    });
  return moveWhenOpen({
    openedAt: occurrence.openedAt ?? dueAt,
    closesAt,
    stage,
    now,
    rhythm,
    away,
    settings,
    ...facts,
  });
}

/** Also whoever does not want to be asked has her talk. */
function beginning({ occurrence, person, move }: Moving): Beginning[] {
  const begins = move.move === 'prompt' || (move.move === 'skip' && move.reason === 'stopped');
  return begins && person ? [{ occurrence, person }] : [];
}

async function sendPrompts(tx: Tx, moves: readonly Moving[], now: Date): Promise<void> {
  const prompted = moves.flatMap(({ occurrence, move }) =>
    move.move === 'prompt' ? [{ occurrence, closesAt: move.closesAt }] : [],
  );
  const introductions = await introduce(
    tx,
    prompted.map(({ occurrence }) => ({ workspaceId: occurrence.workspaceId, id: occurrence.subjectId })),
    now,
  );
  await enqueue(
    tx,
    prompted.map(({ occurrence, closesAt }) => ({
      ...aboutOccurrence(occurrence),
      kind: kinds.prompt,
      class: 'now',
      dueAt: now,
      expiresAt: closesAt,
      afterId: introductions.get(occurrence.subjectId),
    })),
  );
}

async function carryOut(ports: PulseDuePorts, tx: Tx, moving: Moving, now: Date): Promise<Step> {
  const { occurrence, person, move } = moving;
  if (move.move === 'leave' || !person) return { state: 'not_applicable', reason: 'left' };
  switch (move.move) {
    case 'wait':
      return { state: 'planned', stage: 0, wakeAt: move.until };
    case 'skip':
      return { state: 'skipped', reason: move.reason };
    case 'prompt': {
      const opened = { openedAt: now, closesAt: move.closesAt, stage: 1 };
      return { state: 'open', ...opened, wakeAt: wakeAfter(moving, person, opened, now) };
    }
    case 'remind':
      await remind(tx, occurrence, move.number, now);
      return stayOpen(moving, person, move.number + 1, now);
    case 'rest':
      return stayOpen(moving, person, occurrence.stage, now);
    case 'close':
      return close(ports, tx, occurrence, move.reason, now);
  }
}

function stayOpen(moving: Moving, person: Person, stage: number, now: Date): Step {
  const { closesAt, openedAt, dueAt } = moving.occurrence;
  return {
    state: 'open',
    stage,
    wakeAt: wakeAfter(moving, person, { closesAt, openedAt: openedAt ?? dueAt, stage }, now),
  };
}

function wakeAfter(
  { facts }: Moving,
  { rhythm, away, settings }: Person,
  open: { openedAt: Date; closesAt: Date; stage: number },
  now: Date,
): Date {
  return nextWakeOf({ ...open, ...facts, now, rhythm, away, settings });
}

async function remind(tx: Tx, occurrence: Occurrence, number: number, now: Date): Promise<void> {
  const [older] = await editOfPrompt(tx, occurrence, kinds.reminder, now);
  await enqueue(tx, [
    {
      ...aboutOccurrence(occurrence),
      kind: kinds.reminder,
      period: reminderPeriod(occurrence.period, number),
      class: 'now',
      dueAt: now,
      expiresAt: occurrence.closesAt,
      replacesId: older?.editsId,
    },
  ]);
}

/** Silence counts only where she was asked: not after she stopped it, and not if nothing ever left for Slack. */
async function close(
  ports: PulseDuePorts,
  tx: Tx,
  occurrence: Occurrence,
  reason: 'answered' | 'silent' | 'stopped',
  now: Date,
): Promise<Step> {
  await enqueue(tx, await editOfPrompt(tx, occurrence, kinds.closed, now));
  if (reason === 'answered') return { state: 'closed', reason };
  if (reason === 'stopped') return { state: 'skipped', reason };
  if (!(await leftForSlack(tx, invitationsOf(occurrence)))) return { state: 'skipped', reason: 'not_delivered' };
  // She counts as asked from the moment her period is over; the row itself is written after this.
  await warn(ports, tx, occurrence, now);
  await enqueue(tx, [{ ...aboutOccurrence(occurrence), kind: kinds.brief, class: 'morning', dueAt: now }]);
  return { state: 'closed', reason };
}
