import type { Tx } from '../../db/connect.ts';
import type { DeliveryKind, Draft, Draw, Item } from '../../delivery/index.ts';
import {
  type Answering,
  firstAdmin,
  may,
  type PeopleContext,
  people,
  personById,
  standingToward,
  whoAnswersFor,
} from '../../roster/index.ts';
import { type ClientScene, scenesOf } from '../facts.ts';
import { messageKinds } from '../kinds.ts';
import type { Meeting } from '../queries.ts';
import * as queries from '../queries.ts';
import { agendaMessage, bookMessage, longOverdueMessage, outcomeMessage, retiredMessage } from '../views.ts';
import { keysOf, type MeetingDuePorts } from './moves.ts';

/** A meeting as its messages need it at the moment when they are sent. */
interface About {
  readonly meeting: Meeting;
  readonly scene: ClientScene;
  readonly now: Date;
}

type Name = Exclude<keyof typeof messageKinds, 'invitation'>;

/** To whom a message goes, and what it says; or why nobody needs it any more. */
type DraftOf = (about: About, people: Everybody) => Draft | Promise<Draft>;

/** How the messages about a client’s meetings find their reader and their words: whoever answers for it now, in her place whoever stands in. */
export function meetingMessages(ports: MeetingDuePorts): DeliveryKind[] {
  const drafts: Readonly<Record<Name, DraftOf>> = {
    book: toAnswering(askingFor('first')),
    bookReminder: toAnswering(askingFor('reminder')),
    agenda: toAnswering(agenda),
    outcome: toAnswering(askingOutcome('first')),
    outcomeReminder: toAnswering(askingOutcome('reminder')),
    longOverdue,
  };
  return (['book', 'bookReminder', 'agenda', 'outcome', 'outcomeReminder', 'longOverdue'] as const).map(name => ({
    kind: messageKinds[name],
    drafts: (tx, items, now) => draftAll(ports, tx, { name, items, draftOf: drafts[name] }, now),
    retire: (_item, reader) => retiredMessage(reader.language),
  }));
}

interface Everybody {
  readonly tx: Tx;
  readonly context: PeopleContext;
  readonly answering: ReadonlyMap<string, Answering>;
}

interface Drafting {
  readonly name: Name;
  readonly items: readonly Item[];
  readonly draftOf: DraftOf;
}

async function draftAll(
  { shelf }: MeetingDuePorts,
  tx: Tx,
  { name, items, draftOf }: Drafting,
  now: Date,
): Promise<Map<string, Draft>> {
  const drafts = new Map<string, Draft>();
  const context = { shelf, now };
  const meetings = await queries.meetingsById(
    tx,
    items.map(({ subjectId }) => subjectId),
  );
  for (const [workspaceId, own] of Map.groupBy(items, item => item.workspaceId)) {
    const clientIds = [...new Set(own.flatMap(({ subjectId }) => meetings.get(subjectId)?.clientId ?? []))];
    const scenes = await scenesOf(tx, context, workspaceId, clientIds);
    const matters = clientIds.map(id => ({ kind: 'client' as const, id }));
    const everybody = { tx, context, answering: await whoAnswersFor(tx, context, workspaceId, matters) };
    for (const item of own) {
      const meeting = meetings.get(item.subjectId);
      const scene = meeting && scenes.get(meeting.clientId);
      if (!meeting || !scene) continue;
      const why = pointless(name, item, { meeting, scene, now });
      drafts.set(item.id, why ? { drop: why } : await draftOf({ meeting, scene, now }, everybody));
    }
  }
  return drafts;
}

/** Why a message is not worth sending any more: it was held, nothing is asked of the client, or it is about another date by now. */
function pointless(name: Name, { period }: Item, { meeting, scene }: About): string | undefined {
  if (meeting.held) return 'held';
  if (scene.state !== 'met') return scene.state;
  if (name === 'longOverdue' && meeting.overdueFrom === null) return 'not_overdue';
  return keysOf(scene, meeting, meeting.overdueFrom ?? '')[name] === period ? undefined : 'outdated';
}

type Words = (about: About) => Draw | { readonly drop: string };

const toAnswering =
  (words: Words): DraftOf =>
  (about, { answering }) => {
    const draw = words(about);
    if (typeof draw !== 'function') return draw;
    const responsible = answering.get(about.meeting.clientId)?.responsible ?? 'nobody';
    return responsible === 'nobody' ? 'nobody' : { ...responsible, draw };
  };

const askingFor =
  (key: 'first' | 'reminder'): Words =>
  ({ meeting, scene }) => {
    const due = scene.due[meeting.kind];
    if (meeting.booking || !due) return { drop: 'booked' };
    return ({ language }) => bookMessage({ ...meeting, due }, key, language);
  };

const agenda: Words = ({ meeting, now }) => {
  const { booking } = meeting;
  if (!booking) return { drop: 'cancelled' };
  return booking.startsAt <= now
    ? { drop: 'begun' }
    : ({ language }) => agendaMessage({ ...meeting, ...booking }, language);
};

const askingOutcome =
  (key: 'first' | 'reminder'): Words =>
  ({ meeting }) => {
    const { booking } = meeting;
    if (!booking) return { drop: 'cancelled' };
    return ({ language }) => outcomeMessage({ ...meeting, onDay: booking.onDay }, key, language);
  };

/** To the leadership contact by name; where she leads the client herself, or nobody is named, to an admin who is somebody else. */
const longOverdue: DraftOf = async ({ meeting, scene }, { tx, context }) => {
  const { leadId, workspaceId } = scene.facts.client;
  const { leadershipContact } = scene.settings;
  const slackUserIds = leadershipContact ? [leadershipContact] : [];
  const found = await people(tx, context, { workspaceId, slackUserIds, ids: leadId ? [leadId] : [] });
  const contact = found.find(({ slackUserId, active }) => active && slackUserId === leadershipContact);
  const chosen = contact && contact.id !== leadId ? contact.id : await firstAdmin(tx, context, workspaceId);
  if (!chosen || chosen === leadId) return { drop: 'nobody_else' };
  const lead = found.find(({ id }) => id === leadId)?.name ?? null;
  const reader = await personById(tx, context, chosen);
  const matter = { kind: 'client' as const, id: meeting.clientId };
  const mayLook = reader !== undefined && may(await standingToward(tx, context, reader, matter), 'ledger.see');
  const about = { ...meeting, lead, mayLook };
  return { to: chosen, rule: 'contact', draw: ({ language }) => longOverdueMessage(about, language) };
};
