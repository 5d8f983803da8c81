import type { Db, Tx } from '../db/connect.ts';
import { type Enqueued, enqueue } from '../delivery/index.ts';
import type { Ports } from '../ports.ts';
import { type Answering, matterKey, type PeopleContext, type Person, people, whoAnswersFor } from '../roster/index.ts';
import { addDays, localDateOf, nextOpening } from '../time/calendar.ts';
import type { CalendarShelf } from '../time/shelf.ts';
import { beginClocks } from './clock.ts';
import { note } from './history.ts';
import { kinds, urgency } from './kinds.ts';
import type { Deviation } from './queries.ts';
import * as queries from './queries.ts';
import { matterOf } from './record.ts';
import { hasHeard, isEnded, isUntaken, namingHer } from './rules.ts';

/** Who answers for each, by the deviation's id. */
export async function answeringFor(
  tx: Tx,
  context: PeopleContext,
  deviations: readonly Deviation[],
): Promise<Map<string, Answering>> {
  const answering = new Map<string, Answering>();
  for (const [workspaceId, own] of Map.groupBy(deviations, ({ workspaceId: id }) => id)) {
    const found = await whoAnswersFor(tx, context, workspaceId, own.map(matterOf));
    for (const deviation of own) {
      const who = found.get(matterKey(matterOf(deviation)));
      if (who) answering.set(deviation.id, who);
    }
  }
  return answering;
}

/**
 * Follows the roster: whoever has come to answer for an open deviation (a new lead, a deputy for a long absence) hears of it, once each.
 * Who answers for it by which rule stands in its history. All are of one workspace, and locked.
 */
export async function follow(
  ports: Pick<Ports, 'newId'>,
  tx: Tx,
  context: PeopleContext,
  deviations: readonly Deviation[],
): Promise<Map<string, Answering>> {
  const open = deviations.filter(({ state }) => !isEnded(state));
  const answering = await answeringFor(tx, context, open);
  const [first] = open;
  if (!first) return answering;
  const told = await queries.toldOf(
    tx,
    first.workspaceId,
    kinds.alert,
    open.map(({ id }) => id),
  );
  const away = await longAway(tx, context, [...answering.values()]);
  const messages: Enqueued[] = [];
  for (const deviation of open) {
    const who = answering.get(deviation.id);
    if (!who || who.responsible === 'nobody') continue;
    const { to, rule } = who.responsible;
    const alerts = told.get(deviation.id) ?? [];
    // A short absence hands over what nobody has taken up; what is under way waits for her.
    const handsOver = rule === 'owner' || isUntaken(deviation.state) || (who.ownerId ? away.has(who.ownerId) : true);
    if (!handsOver) continue;
    if (deviation.answeredBy !== to) {
      await note(ports, tx, deviation, context.now, { event: 'routed', personId: to, rule });
      await queries.patch(tx, deviation.id, { answeredBy: to });
    }
    if (!hasHeard(to, alerts)) messages.push(alertTo(namingHer(to, alerts), deviation, context.now));
  }
  await enqueue(tx, messages);
  return answering;
}

const alertTo = (period: string, { id, workspaceId, severity }: Deviation, now: Date): Enqueued => {
  const about = { workspaceId, kind: kinds.alert, subjectId: id, period };
  return { ...about, ...urgency(severity), dueAt: now };
};

/** Longer than this, and whoever stands in takes over what is under way. */
const longAbsenceDays = 7;

/** Has she left, can she not be reached, or is she away from now on for longer than a week, days off included? */
export function isGone({ active, unreachable, rhythm, away }: Person, now: Date): boolean {
  if (!active || unreachable !== null) return true;
  const isBack = nextOpening(now, rhythm, away);
  const today = localDateOf(now, rhythm.zone);
  return away(today) && (!isBack || localDateOf(isBack, rhythm.zone) > addDays(today, longAbsenceDays));
}

/** Owners who are gone. */
async function longAway(tx: Tx, context: PeopleContext, answering: readonly Answering[]): Promise<Set<string>> {
  const ids = answering.flatMap(({ ownerId, responsible }) =>
    ownerId && responsible !== 'nobody' && responsible.to !== ownerId ? [ownerId] : [],
  );
  const owners = ids.length > 0 ? await people(tx, context, { ids }) : [];
  return new Set(owners.filter(owner => isGone(owner, context.now)).map(({ id }) => id));
}

/** The same for every open deviation of a workspace: somebody left, or a clock is missing. A small part in each transaction. */
export async function followAll(
  ports: Pick<Ports, 'newId'> & { readonly db: Db; readonly shelf: CalendarShelf },
  workspaceId: string,
  now: Date,
): Promise<void> {
  const ids = await queries.openIds(ports.db, workspaceId);
  for (let first = 0; first < ids.length; first += atOnce)
    await ports.db.transaction().execute(async tx => {
      const some = ids.slice(first, first + atOnce);
      await queries.lockDeviations(tx, some);
      const deviations = [...(await queries.deviationsById(tx, some)).values()];
      await beginClocks(tx, deviations, now);
      await follow(ports, tx, { shelf: ports.shelf, now }, deviations);
    });
}

const atOnce = 25;
