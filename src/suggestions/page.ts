import { goalsOf } from '../ledger/index.ts';
import { clientById, may, type PeopleContext, type Person, personById, type Role } from '../roster/index.ts';
import type { SuggestionPorts } from './ports.ts';
import * as queries from './queries.ts';
import { forReporter, isUntouched, lineForReporter, type SuggestionEvent, stepsFrom } from './rules.ts';
import { type Elsewhere, linkedElsewhere } from './similar.ts';
import { look, type Seen } from './standing.ts';

/** A suggestion with all that its page shows. */
export interface SuggestionScreen {
  readonly suggestion: queries.Suggestion;
  /** who looks after it now; null: nobody leads the client */
  readonly owner: string | null;
  readonly entries: readonly queries.SuggestionEntry[];
  readonly handOver: queries.HandOver | undefined;
  /** what was said as it was handed over, for whoever may treat it or is asked to take it */
  readonly passingWords: readonly PassingWords[];
  /** for whoever may treat it */
  readonly linked: readonly Elsewhere[];
  /** what she may do with it now */
  readonly steps: readonly SuggestionEvent[];
  readonly mayTreat: boolean;
  readonly mayAmend: boolean;
  /** she may see all of that client, not just this one */
  readonly mayList: boolean;
}

/** Words of hers, as one colleague wrote them to another. */
export interface PassingWords {
  readonly by: string;
  readonly words: string;
}

/** A suggestion as far as somebody may see it; whoever only passed it on sees how it goes, and what the client was told. */
export async function openSuggestion(
  ports: SuggestionPorts,
  context: PeopleContext,
  actor: Person,
  id: string,
): Promise<SuggestionScreen | 'not_yours'> {
  const { db } = ports;
  const seen = await look(ports, db, context, actor, { id, act: 'suggestion.see' });
  if (seen === 'not_yours') return seen;
  const { suggestion, standing } = seen;
  const mayTreat = may(standing, 'suggestion.treat');
  const seesAll = may(without(standing, ['reporter']), 'suggestion.see');
  const entries = await queries.entriesOf(db, id);
  const handOver = seesAll ? (await queries.openHandOvers(db, [id])).get(id) : undefined;
  return {
    suggestion: seesAll ? suggestion : forReporter(suggestion),
    owner: suggestion.owner ?? (await leadOf(ports, context, suggestion.clientId)),
    entries: seesAll ? entries : entries.flatMap(entry => lineForReporter(entry)),
    handOver,
    passingWords: await passingWords(ports, id, { mayTreat, isAsked: handOver?.toId === actor.id }),
    linked: mayTreat ? await linkedElsewhere(db, suggestion) : [],
    steps: mayTreat ? stepsFrom(suggestion.state) : [],
    mayTreat,
    mayAmend: may(standing, 'suggestion.amend') && isUntouched(suggestion),
    mayList: may(without(standing, ['owner', 'offered', 'reporter']), 'suggestion.see'),
  };
}

/** What somebody is toward a suggestion for other reasons than these. */
const without = (standing: Seen['standing'], roles: readonly Role[]): Seen['standing'] =>
  new Set([...standing].filter(role => !roles.includes(role)));

/** Of all that was ever said as it was handed over, or of what is asked now. */
async function passingWords(
  { db }: SuggestionPorts,
  id: string,
  { mayTreat, isAsked }: { readonly mayTreat: boolean; readonly isAsked: boolean },
): Promise<PassingWords[]> {
  if (!mayTreat && !isAsked) return [];
  const past = (await queries.handOversOf(db, [id])).filter(({ answer }) => mayTreat || answer === null);
  return past.flatMap(({ from, words, to, answerWords }) => [
    ...(words ? [{ by: from, words }] : []),
    ...(answerWords ? [{ by: to, words: answerWords }] : []),
  ]);
}

async function leadOf({ db }: SuggestionPorts, context: PeopleContext, clientId: string): Promise<string | null> {
  const leadId = (await clientById(db, clientId))?.leadId;
  const lead = leadId ? await personById(db, context, leadId) : undefined;
  return lead?.name ?? null;
}

/** A suggestion that she is about to take further, and the goals that it may serve. */
export async function openStep(
  ports: SuggestionPorts,
  context: PeopleContext,
  actor: Person,
  id: string,
): Promise<{ readonly suggestion: queries.Suggestion; readonly goals: readonly Goal[] } | 'not_yours'> {
  const seen = await look(ports, ports.db, context, actor, { id, act: 'suggestion.treat' });
  if (seen === 'not_yours') return seen;
  const { suggestion } = seen;
  const open = (await goalsOf(ports.db, suggestion.clientId)).map(goal => ({ id: goal.id, words: goal.words }));
  const { goalId, goal } = suggestion;
  const isListed = goalId === null || open.some(each => each.id === goalId);
  return { suggestion, goals: isListed ? open : [{ id: goalId, words: goal ?? '–' }, ...open] };
}

export interface Goal {
  readonly id: string;
  readonly words: string;
}
