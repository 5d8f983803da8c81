import { enqueue } from '../delivery/index.ts';
import type { Ports } from '../ports.ts';
import { clientById, type PeopleContext, type Person, permit, standingInFirm } from '../roster/index.ts';
import { beginClock } from './clock.ts';
import { note } from './history.ts';
import { kinds, urgency } from './kinds.ts';
import * as queries from './queries.ts';
import { type Category, isPrivate, type Severity } from './rules.ts';

export type ReportPorts = Pick<Ports, 'db' | 'newId' | 'log'>;

export interface Report {
  /** made when the form was opened: the same form sent twice is one report */
  readonly id: string;
  readonly clientId: string;
  readonly category: Category;
  readonly severity: Severity;
  readonly actual: string;
  readonly desired: string;
  readonly messageLink: string | null;
}

export type ReportOutcome = 'reported' | 'already' | 'not_yours' | 'unknown_client';

/** Files what somebody saw (0.17, 0.32): it goes to the one who answers for it, at once if it is critical. */
export async function report(
  ports: ReportPorts,
  { now }: PeopleContext,
  actor: Person,
  given: Report,
): Promise<ReportOutcome> {
  if (!permit(ports.log, actor, standingInFirm(actor), 'deviation.report')) return 'not_yours';
  const { workspaceId } = actor;
  return ports.db.transaction().execute(async tx => {
    const client = await clientById(tx, given.clientId);
    if (client?.workspaceId !== workspaceId) return 'unknown_client';
    const secret = isPrivate({ subject: 'client', category: given.category });
    const row = { ...given, workspaceId, reporterId: actor.id, private: secret };
    if (!(await queries.insertReported(tx, row, now))) return 'already';
    const deviation = { id: given.id, workspaceId, opening: 1 };
    await note(ports, tx, deviation, now, { event: 'reported', actorId: actor.id });
    await beginClock(tx, deviation, now);
    await enqueue(tx, messagesFor(workspaceId, given, now));
    return 'reported';
  });
}

/** Critical and seen by a person: the one thing that is not kept for office hours. */
function messagesFor(workspaceId: string, { id, severity, category }: Report, now: Date) {
  const about = { workspaceId, subjectId: id, period: '1', dueAt: now };
  const atOnce = { class: 'at_once' as const, urgent: true };
  return [
    { ...about, kind: kinds.alert, ...(severity === 'critical' ? atOnce : urgency(severity)) },
    ...(category === 'technical' ? [{ ...about, kind: kinds.informed, ...urgency(severity) }] : []),
  ];
}
