import type { Tx } from '../db/connect.ts';
import type { DeliveryKind, Draft, Item } from '../delivery/index.ts';
import { localDateOf } from '../time/calendar.ts';
import type { CalendarShelf } from '../time/shelf.ts';
import { type Between, between } from './offer.ts';
import { concernsById } from './queries.ts';
import { kinds, tellOfLoss, turnOf } from './tidings.ts';
import { concernMessage, type MessageKey, retiredMessage } from './views.ts';

interface Ports {
  readonly shelf: CalendarShelf;
}

/** The concerns' messages: a name and a button, and nobody but their reader learns that there is one. */
export function concernDeliveries(ports: Ports): DeliveryKind[] {
  return [
    toReader(ports, kinds.told, 'message.told', ({ concern }) => (concern.readAt === null ? undefined : 'read')),
    {
      ...toReader(ports, kinds.reminder, 'message.reminder', ({ concern }) =>
        concern.readAt === null && concern.closedAt === null ? undefined : 'read',
      ),
      retire: (_item, { language }) => retiredMessage(language),
    },
    toReader(ports, kinds.added, 'message.added', () => undefined),
    toAuthor(ports, kinds.answered, 'message.answered', () => undefined),
    toAuthor(ports, kinds.lost, 'message.lost', ({ concern }) =>
      concern.lostAt === null ? 'read_after_all' : undefined,
    ),
  ];
}

/** Why a message is no longer needed. */
type Pointless = (lies: Between) => string | undefined;

/** To the chosen one, as long as she is that and may be; where it does not reach her, the author hears. */
function toReader(ports: Ports, kind: string, key: MessageKey, pointless: Pointless): DeliveryKind {
  const draftOf = async (tx: Tx, lies: Between, now: Date): Promise<Draft> => {
    const { concern, author, reader } = lies;
    const reason = pointless(lies);
    if (reason) return { drop: reason };
    if (!lies.readable) {
      await tellOfLoss(tx, concern, author, now);
      return { drop: 'not_hers' };
    }
    return {
      to: reader.id,
      rule: 'chosen',
      draw: ({ language, rhythm }) => {
        const toldOn = localDateOf(concern.toldAt, rhythm.zone);
        return concernMessage(key, { concernId: concern.id, name: author.name, toldOn }, language);
      },
    };
  };
  const discreet = async (tx: Tx, item: Item, now: Date) => {
    const lies = (await currentOf(ports, tx, [item], now)).get(item.id);
    if (lies) await tellOfLoss(tx, lies.concern, lies.author, now);
  };
  return { kind, drafts: drafting(ports, draftOf), discreet };
}

function toAuthor(ports: Ports, kind: string, key: MessageKey, pointless: Pointless): DeliveryKind {
  const draftOf = async (_tx: Tx, lies: Between): Promise<Draft> => {
    const reason = pointless(lies);
    const { concern, author, reader } = lies;
    if (reason) return { drop: reason };
    return {
      to: author.id,
      rule: 'author',
      draw: ({ language, rhythm }) => {
        const toldOn = localDateOf(concern.toldAt, rhythm.zone);
        return concernMessage(key, { concernId: concern.id, name: reader.name, toldOn }, language);
      },
    };
  };
  return { kind, drafts: drafting(ports, draftOf), discreet: async () => undefined };
}

function drafting(ports: Ports, draftOf: (tx: Tx, lies: Between, now: Date) => Promise<Draft>): DeliveryKind['drafts'] {
  return async (tx, items, now) => {
    const current = await currentOf(ports, tx, items, now);
    const drafts = new Map<string, Draft>();
    // What was taken back, or lies with another reader by now, is left out and dropped.
    for (const [id, lies] of current) drafts.set(id, await draftOf(tx, lies, now));
    return drafts;
  };
}

/** What each of these messages is about, by item id, if it is about the present reader. */
async function currentOf({ shelf }: Ports, tx: Tx, items: readonly Item[], now: Date): Promise<Map<string, Between>> {
  const concerns = await concernsById(tx, [...new Set(items.map(({ subjectId }) => subjectId))]);
  const all = await between(tx, { shelf, now }, [...concerns.values()]);
  return new Map(
    items.flatMap(item => {
      const lies = all.get(item.subjectId);
      return lies && lies.concern.turn === turnOf(item) ? [[item.id, lies] as const] : [];
    }),
  );
}
