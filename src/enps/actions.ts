import type { Tx } from '../db/connect.ts';
import { isId } from '../db/ids.ts';
import { enqueue } from '../delivery/index.ts';
import {
  type Act,
  colleague,
  type PeopleContext,
  type Person,
  permit,
  standingInFirm,
  todayOf,
} from '../roster/index.ts';
import { messageKinds } from './kinds.ts';
import type { EnpsPorts } from './ports.ts';
import * as queries from './queries.ts';
import { followAction, givenKey } from './reminding.ts';
import {
  type ActionStanding,
  type DueFault,
  mostActions,
  type Settlement,
  standingAfter,
  standingSettled,
} from './rules.ts';
import { isTold } from './told.ts';

export type ActionPorts = Pick<EnpsPorts, 'db' | 'log'>;

/** An action as its form has it. */
export interface ActionWords extends Pick<ActionStanding, 'state' | 'dueOn'> {
  readonly said: string;
  readonly answer: string;
  /** Slack user id of whoever looks after it */
  readonly owner: string;
}

export type WriteActionOutcome = 'written' | 'too_many' | 'owner_unknown' | 'not_yours' | DueFault;

/** Leadership writes down what it heard and what it does about it. `id`: made when the form was drawn, so that sending it twice writes one. */
export async function writeAction(
  ports: ActionPorts,
  context: PeopleContext,
  actor: Person,
  { id, roundId, words }: { readonly id: string; readonly roundId: string; readonly words: ActionWords },
): Promise<WriteActionOutcome> {
  return towardRound(ports, actor, roundId, async (tx, { workspaceId }) => {
    if (!isId(id)) return 'not_yours';
    if (await queries.actionById(tx, id)) return 'written';
    if ((await queries.actionsOf(tx, roundId)).length >= mostActions) return 'too_many';
    const owner = await colleague(tx, context, actor, words.owner);
    if (!owner) return 'owner_unknown';
    const standing = standingAfter(undefined, words, todayOf(actor, context));
    if (typeof standing === 'string') return standing;
    const { said, answer } = words;
    const by = { writtenBy: actor.id, writtenAt: context.now };
    await queries.insertAction(
      tx,
      { id, workspaceId, roundId },
      { said, answer, ownerId: owner.id, ...standing, ...by },
    );
    await follow(tx, context, actor, { id });
    return 'written';
  });
}

export type ChangeActionOutcome = 'changed' | 'outdated' | 'owner_unknown' | 'not_yours' | DueFault;

interface Seen {
  readonly id: string;
  /** the version that she had before her */
  readonly version: number;
}

/** Leadership writes something else, closes it or takes it up again. */
export async function changeAction(
  ports: ActionPorts,
  context: PeopleContext,
  actor: Person,
  { id, version, words }: Seen & { readonly words: ActionWords },
): Promise<ChangeActionOutcome> {
  return towardAction(ports, actor, { id, act: 'enps.act' }, async (tx, before) => {
    const owner = await colleague(tx, context, actor, words.owner);
    if (!owner) return 'owner_unknown';
    const standing = standingAfter(before, words, todayOf(actor, context));
    if (typeof standing === 'string') return standing;
    const next = { said: words.said, answer: words.answer, ownerId: owner.id, ...standing };
    if (isAs(before, next)) return 'changed';
    if (before.version !== version) return 'outdated';
    await revise(tx, context, actor, { before, next });
    return 'changed';
  });
}

export type SettleOutcome = 'settled' | 'outdated' | 'ended' | 'not_yours' | DueFault;

