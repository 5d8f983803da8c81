import { addMinutes } from 'date-fns/addMinutes';
import type { Tx } from '../../db/connect.ts';
import type { Answering, PeopleContext } from '../../roster/index.ts';
import type { Occurrence, ScheduledCadence, Step } from '../../schedule/index.ts';
import { nextOpening } from '../../time/calendar.ts';
import { clockCadence } from '../clock.ts';
import type { Helper } from '../queries.ts';
import * as queries from '../queries.ts';
import { follow } from '../routing.ts';
import { isEnded } from '../rules.ts';
import { type Company, companyOf } from './company.ts';
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
      for (const [workspaceId, own] of Map.groupBy(occurrences, each => each.workspaceId))
        for (const [id, step] of await wakeClocks(ports, tx, workspaceId, own, now)) steps.set(id, step);
      return steps;
    },
  };
}

async function wakeClocks(
  ports: ClockPorts,
  tx: Tx,
  workspaceId: string,
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
  const news = await queries.newestNews(tx, ids);
  const company = await companyOf(tx, context, workspaceId, [...involved(answering, helpers)]);
  const steps: [string, Step][] = [];
  for (const occurrence of occurrences) {
    const deviation = deviations.get(occurrence.subjectId);
    const isOver = !deviation || isEnded(deviation.state) || String(deviation.opening) !== occurrence.period;
    if (isOver) {
      steps.push([occurrence.id, { state: 'closed', reason: deviation?.state ?? 'gone' }]);
      continue;
    }
    const { id } = deviation;
    const mine = {
      actions: actions.get(id) ?? [],
      helpers: helpers.get(id) ?? [],
      news: news.get(id),
      answering: answering.get(id),
    };
    const wakeAt = await wakeOne(ports, tx, context, { occurrence, deviation, ...mine }, company);
    steps.push([
      occurrence.id,
      { state: 'open', stage: occurrence.stage, openedAt: occurrence.openedAt ?? now, wakeAt },
    ]);
  }
  return steps;
}

/** Whoever answers for them, by the roster or now, and whoever was told. */
function involved(answering: ReadonlyMap<string, Answering>, helpers: ReadonlyMap<string, readonly Helper[]>) {
  const ids = new Set<string>();
  for (const { responsible, ownerId } of answering.values()) {
    if (responsible !== 'nobody') ids.add(responsible.to);
    if (ownerId) ids.add(ownerId);
  }
  for (const each of helpers.values()) for (const { personId } of each) ids.add(personId);
  return ids;
}

/** So long before her day begins, so that what it finds joins the morning's message. */
const beforeOpening = 10;

async function wakeOne(
  ports: ClockPorts,
  tx: Tx,
  context: PeopleContext,
  waking: Waking,
  company: Company,
): Promise<Date> {
  const { now } = context;
  const { answering } = waking;
  const holderId = answering && answering.responsible !== 'nobody' ? answering.responsible.to : undefined;
  const holder = holderId ? company.person(holderId) : undefined;
  // Nobody answers for it: looked at again tomorrow.
  if (!holder) return addMinutes(now, 24 * 60);
  await nudge(ports, tx, context, waking, holder);
  const takeUpAt = await escalate(ports, tx, company, waking, { holder, ownerId: answering?.ownerId, now });
  // Also while she is away: that is when somebody else may have come to answer for it.
  const opening = nextOpening(addMinutes(now, beforeOpening + 1), holder.rhythm);
  const morning = opening ? addMinutes(opening, -beforeOpening) : addMinutes(now, 24 * 60);
  return takeUpAt && takeUpAt > now && takeUpAt < morning ? takeUpAt : morning;
}
