import type { Tx } from '../../db/connect.ts';
import type { DeliveryKind, Draft, Draw, Item, Reader } from '../../delivery/index.ts';
import { clientFacts, type PeopleContext, people, whoAnswersFor } from '../../roster/index.ts';
import { messageKinds } from '../kinds.ts';
import { ownersNow } from '../owners.ts';
import type { SuggestionDuePorts } from '../ports.ts';
import * as queries from '../queries.ts';
import { againKey, askVerdict, dayAskedAbout, isOpen } from '../rules.ts';
import * as views from '../views.ts';
import { silences } from './quarter.ts';

/** What is asked of whoever has a suggestion or is to have one, and of the lead of a client that suggests nothing. */
export const passingDeliveries = (ports: SuggestionDuePorts): DeliveryKind[] => [
  aboutSuggestions(ports, messageKinds.handOver, handOverDrafts),
  aboutSuggestions(ports, messageKinds.handedOver, handedOverDrafts),
  aboutSuggestions(ports, messageKinds.noLongerHers, noLongerHersDrafts),
  aboutSuggestions(ports, messageKinds.next, nextDrafts),
  askDelivery(ports),
];

/** Items of one workspace, and the suggestions that they are about. */
interface About {
  readonly workspaceId: string;
  readonly items: readonly (Item & { readonly suggestion: queries.Suggestion })[];
}

/** A message about a suggestion, by item id; when a newer one takes its place it has no button any more. */
function aboutSuggestions(
  { shelf }: SuggestionDuePorts,
  kind: string,
  draftsOf: (tx: Tx, context: PeopleContext, about: About) => Promise<[string, Draft][]>,
): DeliveryKind {
  return {
    kind,
    drafts: async (tx, items, now) => {
      const drafts: [string, Draft][] = [];
      for (const [workspaceId, own] of Map.groupBy(items, item => item.workspaceId)) {
        const ids = own.map(({ subjectId }) => subjectId);
        const known = new Map((await queries.suggestionsWhere(tx, { workspaceId, ids })).map(each => [each.id, each]));
        const about = own.flatMap(item => {
          const suggestion = known.get(item.subjectId);
          return suggestion ? [{ ...item, suggestion }] : [];
        });
        drafts.push(...(await draftsOf(tx, { shelf, now }, { workspaceId, items: about })));
      }
      return new Map(drafts);
    },
    retire: (_item, { language }) => views.retiredMessage(language),
  };
}

/** To whom it is to be handed over, as long as it waits for her. */
async function handOverDrafts(tx: Tx, _context: PeopleContext, { items }: About): Promise<[string, Draft][]> {
  const waiting = await queries.openHandOvers(
    tx,
    items.map(({ subjectId }) => subjectId),
  );
  return items.map(({ id, subjectId, period, suggestion }): [string, Draft] => {
    const one = waiting.get(subjectId);
    if (!one || String(one.number) !== period) return [id, { drop: 'answered' }];
    if (!isOpen(suggestion.state)) return [id, { drop: 'over' }];
    const draw: Draw = ({ language }) => views.handOverMessage({ ...suggestion, from: one.from }, language);
    return [id, { to: one.toId, rule: 'offered', draw }];
  });
}

