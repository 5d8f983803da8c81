import type { Executor } from '../../db/connect.ts';
import { pulseCadence } from './check-ins.ts';
import { talkCadence } from './talks.ts';

/** When somebody was or will be asked, or have her talk, and when that was answered or held. Nothing of what was said. */
export interface PulseMoment {
  readonly kind: 'check_in' | 'talk';
  readonly name: string;
  readonly dueAt: Date;
  readonly state: string;
  readonly answeredAt: Date | null;
  readonly heldOn: string | null;
}

/** What was or is due from `from` to `to`, oldest first. */
export async function pulseMoments(
  db: Executor,
  workspaceId: string,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<PulseMoment[]> {
  const rows = await db
    .selectFrom('occurrence as o')
    .innerJoin('person as p', 'p.id', 'o.subjectId')
    .leftJoin('checkIn as c', 'c.occurrenceId', 'o.id')
    .leftJoin('pulseTalk as t', join =>
      join.onRef('t.personId', '=', 'o.subjectId').onRef('t.period', '=', 'o.period').on('o.cadence', '=', talkCadence),
    )
    .select(['o.cadence', 'p.name', 'o.dueAt', 'o.state', 'c.answeredAt', 't.heldOn'])
    .where('o.workspaceId', '=', workspaceId)
    .where('o.cadence', 'in', [pulseCadence, talkCadence])
    .where('o.dueAt', '>=', from)
    .where('o.dueAt', '<=', to)
    .orderBy('o.dueAt')
    .orderBy('p.name')
    .execute();
  return rows.map(({ cadence, ...row }) => ({ ...row, kind: cadence === pulseCadence ? 'check_in' : 'talk' }));
}
