import type { Tx } from '../db/connect.ts';
import { enqueue } from '../delivery/index.ts';
import { chooseChecker } from './checker.ts';
import { wakeClock } from './clock.ts';
import { note } from './history.ts';
import { kinds } from './kinds.ts';
import type { Deviation, Helper } from './queries.ts';
import * as queries from './queries.ts';
import { actOf, actsOn, type DeviationRecord } from './record.ts';
import { follow } from './routing.ts';
import { type Category, isEnded, isPrivate, type Severity } from './rules.ts';
import { advance, change, type Doing, type Outcome } from './treat.ts';

export interface NewAction {
  /** made when the form was opened: the same form sent twice is one action */
  readonly id: string;
  readonly what: string;
  readonly ownerId: string;
  readonly dueOn: string;
}

/** Something is to be done by somebody until a day. The first one begins the state *acting*. */
export const addAction = (doing: Doing, deviationId: string, action: NewAction): Promise<Outcome> =>
  change(
    doing,
    deviationId,
    d => actsOn(d).treat,
    async (tx, record) => {
      const { deviation, actions } = record;
      const { actor, context } = doing;
      if (actions.some(({ id }) => id === action.id)) return undefined;
      // Whoever is given an action sees the record: what is private stays with whoever treats it.
      const ownerId = deviation.private ? actor.id : action.ownerId;
      const row = { ...action, ownerId, deviationId, workspaceId: deviation.workspaceId, opening: deviation.opening };
      const line = { note: action.what, personId: ownerId, onDay: action.dueOn };
      if (deviation.state !== 'acting') {
        const refused = await advance(doing, tx, record, 'act', { line });
        if (refused) return refused;
      }
      if (!(await queries.insertAction(tx, { ...row, addedBy: actor.id, addedAt: context.now }))) return undefined;
      if (deviation.state === 'acting')
        await note(doing.ports, tx, deviation, context.now, { event: 'action_added', actorId: actor.id, ...line });
      if (ownerId !== actor.id) {
        const about = { workspaceId: deviation.workspaceId, subjectId: action.id, period: '1' };
        await enqueue(tx, [{ ...about, kind: kinds.actionGiven, class: 'morning', dueAt: context.now }]);
      }
      return undefined;
    },
  );

/** An action is done, or no longer wanted. Whoever it was given to may say so as well as whoever treats the deviation. */
export async function endAction(
  doing: Doing,
  deviationId: string,
  actionId: string,
  outcome: 'done' | 'dropped',
): Promise<Outcome> {
  const { actor, context } = doing;
  const owns = (await queries.actionsById(doing.ports.db, [actionId])).get(actionId)?.ownerId === actor.id;
  const act = (deviation: Deviation) =>
    owns && outcome === 'done' && !deviation.private ? ('deviation.do' as const) : actsOn(deviation).treat;
  return change(doing, deviationId, act, async (tx, { deviation, actions }) => {
    const action = actions.find(each => each.id === actionId);
    if (!action) return 'already';
    if (!(await queries.endAction(tx, actionId, { outcome, endedAt: context.now, endedBy: actor.id })))
      return 'already';
    const event = outcome === 'done' ? ('action_done' as const) : ('action_dropped' as const);
    await note(doing.ports, tx, deviation, context.now, { event, actorId: actor.id, note: action.what });
    return undefined;
  });
}

/** All is done: on that day somebody who did not act sees whether it helped. */
export const askCheck = (doing: Doing, deviationId: string, checkOn: string): Promise<Outcome> =>
  change(
    doing,
    deviationId,
    d => actOf('ask_check', d),
    async (tx, record) => {
      const checkerId = (await chooseChecker(doing, tx, record)) ?? doing.actor.id;
      return advance(doing, tx, record, 'ask_check', {
        line: { personId: checkerId, onDay: checkOn },
        changes: { checkerId, checkDueOn: checkOn },
      });
    },
  );

/** It helped, or it did not: then the treatment goes on. */
export const check = (doing: Doing, deviationId: string, helped: boolean, words: string | null): Promise<Outcome> =>
  change(
    doing,
    deviationId,
    d => actOf('confirm', d),
    (tx, record) => advance(doing, tx, record, helped ? 'confirm' : 'reject', { line: words ? { note: words } : {} }),
  );

export type ClientWordGiven =
  | { readonly word: 'told'; readonly on: string; readonly because: string | null }
  | { readonly word: 'not_yet'; readonly because: string; readonly until: string }
  | { readonly word: 'not_theirs' };

const clientFields = ['clientWord', 'clientToldOn', 'clientBecause', 'clientUntil'] as const;