/** To whoever wanted to hand it over; where she has left and it came back, to whoever leads the client. */
async function handedOverDrafts(
  tx: Tx,
  context: PeopleContext,
  { workspaceId, items }: About,
): Promise<[string, Draft][]> {
  const past = await queries.handOversOf(
    tx,
    items.map(({ subjectId }) => subjectId),
  );
  const fromIds = past.map(({ fromId }) => fromId);
  const here = new Set((await people(tx, context, { ids: fromIds })).flatMap(each => (each.active ? [each.id] : [])));
  const matters = items.map(({ suggestion }) => ({ kind: 'client' as const, id: suggestion.clientId }));
  const answering = await whoAnswersFor(tx, context, workspaceId, matters);
  return items.map(({ id, subjectId, period, suggestion }): [string, Draft] => {
    const one = past.find(each => each.suggestionId === subjectId && String(each.number) === period);
    if (!one || one.answer === null || one.answer === 'taken_back') return [id, { drop: 'gone' }];
    const { responsible, ownerId } = answering.get(suggestion.clientId) ?? {
      responsible: 'nobody',
      ownerId: undefined,
    };
    const maySee = (readerId: string) =>
      one.answer === 'returned' || readerId === ownerId || (responsible !== 'nobody' && readerId === responsible.to);
    const told = { ...suggestion, to: one.to, isTaken: one.answer === 'taken' };
    const draw = (reader: Reader) => views.handedOverMessage(told, maySee(reader.personId), reader.language);
    if (here.has(one.fromId)) return [id, { to: one.fromId, rule: 'former', draw }];
    if (responsible === 'nobody' || responsible.to === one.toId) return [id, { drop: 'left' }];
    return [id, { ...responsible, draw }];
  });
}

/** To whoever had it; there is nothing left for her to do, so there is no button. */
async function noLongerHersDrafts(tx: Tx, _context: PeopleContext, { items }: About): Promise<[string, Draft][]> {
  const past = await queries.handOversOf(
    tx,
    items.map(({ subjectId }) => subjectId),
  );
  return items.map(({ id, subjectId, period, suggestion }): [string, Draft] => {
    const one = past.find(each => each.suggestionId === subjectId && String(each.number) === period);
    if (!one?.formerId || suggestion.ownerId === one.formerId) return [id, { drop: 'gone' }];
    const told = { ...suggestion, to: one.to, isTaken: true };
    return [
      id,
      { to: one.formerId, rule: 'former', draw: ({ language }) => views.handedOverMessage(told, false, language) },
    ];
  });
}

/** To whoever has it, as long as that day is the one that matters. */
async function nextDrafts(tx: Tx, context: PeopleContext, { workspaceId, items }: About): Promise<[string, Draft][]> {
  const owners = await ownersNow(
    tx,
    context,
    workspaceId,
    items.map(({ suggestion }) => suggestion),
  );
  const clientIds = [...new Set(items.map(({ suggestion }) => suggestion.clientId))];
  const facts = await clientFacts(tx, context, clientIds);
  return items.map(({ id, period, suggestion }): [string, Draft] => {
    const day = dayAskedAbout(period);
    const { nextOn, clientId } = suggestion;
    const verdict = askVerdict(day, { nextOn, isClientActive: facts.get(clientId)?.active ?? false });
    if (verdict !== 'ask') return [id, { drop: verdict }];
    const owner = owners.get(suggestion.id) ?? 'nobody';
    const isLast = period === againKey(day);
    const draw: Draw = ({ language }) => views.nextMessage(suggestion, isLast, language);
    return [id, owner === 'nobody' ? owner : { ...owner, draw }];
  });
}

/** To whoever leads a client that has still suggested nothing. */
const askDelivery = (ports: SuggestionDuePorts): DeliveryKind => ({
  kind: messageKinds.ask,
  drafts: async (tx, items, now) => {
    const drafts = new Map<string, Draft>();
    const ids = items.map(({ subjectId }) => subjectId);
    const silenceOf = await silences(ports, tx, ids, now);
    for (const [workspaceId, own] of Map.groupBy(items, item => item.workspaceId)) {
      const matters = own.map(({ subjectId: id }) => ({ kind: 'client' as const, id }));
      const answering = await whoAnswersFor(tx, { shelf: ports.shelf, now }, workspaceId, matters);
      for (const { id, subjectId, period } of own) {
        const { verdict, client } = silenceOf(subjectId, period);
        const chosen = answering.get(subjectId)?.responsible ?? 'nobody';
        const draw: Draw = ({ language }) => views.askMessage({ clientId: subjectId, client }, language);
        const asked: Draft = chosen === 'nobody' ? chosen : { ...chosen, draw };
        drafts.set(id, verdict === 'ask' ? asked : { drop: verdict });
      }
    }
    return drafts;
  },
});
