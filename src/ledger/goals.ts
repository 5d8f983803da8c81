import type { Tx } from '../db/connect.ts';
import { isId } from '../db/ids.ts';
import {
  type Client,
  clientFacts,
  colleague,
  type PeopleContext,
  type Person,
  todayOf,
  towardClient,
} from '../roster/index.ts';
import { periodAt } from '../time/calendar.ts';
import type { LedgerPorts } from './ports.ts';
import * as queries from './queries.ts';
import { type GoalViews, mostGoals } from './rules.ts';

/** A goal as its form has it. */
export interface GoalWords extends Omit<queries.GoalFields, 'ownerId'> {
  /** Slack user id of our owner */
  readonly owner: string;
}

export type AddGoalOutcome = 'added' | 'too_many' | 'owner_unknown' | 'not_yours';

/** A goal that a client and we share from today on (4.04). `id`: made when the form was drawn, so that sending it twice adds one. */
export async function addGoal(
  ports: LedgerPorts,
  context: PeopleContext,
  actor: Person,
  { id, clientId, goal }: { readonly id: string; readonly clientId: string; readonly goal: GoalWords },
): Promise<AddGoalOutcome> {
  return towardClient(ports, context, actor, { clientId, act: 'goal.change' }, async (tx, client) => {
    if (!isId(id)) return 'not_yours';
    if (await queries.goalById(tx, id)) return 'added';
    if ((await queries.goalsOf(tx, clientId)).length >= mostGoals) return 'too_many';
    const fields = await fieldsOf(tx, context, actor, goal);
    if (!fields) return 'owner_unknown';
    const key = { id, clientId, workspaceId: client.workspaceId };
    const recorded = { recordedBy: actor.id, recordedAt: context.now };
    await queries.insertGoal(tx, { ...key, ...fields, ...recorded, since: todayOf(actor, context) });
    return 'added';
  });
}

async function fieldsOf(
  tx: Tx,
  context: PeopleContext,
  actor: Person,
  { owner, ...words }: GoalWords,
): Promise<queries.GoalFields | undefined> {
  const person = await colleague(tx, context, actor, owner);
  return person && { ...words, ownerId: person.id };
}

export interface GoalChange {
  readonly id: string;
  /** the version that she had before her */
  readonly version: number;
  readonly goal: GoalWords;
  /** how it ends; undefined: it goes on */
  readonly outcome: queries.GoalOutcome | undefined;
}

export type ChangeGoalOutcome = 'changed' | 'outdated' | 'ended' | 'owner_unknown' | 'not_yours';

/**
 * Other words for the same goal, or its end; one that has ended stays to be read. What was said of it holds on only where its words, measure
 * and target stay as they were. Of two who change the same, the second is told.
 */
export async function changeGoal(
  ports: LedgerPorts,
  context: PeopleContext,
  actor: Person,
  { id, version, goal, outcome }: GoalChange,
): Promise<ChangeGoalOutcome> {
  return towardGoal(ports, context, actor, id, async (tx, before) => {
    const fields = await fieldsOf(tx, context, actor, goal);
    if (!fields) return 'owner_unknown';
    const isSame = isSameWording(before, fields) && hasSameOwners(before, fields);
    if (before.endedOn !== null) return isSame && before.outcome === outcome ? 'changed' : 'ended';
    if (before.version !== version) return isSame && !outcome ? 'changed' : 'outdated';
    if (!isSame) await reword(tx, before, fields, { recordedBy: actor.id, recordedAt: context.now });
    if (outcome) await queries.endGoal(tx, id, { endedOn: todayOf(actor, context), outcome });
    return 'changed';
  });
}

async function reword(
  tx: Tx,
  before: queries.GoalRecord,
  fields: queries.GoalFields,
  recorded: { readonly recordedBy: string; readonly recordedAt: Date },
): Promise<void> {
  const { id, version } = before;
  await queries.updateGoal(tx, id, { ...fields, ...recorded, version: version + 1 });
  if (isSameWording(before, fields)) await queries.carryReviews(tx, id, version, version + 1);
}

type Wording = Pick<queries.GoalFields, 'words' | 'measure' | 'target'>;
const isSameWording = (one: Wording, other: Wording): boolean =>
  one.words === other.words && one.measure === other.measure && one.target === other.target;
type Owners = Pick<queries.GoalFields, 'ownerId' | 'theirOwner'>;
const hasSameOwners = (one: Owners, other: Owners): boolean =>
  one.ownerId === other.ownerId && one.theirOwner === other.theirOwner;

/** Does something to a goal that she may change, while nobody else changes anything with that client. */
async function towardGoal<T>(
  ports: LedgerPorts,
  context: PeopleContext,
  actor: Person,
  id: string,
  work: (tx: Tx, goal: queries.GoalRecord) => Promise<T>,
): Promise<T | 'not_yours'> {
  const clientId = (await queries.goalById(ports.db, id))?.clientId ?? '';
  return towardClient(ports, context, actor, { clientId, act: 'goal.change' }, async tx => {
    const goal = await queries.goalById(tx, id);
    return goal ? work(tx, goal) : 'not_yours';
  });
}

/** What was said of one goal, in the version that was seen. */
export interface SaidOfGoal extends GoalViews {
  readonly goalId: string;
  readonly version: number;
}

/** Whether both sides still agree on each goal, for the client's present quarter (4.33, 4.36). `outdated`: changed or ended since they were seen. */
export async function reviewGoals(
  ports: LedgerPorts,
  context: PeopleContext,
  actor: Person,
  { clientId, said }: { readonly clientId: string; readonly said: readonly SaidOfGoal[] },
): Promise<'reviewed' | 'not_yours' | { readonly outdated: readonly string[] }> {
  return towardClient(ports, context, actor, { clientId, act: 'goal.change' }, async (tx, client) => {
    const present = new Map((await queries.goalsOf(tx, clientId)).map(({ id, version }) => [id, version]));
    const outdated = said.filter(({ goalId, version }) => present.get(goalId) !== version);
    if (outdated.length > 0) return { outdated: outdated.map(({ goalId }) => goalId) };
    const recorded = { workspaceId: client.workspaceId, recordedBy: actor.id, recordedAt: context.now };
    const quarter = await quarterOf(tx, context, client);
    const rows = said.map(({ version, ...views }) => ({ ...views, ...recorded, goalVersion: version, quarter }));
    await queries.upsertReviews(tx, rows);
    return 'reviewed';
  });
}

/** The quarter that it is where the client is. */
async function quarterOf(tx: Tx, context: PeopleContext, { id }: Client): Promise<string> {
  const facts = (await clientFacts(tx, context, [id])).get(id);
  if (!facts) throw new Error(`client ${id} is gone while it is locked`);
  return periodAt('quarter', context.now, facts.rhythm);
}