/** Whether the client was told (3.07): told on a day; not yet, because, until; or, for private ones, not the client's matter. */
export const sayAboutClient = (doing: Doing, deviationId: string, given: ClientWordGiven): Promise<Outcome> =>
  change(
    doing,
    deviationId,
    d => actsOn(d).treat,
    async (tx, { deviation }) => {
      if (given.word === 'not_theirs' && !deviation.private) return 'already';
      const because = given.word === 'not_theirs' ? null : given.because;
      const said = {
        clientWord: given.word,
        clientToldOn: given.word === 'told' ? given.on : null,
        clientBecause: because,
        clientUntil: given.word === 'not_yet' ? given.until : null,
      };
      // The same form sent twice says it once.
      if (clientFields.every(field => said[field] === deviation[field])) return undefined;
      await queries.patch(tx, deviationId, said);
      const event = `client_${given.word}` as const;
      const onDay = given.word === 'told' ? given.on : given.word === 'not_yet' ? given.until : undefined;
      const line = { event, actorId: doing.actor.id, note: because ?? undefined, onDay };
      await note(doing.ports, tx, deviation, doing.context.now, line);
      return undefined;
    },
  );

/** What it is about and how bad it is, as whoever treats it sees it. */
export const reassess = (
  doing: Doing,
  deviationId: string,
  to: { readonly category: Category; readonly severity: Severity },
): Promise<Outcome> =>
  change(
    doing,
    deviationId,
    d => actsOn(d).treat,
    async (tx, record) => {
      const { deviation, helpers } = record;
      if (isEnded(deviation.state)) return 'already';
      const same = deviation.category === to.category && deviation.severity === to.severity;
      if (same) return undefined;
      // Whoever reported it was promised that it stays with the one who answers for it.
      const secret = deviation.private || isPrivate({ subject: deviation.subject.kind, category: to.category });
      const { category, severity } = to;
      await queries.patch(tx, deviationId, { category, severity, private: secret });
      const { actor, context } = doing;
      await note(doing.ports, tx, deviation, context.now, {
        event: 'changed',
        actorId: actor.id,
        rule: `${to.category} ${to.severity}`,
      });
      if (secret) await letAdvisorsGo(doing, tx, deviation, helpers);
      if (secret && !deviation.private) await keepPrivate(doing, tx, record);
      await follow(doing.ports, tx, context, [{ ...deviation, ...to, private: secret }]);
      await wakeClock(tx, deviationId, context.now);
      return undefined;
    },
  );

/** What becomes private is seen by nobody any more who came to it by the technical line: its deputy, its checker. */
async function keepPrivate(doing: Doing, tx: Tx, record: DeviationRecord): Promise<void> {
  const { deviation, helpers } = record;
  const { context, ports } = doing;
  const stranded = helpers.filter(({ cameBy, rule }) => cameBy === 'escalated' && rule === 'deputy');
  if (deviation.category === 'technical')
    for (const { personId } of stranded)
      await queries.letOut(tx, deviation.id, { cameBy: 'escalated', personId }, context.now);
  if (deviation.state !== 'awaiting_check') return;
  const hidden = { ...deviation, private: true };
  const checkerId = (await chooseChecker(doing, tx, { ...record, deviation: hidden })) ?? doing.actor.id;
  if (checkerId === deviation.checkerId) return;
  await queries.patch(tx, deviation.id, { checkerId });
  const onDay = deviation.checkDueOn ?? undefined;
  await note(ports, tx, deviation, context.now, { event: 'check_asked', personId: checkerId, onDay });
}

/** Somebody who knows is called in on this one deviation: she sees this record and no other. */
export const callIn = (doing: Doing, deviationId: string, personId: string): Promise<Outcome> =>
  change(
    doing,
    deviationId,
    d => actsOn(d).callIn,
    async (tx, { deviation }) => {
      if (isEnded(deviation.state)) return 'already';
      const { actor, context, ports } = doing;
      const { workspaceId } = deviation;
      const row = { workspaceId, deviationId, personId, cameBy: 'called_in' as const, since: context.now };
      if (!(await queries.letIn(tx, row))) return 'already';
      await note(ports, tx, deviation, context.now, { event: 'advisor_called', actorId: actor.id, personId });
      const about = { workspaceId, subjectId: deviationId, period: `${personId} ${context.now.toISOString()}` };
      await enqueue(tx, [{ ...about, kind: kinds.calledIn, class: 'now', dueAt: context.now }]);
      return undefined;
    },
  );

/** Her help is no longer needed; she sees it no more. */
export const letGo = (doing: Doing, deviationId: string, personId: string): Promise<Outcome> =>
  change(
    doing,
    deviationId,
    d => actsOn(d).callIn,
    async (tx, { deviation, helpers }) => {
      const hers = helpers.filter(helper => helper.personId === personId);
      return (await letAdvisorsGo(doing, tx, deviation, hers)) ? undefined : 'already';
    },
  );

/** How many of these were called in, and are no more. */
async function letAdvisorsGo(
  { actor, context, ports }: Doing,
  tx: Tx,
  deviation: Deviation,
  helpers: readonly Helper[],
): Promise<number> {
  const advisors = helpers.filter(({ cameBy }) => cameBy === 'called_in');
  for (const { personId } of advisors) {
    await queries.letOut(tx, deviation.id, { cameBy: 'called_in', personId }, context.now);
    await note(ports, tx, deviation, context.now, { event: 'advisor_left', actorId: actor.id, personId });
  }
  return advisors.length;
}
