import type { Tx } from '../db/connect.ts';
import { enqueue } from '../delivery/index.ts';
import { goalsOf } from '../ledger/index.ts';
import { clientFacts, type PeopleContext, type Person } from '../roster/index.ts';
import { localDateOf } from '../time/calendar.ts';
import { stepDays } from './days.ts';
import { messageKinds } from './kinds.ts';
import type { SuggestionPorts } from './ports.ts';
import * as queries from './queries.ts';
import { type DayFault, dayFault, leftBy, lineOf, nextOn, type Step, stateAfter } from './rules.ts';
import { towardSuggestion } from './standing.ts';

/** Steps that are taken at once, as a form has them. */
export interface Taking {
  readonly id: string;
  /** the version that she had before her; undefined: a button without a form, which loses nothing */
  readonly version: number | undefined;
  readonly steps: readonly Step[];
}

/** Somebody else was quicker; nothing was written. */
export interface ChangedMeanwhile {
  readonly refused: 'changed_meanwhile';
  /** her name; null: nobody in particular */
  readonly by: string | null;
}

/** `not_now`: its way does not lead there from where it stands. */
export type StepOutcome = 'taken' | 'not_now' | 'goal_unknown' | DayFault | ChangedMeanwhile | 'not_yours';

/** Takes a suggestion further on its way (4.23–4.26), by one step or by several that one form holds. */
export async function takeSteps(
  ports: SuggestionPorts,
  context: PeopleContext,
  actor: Person,
  { id, version, steps }: Taking,
): Promise<StepOutcome> {
  return towardSuggestion(ports, context, actor, { id, act: 'suggestion.treat' }, async (tx, suggestion) => {
    if (version !== undefined && version !== suggestion.version)
      return meanwhile(tx, actor, suggestion, version, steps);
    const state = stateAfter(suggestion.state, steps);
    if (!state || steps.length === 0) return 'not_now';
    const facts = (await clientFacts(tx, context, [suggestion.clientId])).get(suggestion.clientId);
    if (!facts) throw new Error('the client of a suggestion that was just read is gone');
    const today = localDateOf(context.now, facts.rhythm);
    const fault = steps.map(step => dayFault(step, { today, filedOn: suggestion.filedOn })).find(each => each);
    if (fault) return fault;
    if (!(await areGoalsKnown(tx, suggestion, steps))) return 'goal_unknown';
    const left = leftBy(steps, today);
    const dueOn = left.dueOn ?? suggestion.dueOn;
    const next = nextOn({ state, since: today, dueOn }, stepDays(actor), facts.rhythm);
    await queries.changeSuggestion(tx, id, { ...left, state, nextOn: next });
    await writeLines(tx, suggestion, steps, { actor, now: context.now });
    if (state === 'answered') await end(tx, suggestion, actor, context.now);
    return 'taken';
  });
}

/** A version that is not the one she saw: the same form sent twice is as wanted, else somebody was quicker. */
async function meanwhile(
  tx: Tx,
  actor: Person,
  suggestion: queries.Suggestion,
  seen: number,
  steps: readonly Step[],
): Promise<'taken' | ChangedMeanwhile> {
  const last = await queries.lastEntry(tx, suggestion.id);
  const final = steps.at(-1);
  const wanted = final && lineOf(final);
  const isSame =
    suggestion.version === seen + 1 &&
    last?.personId === actor.id &&
    last.event === wanted?.event &&
    last.onDay === wanted.onDay &&
    last.words === wanted.words;
  return isSame ? 'taken' : { refused: 'changed_meanwhile', by: last?.by ?? null };
}

/** A goal that one step names is one of that client's, or the one that it serves already. */
async function areGoalsKnown(tx: Tx, suggestion: queries.Suggestion, steps: readonly Step[]): Promise<boolean> {
  const named = steps.flatMap(step => (step.event === 'assess' && step.goalId ? [step.goalId] : []));
  if (named.every(goalId => goalId === suggestion.goalId)) return true;
  const open = new Set((await goalsOf(tx, suggestion.clientId)).map(({ id }) => id));
  return named.every(goalId => open.has(goalId));
}

async function writeLines(
  tx: Tx,
  { id: suggestionId, workspaceId }: queries.Suggestion,
  steps: readonly Step[],
  { actor, now }: { readonly actor: Person; readonly now: Date },
): Promise<void> {
  for (const step of steps) {
    const { event, onDay, words } = lineOf(step);
    const line = { suggestionId, workspaceId, event, at: now, personId: actor.id, words };
    await queries.noteEntry(tx, onDay ? { ...line, onDay } : line);
  }
}

/** The client has been told: nobody is asked to take it any more, and whoever passed it on hears of it once. */
async function end(tx: Tx, { id, workspaceId, filedBy }: queries.Suggestion, actor: Person, now: Date): Promise<void> {
  const waiting = (await queries.openHandOvers(tx, [id])).get(id);
  if (waiting) await queries.answerHandOver(tx, waiting, { answer: 'taken_back', answerWords: null, answeredAt: now });
  if (filedBy === actor.id) return;
  const message = { workspaceId, kind: messageKinds.answered, subjectId: id, period: '1' };
  await enqueue(tx, [{ ...message, class: 'morning', dueAt: now }]);
}
