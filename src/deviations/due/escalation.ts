import type { Tx } from '../../db/connect.ts';
import { enqueue } from '../../delivery/index.ts';
import type { Person } from '../../roster/index.ts';
import { note } from '../history.ts';
import { kinds } from '../kinds.ts';
import type { Deviation } from '../queries.ts';
import * as queries from '../queries.ts';
import { isUntaken, nextInLine, takeUpDueAt } from '../rules.ts';
import type { Company } from './company.ts';
import type { ClockPorts, Waking } from './waking.ts';

/** Nobody has taken it up in time: the next in line hears of it, in her own hours. Returns when that is looked at again. */
export async function escalate(
  ports: ClockPorts,
  tx: Tx,
  company: Company,
  { deviation, helpers, news }: Waking,
  { holder, ownerId, now }: { readonly holder: Person; readonly ownerId: string | undefined; readonly now: Date },
): Promise<Date | undefined> {
  if (!isUntaken(deviation.state)) return undefined;
  const told = helpers.filter(({ cameBy }) => cameBy === 'escalated');
  // It may have become hers, or worse, after it was opened: her time begins then.
  let last: { who: Person; since: Date } = { who: holder, since: news ?? deviation.stateSince };
  for (const { personId, since } of told) {
    const who = company.person(personId);
    if (who && since >= last.since) last = { who, since };
  }
  const dueAt = takeUpDueAt(last.since, deviation.severity, holder.settings, last.who);
  if (!dueAt) return undefined;
  if (dueAt > now) return dueAt;
  const subject = deviation.subject.kind === 'person' ? deviation.subject.id : undefined;
  const line = company.behind(ownerId ?? holder.id);
  const next = nextInLine({ ...line, subject, holder: holder.id, told: told.map(({ personId }) => personId) });
  if (!next) return undefined;
  await tellNext(ports, tx, deviation, next, now);
  const hearer = company.person(next.to);
  return (hearer && takeUpDueAt(now, deviation.severity, holder.settings, hearer)) ?? undefined;
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
