import type { Tx } from '../../db/connect.ts';
import type { DeliveryKind, Draft, Item } from '../../delivery/index.ts';
import { firstAdmin } from '../../roster/index.ts';
import { messageKinds } from '../kinds.ts';
import type { EnpsDuePorts } from '../ports.ts';
import * as queries from '../queries.ts';
import { keysMessage } from '../views/keys.ts';

/** An admin hears that a running process can't read a round's keys, as long as the round needs them. */
export const keyDeliveries = ({ shelf }: Pick<EnpsDuePorts, 'shelf'>): DeliveryKind[] => [
  {
    kind: messageKinds.keys,
    drafts: async (tx, items, now) => {
      const drafts = new Map<string, Draft>();
      for (const item of items)
        drafts.set(item.id, await draftOf(tx, item, () => firstAdmin(tx, { shelf, now }, item.workspaceId)));
      return drafts;
    },
  },
];

async function draftOf(tx: Tx, { subjectId }: Item, admin: () => Promise<string | undefined>): Promise<Draft> {
  const round = await queries.roundById(tx, subjectId);
  if (round?.state !== 'confirmed' && round?.state !== 'open') return { drop: 'over' };
  const to = await admin();
  return to ? { to, rule: 'admin', draw: ({ language }) => keysMessage(language) } : 'nobody';
}
