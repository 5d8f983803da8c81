import type { Tx } from '../../db/connect.ts';
import type { DeliveryKind, Draft, Item } from '../../delivery/index.ts';
import { clientById, type PeopleContext, people, todayOf } from '../../roster/index.ts';
import { gatherOutputs, mayTakeOutputs, outputsKind } from '../outputs.ts';
import { outputsFile } from '../outputs-file.ts';
import { outputOrder } from '../rules.ts';
import { outputsMessage } from '../views/outputs.ts';
import type { ReportDuePorts } from './ports.ts';

/** The file that somebody asked for, by the rights that she has when it is sent. */
export const outputDeliveries = ({ shelf }: ReportDuePorts): DeliveryKind[] => [
  {
    kind: outputsKind,
    drafts: async (tx, items, now) => {
      const drafts = new Map<string, Draft>();
      for (const item of items) drafts.set(item.id, await draftOf(tx, { shelf, now }, item));
      return drafts;
    },
  },
];

async function draftOf(tx: Tx, context: PeopleContext, { subjectId, period }: Item): Promise<Draft> {
  const order = outputOrder(period);
  const [reader] = await people(tx, context, { ids: [subjectId] });
  const client = order && (await clientById(tx, order.clientId));
  if (!reader || !client) return { drop: 'gone' };
  if (!(await mayTakeOutputs(tx, context, reader, client))) return { drop: 'not_hers' };
  const model = {
    client: client.name,
    on: todayOf(reader, context),
    outputs: await gatherOutputs(tx, context, reader, client),
  };
  return {
    to: reader.id,
    rule: 'asked',
    draw: ({ language }) => ({
      ...outputsMessage(client.name, language),
      file: outputsFile(model, order.format, language),
    }),
  };
}
