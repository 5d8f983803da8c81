import type { Tx } from '../../db/connect.ts';
import type { DeliveryKind, Draft, Draw, Item } from '../../delivery/index.ts';
import { type Answering, people, whoAnswersFor } from '../../roster/index.ts';
import type { CalendarShelf } from '../../time/shelf.ts';
import { kinds } from '../kinds.ts';
import type { Action, Deviation, Helper } from '../queries.ts';
import * as queries from '../queries.ts';
import { answeringFor } from '../routing.ts';
import { alertsADay, isEnded, isUntaken, namedIn } from '../rules.ts';
import { alertMessage, personalMessage, wordMessage } from '../views.ts';

/** What the messages of one batch need to know, read at once. */
interface Facts {
  readonly deviations: ReadonlyMap<string, Deviation>;
  readonly actions: ReadonlyMap<string, Action>;
  readonly helpers: readonly Helper[];
  readonly answering: ReadonlyMap<string, Answering>;
  /** who leads the client, for what the lead developer has */
  readonly leads: ReadonlyMap<string, Answering>;
  readonly names: ReadonlyMap<string, string>;
}

type DraftOf = (item: Item, deviation: Deviation, facts: Facts) => Draft;

/** How this room's messages find their reader and their words, at the moment when each is sent. */
export function deviationDeliveryKinds({ shelf }: { readonly shelf: CalendarShelf }): DeliveryKind[] {
  const kind = (name: string, draftOf: DraftOf, more: Partial<DeliveryKind> = {}): DeliveryKind => ({
    kind: name,
    drafts: async (tx, items, now) => {
      const drafts = new Map<string, Draft>();
      for (const [workspaceId, own] of Map.groupBy(items, item => item.workspaceId)) {
        const facts = await factsFor(tx, shelf, workspaceId, own, now);
        for (const item of own) {
          const deviation = facts.deviations.get(deviationIdOf(item, facts));
          drafts.set(item.id, deviation ? draftOf(item, deviation, facts) : { drop: 'gone' });
        }
      }
      return drafts;
    },
    ...more,
  });
  return [
    kind(kinds.alert, alert, { mostADay: alertsADay }),
    kind(kinds.escalated, escalated),
    kind(kinds.informed, informed),
    kind(kinds.told, told),
    kind(kinds.calledIn, calledIn),
    kind(kinds.actionGiven, ownAction('action.given')),
    kind(kinds.action, ownAction('action.due')),
    kind(kinds.actionLate, actionLate),
    kind(kinds.checked, checked),
    kind(kinds.check, check),
    kind(kinds.checkLate, checkLate),
    kind(
      kinds.daily,
      toAnswering(({ containedAt, severity }) => containedAt === null && severity === 'critical', word('daily.text')),
    ),
    kind(
      kinds.client,
      toAnswering(({ clientWord }) => clientWord === 'none' || clientWord === 'not_yet', word('client.text')),
    ),
  ];
}

/** A message about an action names the action; all others name the deviation. */
const deviationIdOf = ({ subjectId }: Item, { actions }: Pick<Facts, 'actions'>): string =>
  actions.get(subjectId)?.deviationId ?? subjectId;

async function factsFor(
  tx: Tx,
  shelf: CalendarShelf,
  workspaceId: string,
  items: readonly Item[],
  now: Date,
): Promise<Facts> {
  const context = { shelf, now };
  const actions = await queries.actionsById(
    tx,
    items.map(({ subjectId }) => subjectId),
  );
  const deviations = await queries.deviationsById(
    tx,
    items.map(item => deviationIdOf(item, { actions })),
  );
  const all = [...deviations.values()];
  const clients = all.map(({ subject }) => subject);
  const answering = await answeringFor(tx, context, all);
  const holders = [...answering.values()].flatMap(({ responsible }) =>
    responsible === 'nobody' ? [] : [responsible.to],
  );
  const known = holders.length > 0 ? await people(tx, context, { ids: holders }) : [];
  return {
    deviations,
    actions,
    helpers: await queries.helpersOf(tx, [...deviations.keys()]),
    answering,
    leads: await whoAnswersFor(tx, context, workspaceId, clients),
    names: new Map(known.map(({ id, name }) => [id, name])),
  };
}

const about = ({ id, subjectName }: Deviation) => ({ deviationId: id, name: subjectName });

/** To whoever answers for it now, as long as it is open. */
function toAnswering(isWanted: (deviation: Deviation) => boolean, draw: (deviation: Deviation) => Draw): DraftOf {
  return (_, deviation, { answering }) => {
    if (isEnded(deviation.state)) return { drop: 'closed' };
    if (!isWanted(deviation)) return { drop: 'done' };
    const responsible = answering.get(deviation.id)?.responsible ?? 'nobody';
    return responsible === 'nobody' ? 'nobody' : { ...responsible, draw: draw(deviation) };
  };
}

const word =
  (key: 'daily.text' | 'client.text') =>
  (deviation: Deviation): Draw =>
  ({ language }) =>
    wordMessage(key, about(deviation), language);

const checkLate: DraftOf = (item, deviation, facts) => {
  const draw =
    ({ checkerName }: Deviation): Draw =>
    ({ language }) =>
      personalMessage('check.late', { ...about(deviation), person: checkerName ?? '–' }, language);
  const draft = toAnswering(isAwaitingCheck, draw)(item, deviation, facts);
  return typeof draft === 'object' && 'to' in draft && draft.to === deviation.checkerId
    ? { drop: 'knows_herself' }
    : draft;
};

