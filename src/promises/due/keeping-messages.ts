import type { Tx } from '../../db/connect.ts';
import type { DeliveryKind, Draft, Draw, Item } from '../../delivery/index.ts';
import { type Answering, type Person, people, type SaidToLead, toLead, whoAnswersFor } from '../../roster/index.ts';
import { localDateOf } from '../../time/calendar.ts';
import { soonKey } from '../keeping.ts';
import { messageKinds } from '../kinds.ts';
import { releasedKind } from '../moving.ts';
import { roundOf } from '../offer-messages.ts';
import type { PromiseDuePorts } from '../ports.ts';
import * as queries from '../queries.ts';
import { isOpen } from '../rules.ts';
import { type KeepingMessageKey, keepingMessage, remindedMessage } from '../views.ts';

/** What is said while promises come due: to their keepers, and to whoever leads the client. */
export const keepingDeliveries = (ports: PromiseDuePorts): DeliveryKind[] => [
  {
    kind: messageKinds.remind,
    drafts: (tx, items, now) => reminderDrafts(ports, tx, items, now),
    retire: (_item, { language }) => remindedMessage(language),
  },
  toLead(ports, messageKinds.leadWord, async (tx, items, now) => {
    const abouts = await aboutEach(ports, tx, items, now);
    return new Map(abouts.map(about => [about.item.id, leadSaid(about)]));
  }),
  {
    kind: messageKinds.handedOver,
    drafts: (tx, items, now) => handedDrafts(ports, tx, items, now),
  },
  {
    kind: releasedKind,
    drafts: async (tx, items, now) => {
      const abouts = await aboutEach(ports, tx, items, now);
      return new Map(abouts.map(about => [about.item.id, releasedDraft(about)]));
    },
  },
];

/** A promise with its keeper as she is at this moment. */
interface About {
  readonly item: Item;
  readonly promise: queries.ClientPromise;
  readonly terms: queries.Terms;
  readonly keeper: 'there' | 'away' | 'left';
}

/** What each message is about; what is not promised is left out. */
async function aboutEach({ shelf }: PromiseDuePorts, tx: Tx, items: readonly Item[], now: Date): Promise<About[]> {
  const ids = [...new Set(items.map(({ subjectId }) => subjectId))];
  const promises = new Map((await queries.promisesWhere(tx, { ids })).map(promise => [promise.id, promise]));
  const keeperIds = [...promises.values()].flatMap(({ inForce }) => inForce?.keeperId ?? []);
  const keepers = keeperIds.length > 0 ? await people(tx, { shelf, now }, { ids: [...new Set(keeperIds)] }) : [];
  const byId = new Map(keepers.map(person => [person.id, person]));
  return items.flatMap(item => {
    const promise = promises.get(item.subjectId);
    const terms = promise?.inForce;
    if (!promise || !terms) return [];
    return [{ item, promise, terms, keeper: whereabouts(byId.get(terms.keeperId), now) }];
  });
}

function whereabouts(keeper: Person | undefined, now: Date): About['keeper'] {
  if (!keeper?.active) return 'left';
  return keeper.away(localDateOf(now, keeper.rhythm)) ? 'away' : 'there';
}

const saying =
  (key: KeepingMessageKey, { promise: { id, client }, terms: { keeper, dueOn } }: About): Draw =>
  ({ language }) =>
    keepingMessage(key, { id, client, keeper, dueOn }, language);

/** Why it need not be said any more that these terms are due soon; undefined: they are. */
function pointless({ item, promise, terms }: About): string | undefined {
  if (promise.state !== 'promised') return promise.state;
  return terms.number === roundOf(item.period) ? undefined : 'moved';
}

async function reminderDrafts(
  ports: PromiseDuePorts,
  tx: Tx,
  items: readonly Item[],
  now: Date,
): Promise<Map<string, Draft>> {
  const drafts = new Map<string, Draft>();
  const abouts = await aboutEach(ports, tx, items, now);
  for (const [workspaceId, own] of Map.groupBy(abouts, ({ item }) => item.workspaceId)) {
    const clientIds = [...new Set(own.map(({ promise }) => promise.clientId))];
    const matters = clientIds.map(id => ({ kind: 'client' as const, id }));
    const answering = await whoAnswersFor(tx, { shelf: ports.shelf, now }, workspaceId, matters);
    for (const about of own) drafts.set(about.item.id, reminderDraft(about, answering.get(about.promise.clientId)));
  }
  return drafts;
}

/** To its keeper; while she is away, and when she has left, to whoever leads the client. */
function reminderDraft(about: About, theirs: Answering | undefined): Draft {
  const why = pointless(about) ?? (about.promise.lateOn ? 'said_late' : undefined);
  if (why) return { drop: why };
  const { keeper, terms } = about;
  if (keeper === 'there') return { to: terms.keeperId, rule: 'keeper', draw: saying('remind.keeper', about) };
  const chosen = theirs?.responsible ?? 'nobody';
  return chosen === 'nobody' ? 'nobody' : { ...chosen, draw: saying(`remind.${keeper}`, about) };
}

/** Whoever keeps it herself knows. That it is due soon was said already, where the keeper's own reminder went to the lead, or she said that it is late. */
function leadSaid(about: About): SaidToLead {
  const { item, promise, terms, keeper } = about;
  const why = pointless(about);
  if (why) return { drop: why };
  const isSoon = item.period === soonKey(terms.number);
  const isLate = promise.lateOn !== null;
  if (isSoon && (isLate || keeper !== 'there')) return { drop: 'said_already' };
  const draw = saying(isSoon ? 'lead.soon' : 'lead.late', about);
  return { clientId: promise.clientId, except: terms.keeperId, draw };
}

function releasedDraft(about: About): Draft {
  const { promise, terms } = about;
  if (promise.state !== 'released') return { drop: promise.state };
  return { to: terms.keeperId, rule: 'keeper', draw: saying('released.text', about) };
}

/** To whoever kept it before, where nobody has taken it on since. */
async function handedDrafts(
  ports: PromiseDuePorts,
  tx: Tx,
  items: readonly Item[],
  now: Date,
): Promise<Map<string, Draft>> {
  const abouts = (await aboutEach(ports, tx, items, now)).filter(
    ({ item, promise, terms }) => isOpen(promise.state) && terms.number === roundOf(item.period),
  );
  const rounds = abouts.map(({ promise, terms }) => ({ promiseId: promise.id, round: terms.number }));
  const former = await queries.formerKeepers(tx, rounds);
  return new Map(
    abouts.map((about): [string, Draft] => {
      const to = former.get(about.promise.id);
      if (!to || to === about.terms.keeperId || to === about.terms.givenBy) return [about.item.id, { drop: 'self' }];
      return [about.item.id, { to, rule: 'keeper', draw: saying('handed.text', about) }];
    }),
  );
}
