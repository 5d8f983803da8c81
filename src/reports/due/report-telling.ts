import type { Tx } from '../../db/connect.ts';
import { type Enqueued, enqueue, newestMessages } from '../../delivery/index.ts';
import type { ClientFacts } from '../../roster/index.ts';
import type { Occurrence } from '../../schedule/index.ts';
import { instantOf, localDateOf, parseLocalTime } from '../../time/calendar.ts';
import { monthTold, type ReportMove } from '../rules.ts';
import { reminderKey, reportKinds } from './report-messages.ts';

/** A report whose time has come, and what is done about it. */
export interface WokenReport {
  readonly occurrence: Occurrence;
  readonly client: ClientFacts;
  readonly move: ReportMove;
}

interface Telling {
  readonly message: Enqueued;
  /** periods of what was said before; its place is taken */
  readonly before: readonly string[];
}

/** Says what is to be said about these: on the day that a draft is ready, later that it was not marked as sent. Two queries. */
export async function tellReports(tx: Tx, woken: readonly WokenReport[], now: Date): Promise<void> {
  const told = woken.flatMap(each => tellingOf(each, now));
  const reminders = told.filter(({ before }) => before.length > 0);
  const older = await newestMessages(tx, {
    workspaceIds: [...new Set(reminders.map(({ message }) => message.workspaceId))],
    kinds: [reportKinds.asked, reportKinds.reminder],
    subjectIds: reminders.map(({ message }) => message.subjectId),
    periods: [...new Set(reminders.flatMap(({ before }) => before))],
  });
  const replacedBy = ({ message, before }: Telling) =>
    older.find(({ subjectId, period }) => subjectId === message.subjectId && before.includes(period))?.id;
  await enqueue(
    tx,
    told.map(telling => ({ ...telling.message, replacesId: replacedBy(telling) })),
  );
}

/** From the first moment of today where the client is, until the next report is due. */
function tellingOf({ occurrence, client: { rhythm }, move }: WokenReport, now: Date): Telling[] {
  const { workspaceId, subjectId, closesAt: expiresAt } = occurrence;
  const month = monthTold(occurrence.period);
  const dueAt = instantOf(localDateOf(now, rhythm), parseLocalTime('00:00'), rhythm);
  const about = { workspaceId, subjectId, class: 'morning', dueAt, expiresAt } as const;
  switch (move.move) {
    case 'ask':
      return [{ message: { ...about, kind: reportKinds.asked, period: month }, before: [] }];
    case 'remind': {
      const { number } = move;
      const before = [month, ...(number > 1 ? [reminderKey(month, number - 1)] : [])];
      return [{ message: { ...about, kind: reportKinds.reminder, period: reminderKey(month, number) }, before }];
    }
    case 'quiet':
    case 'end':
      return [];
  }
}
