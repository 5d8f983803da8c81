import { isOpen, type SuggestionState, type Toward } from './path.ts';

export interface HandOverFacts {
  readonly state: SuggestionState;
  readonly version: number;
  /** the version that the form shows */
  readonly seen: number;
  /** somebody is asked to take it already */
  readonly isWaiting: boolean;
  readonly toward: Toward;
  readonly actorId: string;
  /** who looks after it; null: whoever leads the client */
  readonly ownerId: string | null;
  /** undefined: nobody leads the client, or whoever does has left */
  readonly leadId: string | undefined;
  /** whom the form names; undefined: nobody. `stranger`: no colleague */
  readonly to: string | 'stranger' | undefined;
}

export type HandOverFault =
  | 'answered'
  | 'waiting'
  | 'outdated'
  | 'nobody'
  | 'not_here'
  | 'no_lead'
  | 'not_the_lead'
  | 'herself'
  | 'hers_already';

/** Whom to ask; `at_once`: the lead takes it back herself; or why it cannot be handed over so. */
export type HandOverMove = { readonly ask: string } | 'at_once' | HandOverFault;

export function handOverMove(facts: HandOverFacts): HandOverMove {
  if (!isOpen(facts.state)) return 'answered';
  if (facts.isWaiting) return 'waiting';
  if (facts.version !== facts.seen) return 'outdated';
  return facts.toward === 'lead' ? backToLead(facts) : toColleague(facts);
}

/** Nobody need be named: there is one lead. */
function backToLead({ to, leadId, ownerId, actorId }: HandOverFacts): HandOverMove {
  if (leadId === undefined) return 'no_lead';
  if (to !== undefined && to !== leadId) return 'not_the_lead';
  if (ownerId === null) return 'hers_already';
  // Whoever has it already may have come to lead the client since.
  return leadId === actorId || leadId === ownerId ? 'at_once' : { ask: leadId };
}

function toColleague({ to, actorId, ownerId, leadId }: HandOverFacts): HandOverMove {
  if (to === undefined) return 'nobody';
  if (to === 'stranger') return 'not_here';
  if (to === (ownerId ?? leadId)) return 'hers_already';
  return to === actorId ? 'herself' : { ask: to };
}
