import type { Tx } from '../../db/connect.ts';
import type { DeliveryKind, Draft, Draw, Item } from '../../delivery/index.ts';
import { may, type PeopleContext, people } from '../../roster/index.ts';
import { localDateOf } from '../../time/calendar.ts';
import type { CalendarShelf } from '../../time/shelf.ts';
import { exportFile, gatherExport } from '../export.ts';
import { kinds } from '../kinds.ts';
import { type ExportFormat, exportable, formatOrdered } from '../register.ts';
import { exportMessage } from '../views.ts';

/** The file that somebody asked for, by the rights that she has when it is sent. The subject is herself. */
export function exportDelivery({ shelf }: { readonly shelf: CalendarShelf }): DeliveryKind {
  return {
    kind: kinds.export,
    drafts: async (tx, items, now) => {
      const drafts = new Map<string, Draft>();
      for (const item of items) drafts.set(item.id, await draftOf(tx, { shelf, now }, item));
      return drafts;
    },
  };
}

async function draftOf(tx: Tx, context: PeopleContext, { subjectId, period }: Item): Promise<Draft> {
  const format = formatOrdered(period);
  const [reader] = await people(tx, context, { ids: [subjectId] });
  if (!reader || !format) return { drop: 'gone' };
  const { standing, deviations } = await exportable(tx, context, reader);
  if (!may(standing, 'deviation.export')) return { drop: 'not_hers' };
  const rows = await gatherExport(tx, reader, deviations);
  return { to: reader.id, rule: 'asked', draw: drawing(rows, format, localDateOf(context.now, reader.settings.zone)) };
}

const drawing =
  (rows: Parameters<typeof exportFile>[0], format: ExportFormat, on: Parameters<typeof exportFile>[1]['on']): Draw =>
  ({ language }) => {
    const { title, ...message } = exportMessage(language);
    return { ...message, file: exportFile(rows, { format, on, title }) };
  };
