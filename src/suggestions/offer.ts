import { clientFacts, colleague, type PeopleContext, type Person, personById } from '../roster/index.ts';
import { type LocalDate, localDateOf } from '../time/calendar.ts';
import type { SuggestionPorts } from './ports.ts';
import * as queries from './queries.ts';
import type { OfferState } from './rules.ts';
import { look, towardSuggestion } from './standing.ts';

/** How far we are with an offer for a need (0.16), as a form has it. */
export interface OfferNow {
  readonly id: string;
  /** the version that the form shows */
  readonly version: number;
  readonly offer: OfferState;
  /** since when */
  readonly on: LocalDate;
  /** Slack user id of whoever looks after it */
  readonly by: string;
}

export type OfferOutcome = 'recorded' | 'no_need' | 'not_here' | 'in_future' | 'outdated' | 'not_yours';

/** Writes down how far the offer for a need is, also when the client has its answer already: offers are won and lost later. */
export async function recordOffer(
  ports: SuggestionPorts,
  context: PeopleContext,
  actor: Person,
  { id, version, offer, on, by }: OfferNow,
): Promise<OfferOutcome> {
  const about = { id, act: 'suggestion.treat' as const };
  return towardSuggestion(ports, context, actor, about, async (tx, need) => {
    if (need.kind !== 'need') return 'no_need';
    const person = await colleague(tx, context, actor, by);
    if (!person) return 'not_here';
    const isSame = need.offer === offer && need.offerOn === on && need.offerById === person.id;
    if (isSame) return 'recorded';
    if (need.version !== version) return 'outdated';
    const zone = (await clientFacts(tx, context, [need.clientId])).get(need.clientId)?.rhythm ?? actor.settings.zone;
    if (on > localDateOf(context.now, zone)) return 'in_future';
    await queries.changeSuggestion(tx, need.id, { offer, offerOn: on, offerBy: person.id });
    const entry = { suggestionId: need.id, workspaceId: need.workspaceId, event: 'offer' as const, at: context.now };
    await queries.noteEntry(tx, { ...entry, personId: actor.id, onDay: on, words: offer });
    return 'recorded';
  });
}

/** The need whose offer she may change, with the Slack user id of whoever looks after the offer: as long as nobody does, herself. */
export async function openOffer(
  ports: SuggestionPorts,
  context: PeopleContext,
  actor: Person,
  id: string,
): Promise<(queries.Suggestion & { readonly by: string }) | 'no_need' | 'not_yours'> {
  const seen = await look(ports, ports.db, context, actor, { id, act: 'suggestion.treat' });
  if (seen === 'not_yours') return seen;
  const { suggestion } = seen;
  if (suggestion.kind !== 'need') return 'no_need';
  const offerer = suggestion.offerById ? await personById(ports.db, context, suggestion.offerById) : undefined;
  return { ...suggestion, by: offerer?.active ? offerer.slackUserId : actor.slackUserId };
}
