import type { Tx } from '../../db/connect.ts';
import { enqueue } from '../../delivery/index.ts';
import { endByItself, endedByItself, observe } from '../../deviations/index.ts';
import type { Occurrence, Plan, ScheduledCadence, Step, Subject } from '../../schedule/index.ts';
import { endlessFrom } from '../clock.ts';
import { cadenceOf, messageKinds } from '../kinds.ts';
import * as queries from '../queries.ts';
import { afterMoves, type MeetingKind, type Move, type NextMoves, nextMoves, periodOf } from '../rules.ts';
import { type Coming, comingMeetings, keysOf, type MeetingDuePorts } from './moves.ts';

/** One kind of meeting with every client: what is planned is the next thing that it asks, whichever that is. */
export function meetingOccurrences(ports: MeetingDuePorts, kind: MeetingKind): ScheduledCadence {
  return {
    name: cadenceOf(kind),
    enrols: 'client',
    plan: (tx, subjects, now) => planMeetings(ports, tx, { kind, subjects }, now),
    wake: (tx, occurrences, now) => wakeMeetings(ports, tx, { kind, occurrences }, now),
  };
}

/** A client that is paused is not enrolled; what was reported of it as overdue ends by itself. */
async function planMeetings(
  ports: MeetingDuePorts,
  tx: Tx,
  { kind, subjects }: { readonly kind: MeetingKind; readonly subjects: readonly Subject[] },
  now: Date,
): Promise<Map<string, Plan>> {
  const plans = new Map<string, Plan>();
  for (const [workspaceId, own] of Map.groupBy(subjects, subject => subject.workspaceId)) {
    const clientIds = own.map(({ id }) => id);
    const coming = await comingMeetings(ports, tx, { workspaceId, kind, clientIds }, now);
    for (const [clientId, each] of coming) {
      if ('idle' in each) await endIdle(ports, tx, kind, each, now);
      plans.set(clientId, planOf(each, now));
    }
  }
  return plans;
}

function planOf(coming: Coming, now: Date): Plan {
  if ('idle' in coming) return { enrolled: false, reason: coming.idle };
  const { moves, wakeAt } = nextMoves(coming.facts);
  const dueAt = moves.length > 0 ? now : wakeAt;
  return { enrolled: true, period: periodOf(coming.meeting.number), dueAt, closesAt: endlessFrom(dueAt) };
}

async function wakeMeetings(
  ports: MeetingDuePorts,
  tx: Tx,
  { kind, occurrences }: { readonly kind: MeetingKind; readonly occurrences: readonly Occurrence[] },
  now: Date,
): Promise<Map<string, Step>> {
  const steps = new Map<string, Step>();
  for (const [workspaceId, own] of Map.groupBy(occurrences, occurrence => occurrence.workspaceId)) {
    const clientIds = [...new Set(own.map(({ subjectId }) => subjectId))];
    const coming = await comingMeetings(ports, tx, { workspaceId, kind, clientIds }, now);
    for (const occurrence of own)
      steps.set(
        occurrence.id,
        await wakeOne(ports, tx, { kind, occurrence, coming: coming.get(occurrence.subjectId) }, now),
      );
  }
  return steps;
}

interface Waking {
  readonly kind: MeetingKind;
  readonly occurrence: Occurrence;
  readonly coming: Coming | undefined;
}

async function wakeOne(ports: MeetingDuePorts, tx: Tx, { kind, occurrence, coming }: Waking, now: Date): Promise<Step> {
  if (!coming) return { state: 'not_applicable', reason: 'gone' };
  if ('idle' in coming) {
    await endIdle(ports, tx, kind, coming, now);
    return { state: 'not_applicable', reason: coming.idle };
  }
  if (periodOf(coming.meeting.number) !== occurrence.period) return { state: 'closed', reason: 'held' };
  const { moves } = nextMoves(coming.facts);
  for (const each of moves) await make(ports, tx, coming, each, now);
  const after = afterMoves(
    coming.facts,
    moves.map(({ move }) => move),
  );
  const { wakeAt } = nextMoves(after);
  return { state: 'planned', stage: 0, wakeAt, dueAt: wakeAt, closesAt: endlessFrom(wakeAt) };
}

