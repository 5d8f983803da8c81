import type { Tx } from '../../db/connect.ts';
import type { DeliveryKind, Draft, Item, Reader } from '../../delivery/index.ts';
import { leadershipNow, type PeopleContext, people } from '../../roster/index.ts';
import type { Occurrence, ScheduledCadence, Step } from '../../schedule/index.ts';
import { localDateOf } from '../../time/calendar.ts';
import { actionCadence, messageKinds, roundPeriodOf } from '../kinds.ts';
import type { EnpsDuePorts } from '../ports.ts';
import { postPeriod } from '../post.ts';
import * as queries from '../queries.ts';
import { givenTo, remindOf } from '../reminding.ts';
import { actionMessage, retiredActionMessage } from '../views/actions-message.ts';
import { postMessage } from '../views/post.ts';

/** An action comes back to whoever looks after it until it is closed. */
export const afterCadences = ({ shelf }: EnpsDuePorts): ScheduledCadence[] => [
  { name: actionCadence, wake: (tx, occurrences, now) => wakeActions(tx, { shelf, now }, occurrences) },
];

async function wakeActions(
  tx: Tx,
  context: PeopleContext,
  occurrences: readonly Occurrence[],
): Promise<Map<string, Step>> {
  const actions = await queries.actionsById(tx, occurrences.map(subjectOf));
  const steps = new Map<string, Step>();
  for (const { id, subjectId, period } of occurrences) {
    const action = actions.get(subjectId);
    if (action?.state === 'open') await remindOf(tx, context, action, period);
    const reason = action?.state === 'open' ? 'reminded' : (action?.state ?? 'gone');
    steps.set(id, { state: 'closed', reason });
  }
  return steps;
}

const subjectOf = ({ subjectId }: Occurrence | Item): string => subjectId;

/** What comes after a round's result: the question how an action stands, and the post to everybody. */
export const afterDeliveries = ({ shelf }: EnpsDuePorts): DeliveryKind[] => [
  {
    kind: messageKinds.action,
    drafts: (tx, items, now) => actionDrafts(tx, { shelf, now }, items),
    retire: (_item, reader) => retiredActionMessage(reader.language),
  },
  { kind: messageKinds.post, drafts: postDrafts },
];

async function actionDrafts(tx: Tx, context: PeopleContext, items: readonly Item[]): Promise<Map<string, Draft>> {
  const actions = await queries.actionsById(tx, items.map(subjectOf));
  const ids = [...new Set([...actions.values()].map(({ ownerId }) => ownerId))];
  const owners = ids.length > 0 ? await people(tx, context, { ids }) : [];
  const there = new Set(owners.filter(({ active }) => active).map(({ id }) => id));
  const drafts = new Map<string, Draft>();
  for (const item of items) {
    const action = actions.get(item.subjectId);
    if (action) drafts.set(item.id, await actionDraft(tx, context, { item, action, there }));
  }
  return drafts;
}

interface Asking {
  readonly item: Item;
  readonly action: queries.Action;
  /** who works here, of those who look after something */
  readonly there: ReadonlySet<string>;
}

async function actionDraft(tx: Tx, context: PeopleContext, { item, action, there }: Asking): Promise<Draft> {
  const { ownerId, state, dueOn } = action;
  if (state !== 'open') return { drop: state };
  const given = givenTo(item.period);
  if (given !== undefined && given !== ownerId) return { drop: 'not_hers' };
  if (there.has(ownerId)) {
    const isLate = ({ rhythm }: Reader) => dueOn !== null && dueOn < localDateOf(context.now, rhythm);
    const about = (reader: Reader) => (given ? 'given' : isLate(reader) ? 'late' : 'due');
    return { to: ownerId, rule: 'owner', draw: reader => actionMessage(action, about(reader), reader.language) };
  }
  if (given !== undefined) return { drop: 'left' };
  const { contact } = await leadershipNow(tx, context, action.workspaceId);
  if (contact === 'nobody') return contact;
  return { ...contact, draw: ({ language }) => actionMessage(action, 'contact', language) };
}

async function postDrafts(tx: Tx, items: readonly Item[]): Promise<Map<string, Draft>> {
  const drafts = new Map<string, Draft>();
  for (const [workspaceId, own] of Map.groupBy(items, item => item.workspaceId)) {
    const periods = [...new Set(own.map(({ period }) => roundPeriodOf(period)))];
    const posts = await queries.postsIn(tx, workspaceId, periods);
    const sent = new Map(posts.map(post => [postPeriod(post.period, post.number), post]));
    for (const { id, subjectId, period } of own) {
      const post = sent.get(period);
      if (post) drafts.set(id, { to: subjectId, rule: 'self', draw: ({ language }) => postMessage(post, language) });
    }
  }
  return drafts;
}
