import type { Executor } from '../db/connect.ts';
import { type ClientPromise, promisesForAgenda } from '../promises/index.ts';
import { type Suggestion, suggestionsForAgenda } from '../suggestions/index.ts';
import type { LocalDate } from '../time/calendar.ts';
import type { AgendaPromise, AgendaSuggestion } from './rules.ts';

/** What a client was promised: what is open, and what ended or broke since that day. What nobody has accepted yet is left out. */
export async function promisedTo(
  db: Executor,
  clientId: string,
  since: LocalDate | undefined,
): Promise<AgendaPromise[]> {
  return (await promisesForAgenda(db, clientId, since)).flatMap(promised);
}

function promised({ id, state, inForce, brokenOn, endedOn }: ClientPromise): AgendaPromise[] {
  if (!inForce) return [];
  const { words, keeper, dueOn, reason, givenOn } = inForce;
  const movedOn = reason === null ? null : givenOn;
  return [{ id, words, keeper, dueOn, standing: standingOf(state), movedOn, brokenOn, endedOn }];
}

const standingOf = (state: ClientPromise['state']): AgendaPromise['standing'] =>
  state === 'kept' || state === 'released' || state === 'overdue' ? state : 'open';

/** What a client suggested and needs: what has no answer yet, and what was answered since that day. */
export async function suggestedBy(
  db: Executor,
  clientId: string,
  since: LocalDate | undefined,
): Promise<AgendaSuggestion[]> {
  return (await suggestionsForAgenda(db, clientId, since)).map(suggested);
}

const suggested = ({ id, kind, words, filedOn, state, dueOn, answeredOn, offer }: Suggestion): AgendaSuggestion => ({
  id,
  kind,
  words,
  saidOn: filedOn,
  state,
  dueOn,
  answeredOn,
  offer,
});
