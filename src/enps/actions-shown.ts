import { type PeopleContext, type Person, permit, standingInFirm, todayOf } from '../roster/index.ts';
import { type LocalDate, localDateOf } from '../time/calendar.ts';
import { type ActionPorts, mayDo } from './actions.ts';
import * as queries from './queries.ts';
import { toldRound } from './told.ts';

/** A round's actions, as leadership sees them. */
export interface ActionsShown {
  readonly roundId: string;
  readonly period: string;
  readonly actions: readonly queries.Action[];
  readonly today: LocalDate;
  /** day of the last post to everybody */
  readonly toldOn: LocalDate | undefined;
}

/** What leadership wrote down after a round whose result is told. */
export async function openActions(
  { db, log }: ActionPorts,
  context: PeopleContext,
  actor: Person,
  roundId: string,
): Promise<ActionsShown | 'not_yours'> {
  if (!permit(log, actor, standingInFirm(actor), 'enps.act')) return 'not_yours';
  const round = await toldRound(db, actor, roundId);
  if (!round) return 'not_yours';
  const last = (await queries.postsOf(db, roundId)).at(-1);
  return {
    roundId,
    period: round.period,
    actions: await queries.actionsOf(db, roundId),
    today: todayOf(actor, context),
    toldOn: last && localDateOf(last.sentAt, actor.settings.zone),
  };
}

/** One action: to change it (`enps.act`), or to say how it stands (`enps.do`). */
export async function openAction(
  { db, log }: ActionPorts,
  actor: Person,
  { id, act }: { readonly id: string; readonly act: 'enps.act' | 'enps.do' },
): Promise<queries.Action | 'not_yours'> {
  const action = await queries.actionById(db, id);
  return action && mayDo(log, actor, action, act) ? action : 'not_yours';
}