const isAwaitingCheck = ({ state }: Deviation): boolean => state === 'awaiting_check';

const alert: DraftOf = (item, deviation, facts) => {
  const { family, severity } = deviation;
  const named = namedIn(item.period);
  const responsible = facts.answering.get(deviation.id)?.responsible ?? 'nobody';
  // Whoever has it by now was told in her own name, or knew before.
  if (named && responsible !== 'nobody' && responsible.to !== named) return { drop: 'moved_on' };
  const how = named ? 'moved' : item.period.startsWith('reopened/') ? 'reopened' : 'new';
  const draw =
    (each: Deviation): Draw =>
    ({ language }) =>
      alertMessage({ ...about(each), family, severity, how }, language);
  return toAnswering(() => true, draw)(item, deviation, facts);
};

/** The period names whom: `1 <person>`. */
const escalated: DraftOf = ({ period }, deviation) => {
  if (!isUntaken(deviation.state)) return { drop: 'taken_up' };
  const to = period.split(' ')[1] ?? '';
  return { to, rule: 'escalated', draw: ({ language }) => wordMessage('escalated.text', about(deviation), language) };
};

const informed: DraftOf = (_, deviation, { answering, leads, names }) => {
  const treats = answering.get(deviation.id)?.responsible ?? 'nobody';
  const lead = leads.get(deviation.subject.id)?.responsible ?? 'nobody';
  if (isEnded(deviation.state)) return { drop: 'closed' };
  if (lead === 'nobody') return 'nobody';
  if (treats === 'nobody' || treats.to === lead.to) return { drop: 'answers_herself' };
  const person = names.get(treats.to) ?? '–';
  return {
    ...lead,
    draw: ({ language }) => personalMessage('informed.text', { ...about(deviation), person }, language),
  };
};

/** The period says of what: `acknowledged/1`. */
const told: DraftOf = ({ period }, deviation) => {
  const key = (['acknowledged', 'closed', 'unfounded'] as const).find(state => period.startsWith(`${state}/`));
  if (!deviation.reporterId || !key) return { drop: 'gone' };
  // Taken up and done with in one go: the outcome says it all.
  if (key === 'acknowledged' && isEnded(deviation.state)) return { drop: 'closed' };
  return {
    to: deviation.reporterId,
    rule: 'reporter',
    draw: ({ language }) => wordMessage(`told.${key}`, about(deviation), language),
  };
};

/** The period names whom: `<person> <moment>`. */
const calledIn: DraftOf = ({ period }, deviation, { helpers }) => {
  const to = period.split(' ')[0] ?? '';
  const helps = helpers.some(
    ({ deviationId, personId, cameBy }) => deviationId === deviation.id && personId === to && cameBy === 'called_in',
  );
  if (!helps || isEnded(deviation.state) || deviation.private) return { drop: 'no_longer' };
  return { to, rule: 'advisor', draw: ({ language }) => wordMessage('called_in.text', about(deviation), language) };
};

const ownAction =
  (key: 'action.given' | 'action.due'): DraftOf =>
  ({ subjectId }, deviation, { actions, answering }) => {
    const action = actions.get(subjectId);
    if (!action || action.outcome !== null || isEnded(deviation.state)) return { drop: 'done' };
    const responsible = answering.get(deviation.id)?.responsible ?? 'nobody';
    // Of what is private only whoever answers for it may know; it may have been somebody else's action before.
    const isHers = !deviation.private || responsible === 'nobody';
    return {
      ...(isHers ? { to: action.ownerId, rule: 'doer' } : responsible),
      draw: ({ language }) => personalMessage(key, { ...about(deviation), day: action.dueOn }, language),
    };
  };

const actionLate: DraftOf = (item, deviation, facts) => {
  const action = facts.actions.get(item.subjectId);
  const responsible = facts.answering.get(deviation.id)?.responsible ?? 'nobody';
  if (!action || action.outcome !== null || isEnded(deviation.state)) return { drop: 'done' };
  if (responsible === 'nobody') return 'nobody';
  if (responsible.to === action.ownerId) return { drop: 'knows_herself' };
  const { ownerName: person, dueOn: day } = action;
  return {
    ...responsible,
    draw: ({ language }) => personalMessage('action.late', { ...about(deviation), person, day }, language),
  };
};

const checked: DraftOf = ({ period }, deviation, { answering }) => {
  const key = period.startsWith('confirm/') ? 'checked.confirm' : 'checked.reject';
  const responsible = answering.get(deviation.id)?.responsible ?? 'nobody';
  if (responsible === 'nobody') return { drop: 'nobody' };
  if (responsible.to === deviation.checkerId) return { drop: 'knows_herself' };
  return { ...responsible, draw: ({ language }) => wordMessage(key, about(deviation), language) };
};

const check: DraftOf = (_, deviation, { answering, names }) => {
  const { checkerId, family } = deviation;
  if (!isAwaitingCheck(deviation) || !checkerId) return { drop: 'done' };
  const treats = answering.get(deviation.id)?.responsible ?? 'nobody';
  const person = treats === 'nobody' ? '–' : (names.get(treats.to) ?? '–');
  const isHerOwn = family === 'pulse' && checkerId === deviation.subject.id;
  return {
    to: checkerId,
    rule: 'checker',
    draw: ({ language }) =>
      isHerOwn
        ? personalMessage('check.due_pulse', { ...about(deviation), person }, language)
        : wordMessage('check.due', about(deviation), language),
  };
};