/** Whoever looks after an action says that it is done, that it is not and why, or until when it takes. */
export async function settleAction(
  ports: ActionPorts,
  context: PeopleContext,
  actor: Person,
  { id, version, settlement }: Seen & { readonly settlement: Settlement },
): Promise<SettleOutcome> {
  return towardAction(ports, actor, { id, act: 'enps.do' }, async (tx, before) => {
    if (isSettledSo(before, version, settlement)) return 'settled';
    if (before.state !== 'open') return 'ended';
    if (before.version !== version) return 'outdated';
    const standing = standingSettled(before, settlement, todayOf(actor, context));
    if (typeof standing === 'string') return standing;
    const { said, ownerId } = before;
    const answer = settlement.what === 'later' ? before.answer : settlement.answer;
    await revise(tx, context, actor, { before, next: { said, answer, ownerId, ...standing } });
    return 'settled';
  });
}

/** Sent twice. */
const isSettledSo = (action: queries.Action, version: number, settlement: Settlement): boolean =>
  settlement.what === 'later'
    ? action.version === version + 1 && isAs(action, { state: 'open', dueOn: settlement.dueOn })
    : isAs(action, { state: settlement.what, answer: settlement.answer });

const terms = ['said', 'answer', 'ownerId', 'state', 'dueOn'] as const;
type Terms = Pick<queries.Action, (typeof terms)[number]>;

const isAs = (action: queries.Action, wanted: Partial<Terms>): boolean =>
  terms.every(term => wanted[term] === undefined || wanted[term] === action[term]);

async function revise(
  tx: Tx,
  context: PeopleContext,
  actor: Person,
  { before, next }: { readonly before: queries.Action; readonly next: Terms & ActionStanding },
): Promise<void> {
  await queries.reviseAction(tx, before.id, { ...next, writtenBy: actor.id, writtenAt: context.now });
  await follow(tx, context, actor, { id: before.id, before });
}

/** It comes back when its day has come; and whoever it was given to by somebody else hears of it. */
async function follow(
  tx: Tx,
  context: PeopleContext,
  actor: Person,
  { id, before }: { readonly id: string; readonly before?: queries.Action },
): Promise<void> {
  const action = await queries.actionById(tx, id);
  if (!action) return;
  await followAction(tx, context, action, before);
  const { workspaceId, ownerId, state } = action;
  if (state !== 'open' || ownerId === actor.id || ownerId === before?.ownerId) return;
  const period = givenKey(ownerId);
  const message = { workspaceId, kind: messageKinds.action, subjectId: id, period, dueAt: context.now };
  await enqueue(tx, [{ ...message, class: 'morning' }]);
}

/** Does something for leadership to a round whose result is told, while nobody else changes its actions. */
export async function towardRound<T>(
  { db, log }: ActionPorts,
  actor: Person,
  roundId: string,
  work: (tx: Tx, round: queries.Round) => Promise<T>,
): Promise<T | 'not_yours'> {
  if (!isId(roundId) || !permit(log, actor, standingInFirm(actor), 'enps.act')) return 'not_yours';
  return db.transaction().execute(async tx => {
    const round = await queries.lockRound(tx, roundId, 'update');
    return round && isTold(round) && round.workspaceId === actor.workspaceId ? work(tx, round) : 'not_yours';
  });
}

/** The same to one action, for whoever the table allows it. */
async function towardAction<T>(
  { db, log }: ActionPorts,
  actor: Person,
  { id, act }: { readonly id: string; readonly act: Act },
  work: (tx: Tx, action: queries.Action) => Promise<T>,
): Promise<T | 'not_yours'> {
  return db.transaction().execute(async tx => {
    const roundId = (await queries.actionById(tx, id))?.roundId;
    if (roundId) await queries.lockRound(tx, roundId, 'update');
    const action = await queries.actionById(tx, id);
    return action && mayDo(log, actor, action, act) ? work(tx, action) : 'not_yours';
  });
}

/** Whether the table allows her something with an action; whoever looks after it is its doer. */
export function mayDo(log: ActionPorts['log'], actor: Person, action: queries.Action, act: Act): boolean {
  if (action.workspaceId !== actor.workspaceId) return false;
  const firm = standingInFirm(actor);
  const standing = firm.has('employee') && action.ownerId === actor.id ? new Set([...firm, 'doer' as const]) : firm;
  return permit(log, actor, standing, act);
}