type Active = Extract<Coming, { facts: unknown }>;

async function make(
  ports: MeetingDuePorts,
  tx: Tx,
  coming: Active,
  { move, dueAt }: NextMoves['moves'][number],
  now: Date,
): Promise<void> {
  switch (move) {
    case 'report_overdue':
      return reportOverdue(ports, tx, coming, now);
    case 'end_overdue':
      return endOverdue(ports, tx, coming.meeting, now);
    case 'ask':
    case 'remind_ask':
    case 'send_agenda':
    case 'ask_outcome':
    case 'remind_outcome':
    case 'tell_contact':
      return say(tx, coming, move, dueAt);
  }
}

type Word = Exclude<Move, 'report_overdue' | 'end_overdue'>;

/** A prompt and its reminder go out within her hours; all else with her morning. */
const words = {
  ask: { name: 'book', class: 'now', replaces: undefined },
  remind_ask: { name: 'bookReminder', class: 'now', replaces: 'book' },
  send_agenda: { name: 'agenda', class: 'morning', replaces: undefined },
  ask_outcome: { name: 'outcome', class: 'morning', replaces: undefined },
  remind_outcome: { name: 'outcomeReminder', class: 'now', replaces: 'outcome' },
  tell_contact: { name: 'longOverdue', class: 'morning', replaces: undefined },
} as const satisfies Record<Word, object>;

async function say(tx: Tx, { scene, meeting, facts, said }: Active, move: Word, dueAt: Date): Promise<void> {
  const { name, replaces, ...how } = words[move];
  const keys = keysOf(scene, meeting, facts.overdueFrom ?? facts.due);
  const older = replaces && said.find(each => each.kind === messageKinds[replaces] && each.period === keys[replaces]);
  const about = {
    workspaceId: meeting.workspaceId,
    subjectId: meeting.id,
    kind: messageKinds[name],
    period: keys[name],
  };
  const isAgenda = move === 'send_agenda';
  await enqueue(tx, [
    { ...about, ...how, dueAt, replacesId: older?.id, expiresAt: isAgenda ? meeting.booking?.startsAt : undefined },
  ]);
}

const reasonOf = { follow_up: 'follow_up_overdue', development: 'development_overdue' } as const;

/** The signal’s period names the day too, and how often one ended by itself: what was no longer overdue, and then was again, is said again. */
async function reportOverdue(ports: MeetingDuePorts, tx: Tx, { meeting, facts }: Active, now: Date): Promise<void> {
  const { id, workspaceId, clientId, kind, number } = meeting;
  const subject = { kind: 'client' as const, id: clientId };
  const signal = { workspaceId, family: 'cadence' as const, topic: kind, subject, reasons: [reasonOf[kind]] };
  const ended = (await endedByItself(tx, 'cadence', [clientId])).get(clientId) ?? 0;
  const period = [periodOf(number), facts.due, ...(ended > 0 ? [ended] : [])].join(' ');
  await queries.writeOverdue(tx, id, facts.due);
  await observe(ports, tx, { ...signal, period }, now);
}

/** Its day has moved, or nothing is due any more. */
async function endOverdue(ports: MeetingDuePorts, tx: Tx, meeting: queries.Meeting, now: Date): Promise<void> {
  const { id, workspaceId, clientId, kind } = meeting;
  await queries.writeOverdue(tx, id, null);
  await endByItself(ports, tx, { workspaceId, family: 'cadence', subjectId: clientId, topic: kind }, now);
}

async function endIdle(ports: MeetingDuePorts, tx: Tx, kind: MeetingKind, { scene }: Coming, now: Date): Promise<void> {
  const meeting = scene.ahead[kind];
  if (scene.state !== 'met' && meeting?.overdueFrom) await endOverdue(ports, tx, meeting, now);
}
