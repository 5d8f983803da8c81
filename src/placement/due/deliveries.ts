import type { Tx } from '../../db/connect.ts';
import type { DeliveryKind, Draft, Item, Reader } from '../../delivery/index.ts';
import { type Answering, whoAnswersFor } from '../../roster/index.ts';
import type { Message } from '../../slack/blocks.ts';
import * as queries from '../queries.ts';
import { isOpen, waitsForHer } from '../rules.ts';
import { kinds, waitKey, wordKey } from '../tidings.ts';
import { askMessage, herMessage, leadMessage, retiredMessage } from '../views.ts';
import type { PlacementDuePorts } from './cadences.ts';

type Placement = queries.Placement;
/** Why a message is not worth sending any more; undefined: it is. */
type Pointless = (placement: Placement, item: Item) => string | undefined;

/** How each message finds its reader and its words, from the facts of the moment at which it is sent. */
export function placementDeliveries(ports: PlacementDuePorts): DeliveryKind[] {
  return [
    toHer(kinds.asked, notWaitedFor, (placement, reader) =>
      askMessage(askedModel(placement), 'asked', reader.language),
    ),
    toHer(kinds.confirm, notWaitedFor, (placement, reader) =>
      askMessage(askedModel(placement), 'confirm', reader.language),
    ),
    toHer(kinds.reminder, notWaitedFor, (placement, reader) =>
      askMessage(askedModel(placement), 'reminder', reader.language),
    ),
    toHer(kinds.noted, unless('talked_through', 'begun'), drawn('noted')),
    toHer(kinds.withdrawn, unless('withdrawn'), drawn('withdrawn')),
    toHer(kinds.begun, unless('begun'), drawn('begun')),
    toHer(kinds.firstWeek, ({ goalAnswer }) => goalAnswer && 'answered', drawn('first_week')),
    toLead(ports, kinds.answered, isOldWord),
    toLead(ports, kinds.unanswered, notWaitedFor),
    toLead(ports, kinds.left, unless('withdrawn')),
    toLead(ports, kinds.goalUnclear, ({ goalAnswer }) => (goalAnswer?.clear === 'yes' ? 'clear' : undefined)),
  ];
}

const askedModel = ({ id, round }: Placement) => ({ id, proposer: round.proposer, isAgain: round.number > 1 });

const notWaitedFor: Pointless = (placement, { period }) =>
  waitsForHer(placement.state) && waitKey(placement) === period ? undefined : 'answered';

const unless =
  (...states: readonly Placement['state'][]): Pointless =>
  ({ state }) =>
    states.includes(state) ? undefined : state;

/** A newer word of hers has a message of its own. */
const isOldWord: Pointless = ({ state, round }, { period }) => {
  if (!isOpen(state) && state !== 'begun') return state;
  return period === wordKey(round.number, round.answers) ? undefined : 'outdated';
};

const drawn =
  (key: 'noted' | 'withdrawn' | 'begun' | 'first_week') =>
  ({ id }: Placement, { language }: Reader): Message =>
    herMessage(key, id, language);

function toHer(
  kind: string,
  pointless: Pointless,
  draw: (placement: Placement, reader: Reader) => Message,
): DeliveryKind {
  return {
    kind,
    drafts: (tx, items) =>
      draftsOf(tx, items, (placement, item) => {
        const why = pointless(placement, item);
        if (why) return { drop: why };
        return { to: placement.personId, rule: 'self', draw: reader => draw(placement, reader) };
      }),
    retire: (_item, reader) => retiredMessage(reader.language),
  };
}

type LeadKind = typeof kinds.answered | typeof kinds.unanswered | typeof kinds.left | typeof kinds.goalUnclear;

/** To whoever leads the client when it is sent, or stands in; never to the one it is about. */
function toLead({ shelf }: PlacementDuePorts, kind: LeadKind, pointless: Pointless): DeliveryKind {
  return {
    kind,
    drafts: async (tx, items, now) => {
      const drafts = new Map<string, Draft>();
      for (const [workspaceId, own] of Map.groupBy(items, item => item.workspaceId)) {
        const placements = await queries.placementsById(tx, own.map(subjectOf));
        const matters = [...placements.values()].map(({ clientId }) => ({ kind: 'client' as const, id: clientId }));
        const answering = await whoAnswersFor(tx, { shelf, now }, workspaceId, matters);
        for (const item of own) {
          const placement = placements.get(item.subjectId);
          if (placement) drafts.set(item.id, leadDraft(kind, placement, pointless(placement, item), answering));
        }
      }
      return drafts;
    },
    retire: (_item, reader) => retiredMessage(reader.language),
  };
}

function leadDraft(
  kind: LeadKind,
  placement: Placement,
  why: string | undefined,
  answering: ReadonlyMap<string, Answering>,
): Draft {
  if (why) return { drop: why };
  const theirs = answering.get(placement.clientId);
  const chosen = theirs?.responsible ?? 'nobody';
  if (chosen === 'nobody') return 'nobody';
  const { id, person, personId } = placement;
  const draw = ({ language }: Reader) => leadMessage(leadWords[kind], { id, name: person }, language);
  if (chosen.to !== personId) return { ...chosen, draw };
  // She stands in for her own lead: it waits until the lead is back. Where she leads the client herself, it is no news.
  return theirs?.ownerId && theirs.ownerId !== personId
    ? { to: theirs.ownerId, rule: 'owner', draw }
    : { drop: 'self' };
}

const leadWords = {
  [kinds.answered]: 'answered',
  [kinds.unanswered]: 'unanswered',
  [kinds.left]: 'left',
  [kinds.goalUnclear]: 'goal_unclear',
} as const;

const subjectOf = ({ subjectId }: Item): string => subjectId;

async function draftsOf(
  tx: Tx,
  items: readonly Item[],
  draftOf: (placement: Placement, item: Item) => Draft,
): Promise<Map<string, Draft>> {
  const placements = await queries.placementsById(tx, items.map(subjectOf));
  return new Map(
    items.flatMap(item => {
      const placement = placements.get(item.subjectId);
      return placement ? [[item.id, draftOf(placement, item)] as const] : [];
    }),
  );
}
