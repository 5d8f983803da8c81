import type { Tx } from '../../db/connect.ts';
import { enqueue } from '../../delivery/index.ts';
import { candidateOf, type PeopleContext, type Person, people } from '../../roster/index.ts';
import { note } from '../history.ts';
import { kinds } from '../kinds.ts';
import type { Deviation } from '../queries.ts';
import * as queries from '../queries.ts';
import { isUntaken, nextInLine, takeUpDueAt } from '../rules.ts';
import type { ClockPorts, Waking } from './waking.ts';

/** Nobody has taken it up in time: the next in line hears of it, in her own hours. Returns when that is looked at again. */
export async function escalate(
  ports: ClockPorts,
  tx: Tx,
  context: PeopleContext,
  { deviation, helpers }: Waking,
  { holder, ownerId }: { readonly holder: Person; readonly ownerId: string | undefined },
): Promise<Date | undefined> {
  if (!isUntaken(deviation.state)) return undefined;
  const { now } = context;
  const line = await peopleInLine(tx, context, deviation, ownerId ?? holder.id);
  const told = helpers.filter(({ cameBy }) => cameBy === 'escalated');
  // It may have become hers, or worse, after it was opened: her time begins then.
  const news = await queries.newestNews(tx, deviation.id, deviation.stateSince);
  let last: { who: Person; since: Date } = { who: holder, since: news ?? deviation.stateSince };
  for (const { personId, since } of told) {
    const [who] = await people(tx, context, { ids: [personId] });
    if (who && since >= last.since) last = { who, since };
  }
  const dueAt = takeUpDueAt(last.since, deviation.severity, holder.settings, last.who);
  if (!dueAt) return undefined;
  if (dueAt > now) return dueAt;
  const subject = deviation.subject.kind === 'person' ? deviation.subject.id : undefined;
  const next = nextInLine({ ...line, subject, holder: holder.id, told: told.map(({ personId }) => personId) });
  if (!next) return undefined;
  await tellNext(ports, tx, deviation, next, now);
  const [told_] = await people(tx, context, { ids: [next.to] });
  return (told_ && takeUpDueAt(now, deviation.severity, holder.settings, told_)) ?? undefined;
}

async function tellNext(
  ports: ClockPorts,
  tx: Tx,
  deviation: Deviation,
  { to, rule }: { readonly to: string; readonly rule: string },
  now: Date,
): Promise<void> {
  const { id, workspaceId, opening, severity } = deviation;
  await queries.letIn(tx, { workspaceId, deviationId: id, personId: to, cameBy: 'escalated', rule, since: now });
  await note(ports, tx, deviation, now, { event: 'escalated', personId: to, rule });
  const about = { workspaceId, kind: kinds.escalated, subjectId: id, period: `${opening} ${to}` };
  await enqueue(tx, [{ ...about, class: 'now', urgent: severity === 'critical', dueAt: now }]);
}

/** The owner's deputy, the leadership contact, an admin. */
async function peopleInLine(tx: Tx, context: PeopleContext, { workspaceId }: Deviation, ownerId: string) {
  const [owner] = await people(tx, context, { ids: [ownerId] });
  const { leadershipContact = null, admins = [] } = owner?.settings ?? {};
  const slackUserIds = [...admins, ...(leadershipContact ? [leadershipContact] : [])];
  const found = await people(tx, context, { deputiesOf: [ownerId], workspaceId, slackUserIds, slackAdmins: true });
  const inLine = (person: Person | undefined) => person && candidateOf(person, context.now);
  const named = admins.flatMap(id => found.find(person => person.slackUserId === id) ?? []);
  return {
    deputy: inLine(found.find(({ id }) => id === owner?.deputyId)),
    contact: inLine(found.find(({ slackUserId }) => slackUserId === leadershipContact)),
    admin: inLine(named.find(({ active }) => active) ?? found.find(({ slackAdmin, active }) => slackAdmin && active)),
  };
}
