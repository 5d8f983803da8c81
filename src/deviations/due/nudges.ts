import type { Tx } from '../../db/connect.ts';
import { type Enqueued, enqueue } from '../../delivery/index.ts';
import { type PeopleContext, type Person, people } from '../../roster/index.ts';
import { localDateOf, parseLocalDate } from '../../time/calendar.ts';
import { chooseChecker } from '../checker.ts';
import { note } from '../history.ts';
import { kinds } from '../kinds.ts';
import type { Deviation } from '../queries.ts';
import * as queries from '../queries.ts';
import { isGone } from '../routing.ts';
import { isClientsMatter, type Nudge, nudgesOn } from '../rules.ts';
import type { ClockPorts, Waking } from './waking.ts';

const nudgeKinds: Readonly<Record<Nudge['kind'], string>> = {
  daily: kinds.daily,
  action: kinds.action,
  action_late: kinds.actionLate,
  check: kinds.check,
  check_late: kinds.checkLate,
  client: kinds.client,
};

/** Whatever is due today joins the morning's message of whoever it concerns. */
export async function nudge(
  ports: ClockPorts,
  tx: Tx,
  context: PeopleContext,
  { deviation, actions }: Waking,
  holder: Person,
): Promise<void> {
  const { zone } = holder.rhythm;
  const today = localDateOf(context.now, zone);
  const checkerId = await keepChecker(ports, tx, context, { deviation, actions, today }, holder);
  const due = nudgesOn({
    today,
    days: holder.rhythm,
    state: deviation.state,
    severity: deviation.severity,
    opening: deviation.opening,
    openedOn: localDateOf(deviation.openedAt, zone),
    contained: deviation.containedAt !== null,
    openActions: actions.filter(({ outcome }) => outcome === null),
    checkDueOn: deviation.checkDueOn ? parseLocalDate(deviation.checkDueOn) : null,
    // Asked again after "not yet", and whoever takes over from another, hears of it anew.
    checkKey: `${deviation.stateSince.toISOString()} ${checkerId}`,
    clientWord:
      isClientsMatter(deviation.family) && deviation.clientId && !deviation.private
        ? {
            word: deviation.clientWord,
            until: deviation.clientUntil ? parseLocalDate(deviation.clientUntil) : null,
          }
        : null,
    clientWordDays: holder.settings.clientWordDays,
  });
  await enqueue(
    tx,
    due.map(each => messageOf(each, deviation, context.now)),
  );
}

/** An action has its own message; all else is about the deviation. */
function messageOf({ kind, key }: Nudge, { id, workspaceId }: Deviation, now: Date): Enqueued {
  const isAction = kind === 'action' || kind === 'action_late';
  const about = isAction ? { subjectId: key, period: '1' } : { subjectId: id, period: key };
  return { workspaceId, kind: nudgeKinds[kind], ...about, class: 'morning', dueAt: now };
}

/** Whoever was to check has left, or is away for long when the day has come: somebody else does; nobody else is there: whoever answers for it. */
async function keepChecker(
  ports: ClockPorts,
  tx: Tx,
  context: PeopleContext,
  { deviation, actions, today }: Pick<Waking, 'deviation' | 'actions'> & { readonly today: string },
  holder: Person,
): Promise<string | null> {
  const { id, state, checkerId, checkDueOn } = deviation;
  if (state !== 'awaiting_check' || !checkDueOn || today < checkDueOn) return checkerId;
  const [checker] = checkerId ? await people(tx, context, { ids: [checkerId] }) : [];
  if (checker && !isGone(checker, context.now)) return checkerId;
  const history = await queries.entriesOf(tx, id);
  const another = (await chooseChecker({ context }, tx, { deviation, actions, history })) ?? holder.id;
  if (another === checkerId) return checkerId;
  await queries.patch(tx, id, { checkerId: another });
  await note(ports, tx, deviation, context.now, { event: 'check_asked', personId: another, onDay: checkDueOn });
  return another;
}
