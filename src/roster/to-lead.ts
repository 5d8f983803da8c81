import type { Tx } from '../db/connect.ts';
import type { DeliveryKind, Draft, Draw, Item } from '../delivery/index.ts';
import type { CalendarShelf } from '../time/shelf.ts';
import { type Answering, whoAnswersFor } from './responsible.ts';

/** What a message says of its client at this moment; or why it need not be said any more. */
export type SaidToLead =
  | {
      readonly clientId: string;
      readonly draw: Draw;
      /** whoever did it herself needs no word of it; where she stands in, it waits for whom she stands in for */
      readonly except?: string;
    }
  | { readonly drop: string };

/** A message to whoever leads the client when it is sent, or stands in. What `said` leaves out, by item id, is gone. */
export function toLead(
  { shelf }: { readonly shelf: CalendarShelf },
  kind: string,
  said: (tx: Tx, items: readonly Item[], now: Date) => Promise<ReadonlyMap<string, SaidToLead>>,
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
          drafts.set(id, 'drop' in each ? each : draftFor(each, answering.get(each.clientId)));
      }
      return drafts;
    },
  };
}

function draftFor({ draw, except }: Extract<SaidToLead, { draw: Draw }>, theirs: Answering | undefined): Draft {
  const chosen = theirs?.responsible ?? 'nobody';
  if (chosen === 'nobody') return 'nobody';
  if (chosen.to !== except) return { ...chosen, draw };
  const ownerId = theirs?.ownerId;
  return ownerId && ownerId !== except ? { to: ownerId, rule: 'owner', draw } : { drop: 'self' };
}
