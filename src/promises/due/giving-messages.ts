import type { Tx } from '../../db/connect.ts';
import type { DeliveryKind, Draft, Item } from '../../delivery/index.ts';
import { clientFacts, people, type SaidToLead, toLead } from '../../roster/index.ts';
import { type LocalDate, localDateOf } from '../../time/calendar.ts';
import { messageKinds } from '../kinds.ts';
import { roundOf } from '../offer-messages.ts';
import type { PromiseDuePorts } from '../ports.ts';
import * as queries from '../queries.ts';
import { kindOfTerms, offerStanding } from '../rules.ts';
import { answeredMessage, notedMessage, offerMessage, offerOverMessage } from '../views.ts';

/** What is said while promises are given: to whoever is to keep them, and to whoever leads the client. */
export const givingDeliveries = (ports: PromiseDuePorts): DeliveryKind[] => [
  toKeeper(ports, messageKinds.offer, asking('first')),
  toKeeper(ports, messageKinds.offerReminder, asking('reminder')),
  toKeeper(ports, messageKinds.offerOver, ({ terms }) => ({
    to: terms.keeperId,
    rule: 'keeper',
    draw: ({ language }) => offerOverMessage(language),
  })),
  toLead(ports, messageKinds.answered, (tx, items, now) => answersSaid(ports, tx, items, now)),
  toLead(ports, messageKinds.noted, notedSaid),
];

/** The newest terms of a promise, and the day it is where its client is. */
interface About {
  readonly promise: queries.ClientPromise;
  readonly terms: queries.Terms;
  readonly today: LocalDate;
}

/** To whoever was asked. What there are newer terms for need not be said any more. */
const toKeeper = (ports: PromiseDuePorts, kind: string, draftOf: (about: About) => Draft): DeliveryKind => ({
  kind,
  drafts: async (tx, items, now) => {
    const aboutOf = await abouts(ports, tx, items, now);
    return new Map(
      items.map(item => {
        const about = aboutOf(item);
        return [item.id, about ? draftOf(about) : { drop: 'replaced' }] as const;
      }),
    );
  },
  retire: (_item, { language }) => offerOverMessage(language),
});

/** What each message is about; undefined: there are newer terms. */
async function abouts(
  { shelf }: Pick<PromiseDuePorts, 'shelf'>,
  tx: Tx,
  items: readonly Item[],
  now: Date,
): Promise<(item: Item) => About | undefined> {
  const ids = [...new Set(items.map(({ subjectId }) => subjectId))];
  const byId = new Map((await queries.promisesWhere(tx, { ids })).map(promise => [promise.id, promise]));
  const clientIds = [...new Set([...byId.values()].map(({ clientId }) => clientId))];
  const clients = await clientFacts(tx, { shelf, now }, clientIds);
  return ({ subjectId, period }) => {
    const promise = byId.get(subjectId);
    const [terms, client] = [promise?.newest, promise && clients.get(promise.clientId)];
    if (!promise || !client || terms?.number !== roundOf(period)) return undefined;
    return { promise, terms, today: localDateOf(now, client.rhythm) };
  };
}

const asking =
  (key: 'first' | 'reminder') =>
  ({ promise, terms, today }: About): Draft => {
    const standing = offerStanding({ state: promise.state, newest: terms }, today);
    if (standing !== 'waits') return { drop: standing };
    const about = { id: promise.id, client: promise.client, giver: terms.giver, about: kindOfTerms(terms) };
    return { to: terms.keeperId, rule: 'keeper', draw: ({ language }) => offerMessage(about, key, language) };
  };

/** What became of terms: she said yes or no, or nothing in time, or is no longer there to say it. */
async function answersSaid(
  { shelf }: PromiseDuePorts,
  tx: Tx,
  items: readonly Item[],
  now: Date,
): Promise<Map<string, SaidToLead>> {
  const aboutOf = await abouts({ shelf }, tx, items, now);
  const known = items.map(item => ({ item, about: aboutOf(item) }));
  const ids = [...new Set(known.flatMap(({ about }) => about?.terms.keeperId ?? []))];
  const keepers = new Map((await people(tx, { shelf, now }, { ids })).map(person => [person.id, person]));
  return new Map(
    known.map(({ item, about }) => {
      if (!about) return [item.id, { drop: 'replaced' }];
      return [item.id, answerSaid(about, keepers.get(about.terms.keeperId)?.active ?? false)];
    }),
  );
}

function answerSaid({ promise, terms }: About, isThere: boolean): SaidToLead {
  const { id, clientId, client, state } = promise;
  const { answer, keeper, keeperId } = terms;
  if (answer === null) return { drop: 'not_answered' };
  if (state === 'withdrawn') return { drop: state };
  const how = answer === 'lapsed' && !isThere ? ('left' as const) : answer;
  const about = { id, client, keeper, how, about: kindOfTerms(terms) };
  return { clientId, except: keeperId, draw: ({ language }) => answeredMessage(about, language) };
}

/** A meeting has one such message, however often something was added to what was noted. */
async function notedSaid(tx: Tx, items: readonly Item[]): Promise<Map<string, SaidToLead>> {
  const waiting = await queries.notedIn(
    tx,
    items.map(({ subjectId }) => subjectId),
  );
  const newest = new Map(items.map(({ subjectId, id }) => [subjectId, id]));
  return new Map(
    items.map(({ id, subjectId }): [string, SaidToLead] => {
      const noted = waiting.get(subjectId);
      if (!noted) return [id, { drop: 'completed' }];
      if (newest.get(subjectId) !== id) return [id, { drop: 'said_with_another' }];
      return [id, { clientId: noted.clientId, draw: ({ language }) => notedMessage(noted, language) }];
    }),
  );
}
