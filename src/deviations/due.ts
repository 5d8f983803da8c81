import type { Tx } from '../db/connect.ts';
import type { DeliveryKind, Draft, Item } from '../delivery/index.ts';
import { whoAnswersFor } from '../roster/index.ts';
import type { CalendarShelf } from '../time/shelf.ts';
import { alertKind } from './deviations.ts';
import { type Deviation, deviationsById } from './queries.ts';
import { alertsADay } from './rules.ts';
import { alertMessage } from './views.ts';

/** How an alert is addressed and drawn: to whoever answers for the subject when it is sent. */
export function deviationDeliveries({ shelf }: { readonly shelf: CalendarShelf }): DeliveryKind[] {
  const draftsIn = async (tx: Tx, workspaceId: string, items: readonly Item[], now: Date) => {
    const deviations = await deviationsById(
      tx,
      items.map(({ subjectId }) => subjectId),
    );
    const matters = [...deviations.values()].map(({ subject }) => subject);
    const answering = await whoAnswersFor(tx, { shelf, now }, workspaceId, matters);
    return items.map(({ id, subjectId }): readonly [string, Draft] => {
      const deviation = deviations.get(subjectId);
      return [id, deviation ? alertOf(deviation, answering.get(deviation.subject.id)?.responsible) : { drop: 'gone' }];
    });
  };
  return [
    {
      kind: alertKind,
      mostADay: alertsADay,
      drafts: async (tx, items, now) => {
        const drafts = new Map<string, Draft>();
        for (const [workspaceId, own] of Map.groupBy(items, item => item.workspaceId))
          for (const [id, draft] of await draftsIn(tx, workspaceId, own, now)) drafts.set(id, draft);
        return drafts;
      },
    },
  ];
}

type Answering = { readonly to: string; readonly rule: string } | 'nobody' | undefined;

function alertOf({ id, state, family, subjectName }: Deviation, answering: Answering = 'nobody'): Draft {
  if (state === 'closed') return { drop: 'closed' };
  if (answering === 'nobody') return 'nobody';
  return { ...answering, draw: ({ language }) => alertMessage({ deviationId: id, family, subjectName }, language) };
}
