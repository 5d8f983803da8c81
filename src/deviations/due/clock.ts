import { addMinutes } from 'date-fns/addMinutes';
import type { Tx } from '../../db/connect.ts';
import { type Answering, type PeopleContext, people } from '../../roster/index.ts';
import type { Occurrence, ScheduledCadence, Step } from '../../schedule/index.ts';
import { nextOpening } from '../../time/calendar.ts';
import { clockCadence } from '../clock.ts';
import * as queries from '../queries.ts';
import { follow } from '../routing.ts';
import { isEnded } from '../rules.ts';
import { escalate } from './escalation.ts';
import { nudge } from './nudges.ts';
import type { ClockPorts, Waking } from './waking.ts';

export type { ClockPorts } from './waking.ts';

/** Each open deviation wakes when somebody should have taken it up, and shortly before each working day of whoever has it. */
export function deviationClock(ports: ClockPorts): ScheduledCadence {
  return {
    name: clockCadence,
    wake: async (tx, occurrences, now) => {
      const steps = new Map<string, Step>();
      for (const own of Map.groupBy(occurrences, ({ workspaceId }) => workspaceId).values())
        for (const [id, step] of await wakeClocks(ports, tx, own, now)) steps.set(id, step);
      return steps;
    },
  };
}

async function wakeClocks(
  ports: ClockPorts,
  tx: Tx,
  occurrences: readonly Occurrence[],
  now: Date,
): Promise<[string, Step][]> {
  const context = { shelf: ports.shelf, now };
  const ids = occurrences.map(({ subjectId }) => subjectId);
  await queries.lockDeviations(tx, ids);
  const deviations = await queries.deviationsById(tx, ids);
  const answering = await follow(ports, tx, context, [...deviations.values()]);
  const actions = Map.groupBy(await queries.actionsOf(tx, ids), ({ deviationId }) => deviationId);
  const helpers = Map.groupBy(await queries.helpersOf(tx, ids), ({ deviationId }) => deviationId);
  const steps: [string, Step][] = [];
  for (const occurrence of occurrences) {
    const deviation = deviations.get(occurrence.subjectId);
    const isOver = !deviation || isEnded(deviation.state) || String(deviation.opening) !== occurrence.period;
    if (isOver) {
      steps.push([occurrence.id, { state: 'closed', reason: deviation?.state ?? 'gone' }]);
      continue;
    }
    const { id } = deviation;
    const waking = { occurrence, deviation, actions: actions.get(id) ?? [], helpers: helpers.get(id) ?? [] };
    const wakeAt = await wakeOne(ports, tx, context, waking, answering.get(id));
    steps.push([
      occurrence.id,
      { state: 'open', stage: occurrence.stage, openedAt: occurrence.openedAt ?? now, wakeAt },
    ]);
  }
  return steps;
}

/** So long before her day begins, so that what it finds joins the morning's message. */
const beforeOpening = 10;

async function wakeOne(
  ports: ClockPorts,
  tx: Tx,
  context: PeopleContext,
  waking: Waking,
  answering: Answering | undefined,
): Promise<Date> {
  const { now } = context;
  const holderId = answering && answering.responsible !== 'nobody' ? answering.responsible.to : undefined;
  const [holder] = holderId ? await people(tx, context, { ids: [holderId] }) : [];
  // Nobody answers for it: looked at again tomorrow.
  if (!holder) return addMinutes(now, 24 * 60);
  await nudge(ports, tx, context, waking, holder);
  const takeUpAt = await escalate(ports, tx, context, waking, { holder, ownerId: answering?.ownerId });
  // Also while she is away: that is when somebody else may have come to answer for it.
  const opening = nextOpening(addMinutes(now, beforeOpening + 1), holder.rhythm);
  const morning = opening ? addMinutes(opening, -beforeOpening) : addMinutes(now, 24 * 60);
  return takeUpAt && takeUpAt > now && takeUpAt < morning ? takeUpAt : morning;
}
