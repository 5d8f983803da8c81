import type { DeliveryKind } from '../delivery/index.ts';
import { whoAnswersForOne } from '../roster/index.ts';
import type { CalendarShelf } from '../time/shelf.ts';
import { alertKind } from './deviations.ts';
import { deviationById } from './queries.ts';
import { alertsADay } from './rules.ts';
import { alertMessage } from './views.ts';

/** How an alert is addressed and rendered: to whoever answers for the subject when it is sent. */
export function deviationDeliveries({ shelf }: { readonly shelf: CalendarShelf }): DeliveryKind[] {
  return [
    {
      kind: alertKind,
      mostADay: alertsADay,
      address: async (tx, item, now) => {
        const deviation = await deviationById(tx, item.subjectId);
        if (!deviation) return { drop: 'gone' };
        if (deviation.state === 'closed') return { drop: 'closed' };
        const { responsible } = await whoAnswersForOne(tx, { shelf, now }, item.workspaceId, deviation.subject);
        return responsible;
      },
      render: async (tx, item, reader) => {
        const deviation = await deviationById(tx, item.subjectId);
        if (!deviation) return undefined;
        const { id, family, subjectName } = deviation;
        return alertMessage({ deviationId: id, family, subjectName }, reader.language);
      },
    },
  ];
}
