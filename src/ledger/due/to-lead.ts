import type { Tx } from '../../db/connect.ts';
import type { DeliveryKind, Draft, Draw, Item } from '../../delivery/index.ts';
import { whoAnswersFor } from '../../roster/index.ts';
import type { LedgerDuePorts } from './ports.ts';

/** What a message says of its client at this moment; or why it need not be said any more. */
export type Said =
  | {
      readonly clientId: string;
      readonly draw: Draw;
      /** whoever did it herself needs no word of it */
      readonly except?: string;
    }
  | { readonly drop: string };

/** A message to whoever leads the client when it is sent, or stands in. What `said` leaves out, by item id, is gone. */
export function toLead(
  { shelf }: LedgerDuePorts,
  kind: string,
  said: (tx: Tx, items: readonly Item[], now: Date) => Promise<ReadonlyMap<string, Said>>,
): DeliveryKind {
  return {
    kind,
    drafts: async (tx, items, now) => {
      const drafts = new Map<string, Draft>();
      for (const [workspaceId, own] of Map.groupBy(items, item => item.workspaceId)) {
        const words = await said(tx, own, now);
        const clientIds = [...words.values()].flatMap(each => ('clientId' in each ? [each.clientId] : []));
        const matters = [...new Set(clientIds)].map(id => ({ kind: 'client' as const, id }));
        const answering = await whoAnswersFor(tx, { shelf, now }, workspaceId, matters);
        for (const [id, each] of words)
          drafts.set(id, 'drop' in each ? each : draftFor(each, answering.get(each.clientId)?.responsible ?? 'nobody'));
      }
      return drafts;
    },
  };
}

function draftFor(
  { draw, except }: Extract<Said, { draw: Draw }>,
  chosen: { readonly to: string; readonly rule: string } | 'nobody',
): Draft {
  if (chosen === 'nobody') return 'nobody';
  return chosen.to === except ? { drop: 'self' } : { ...chosen, draw };
}
