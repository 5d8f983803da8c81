import type { Tx } from '../../db/connect.ts';
import { type Told, toldAbout } from '../../delivery/index.ts';
import type { Ports } from '../../ports.ts';
import { type PeopleContext, people, whoAnswersFor } from '../../roster/index.ts';
import { addDays, instantOf, localDateOf, parseLocalTime } from '../../time/calendar.ts';
import type { CalendarShelf } from '../../time/shelf.ts';
import { type ClientScene, dueAfter, scenesOf } from '../facts.ts';
import { messageKinds } from '../kinds.ts';
import * as queries from '../queries.ts';
import { type MeetingKind, type MoveFacts, monthsOf } from '../rules.ts';

export interface MeetingDuePorts extends Pick<Ports, 'newId'> {
  readonly shelf: CalendarShelf;
}

/** A meeting to come with everything that decides what is due about it, or why nothing is. */
export type Coming =
  | { readonly scene: ClientScene; readonly idle: string }
  | {
      readonly scene: ClientScene;
      readonly meeting: queries.Meeting;
      readonly facts: MoveFacts;
      readonly said: readonly Told[];
    };

/** What is ahead of these clients in one kind, by client; a row is made for what has none yet. */
export async function comingMeetings(
  { shelf }: MeetingDuePorts,
  tx: Tx,
  {
    workspaceId,
    kind,
    clientIds,
  }: { readonly workspaceId: string; readonly kind: MeetingKind; readonly clientIds: readonly string[] },
  now: Date,
): Promise<Map<string, Coming>> {
  const context = { shelf, now };
  const known = await scenesOf(tx, context, workspaceId, clientIds);
  const scenes = await withRows(tx, context, { workspaceId, kind, known });
  const met = [...scenes.values()].filter(({ state }) => state === 'met');
  const whos = await whoAnswers(tx, context, workspaceId, met);
  const meetings = met.flatMap(({ ahead }) => ahead[kind] ?? []);
  const subjectIds = meetings.map(({ id }) => id);
  const said = await toldAbout(tx, { workspaceId, kinds: Object.values(askKinds), subjectIds });
  const saidOf = Map.groupBy(said, ({ subjectId }) => subjectId);
  const changes = await queries.lastChanges(tx, subjectIds);
  const coming = [...scenes].map(([id, scene]): [string, Coming] => {
    if (scene.state !== 'met') return [id, { scene, idle: scene.state }];
    const [meeting, whose] = [scene.ahead[kind], whos.get(id)];
    if (!meeting || !whose) return [id, { scene, idle: meeting ? 'nobody_answers' : 'gone' }];
    const own = saidOf.get(meeting.id) ?? [];
    const facts = factsOf({ scene, meeting, whose, said: own, change: changes.get(meeting.id) }, now);
    return [id, { scene, meeting, facts, said: own }];
  });
  return new Map(coming);
}

const { invitation: _, ...askKinds } = messageKinds;

interface Rows {
  readonly workspaceId: string;
  readonly kind: MeetingKind;
  readonly known: ReadonlyMap<string, ClientScene>;
}

/** Every client that is met has the next one of the kind. */
async function withRows(
  tx: Tx,
  context: PeopleContext,
  { workspaceId, kind, known }: Rows,
): Promise<ReadonlyMap<string, ClientScene>> {
  const missing = [...known].filter(([, { state, ahead }]) => state === 'met' && !ahead[kind]);
  if (missing.length === 0) return known;
  const numberOf = ({ last }: ClientScene) => (last[kind]?.number ?? 0) + 1;
  const rows = missing.map(([clientId, scene]) => ({ workspaceId, clientId, kind, number: numberOf(scene) }));
  await queries.insertToBook(tx, rows);
  const ids = missing.map(([id]) => id);
  return new Map([...known, ...(await scenesOf(tx, context, workspaceId, ids))]);
}

type Who = Pick<MoveFacts, 'who' | 'turnsAt'>;

/** Whose days and absences count: whoever answers for each client now, until its lead or she comes or goes. */
async function whoAnswers(
  tx: Tx,
  context: PeopleContext,
  workspaceId: string,
  scenes: readonly ClientScene[],
): Promise<Map<string, Who>> {
  const matters = scenes.map(({ facts }) => ({ kind: 'client' as const, id: facts.client.id }));
  const answering = await whoAnswersFor(tx, context, workspaceId, matters);
  const pairs = [...answering].flatMap(([clientId, { responsible, ownerId = '' }]) =>
    responsible === 'nobody' ? [] : [{ clientId, id: responsible.to, ownerId }],
  );
  const ids = pairs.flatMap(({ id, ownerId }) => (ownerId ? [id, ownerId] : [id]));
  const found = ids.length > 0 ? await people(tx, context, { ids: [...new Set(ids)] }) : [];
  const byId = new Map(found.map(person => [person.id, person]));
  return new Map(
    pairs.flatMap(({ clientId, id, ownerId }) => {
      const [who, owner] = [byId.get(id), byId.get(ownerId)];
      if (!who) return [];
      const [turnsAt] = [who, owner ?? who].flatMap(each => turnOf(each, context.now)).toSorted((a, b) => +a - +b);
      return [[clientId, { who, turnsAt }] as const];
    }),
  );
}

/** How far ahead it is seen that somebody comes or goes; by then everything is looked at again. */
const turnDays = 40;

/** When somebody who is there leaves for some days, or comes back, if that is near. */
function turnOf({ rhythm, away }: MoveFacts['who'], now: Date): Date[] {
  const today = localDateOf(now, rhythm);
  const days = Array.from({ length: turnDays }, (_, index) => addDays(today, index + 1));
  const turn = days.find(day => away(day) !== away(today));
  return turn ? [instantOf(turn, parseLocalTime('00:00'), rhythm)] : [];
}

interface Gathered {
  readonly scene: ClientScene;
  readonly meeting: queries.Meeting;
  readonly whose: Who;
  readonly said: readonly Told[];
  readonly change: queries.Change | undefined;
}

function factsOf({ scene, meeting, whose, said, change }: Gathered, now: Date): MoveFacts {
  const { kind, booking, overdueFrom } = meeting;
  const { settings, facts } = scene;
  const due = scene.due[kind] ?? dueAfter(scene, kind, scene.lastHeld[kind]);
  const keys = keysOf(scene, meeting, overdueFrom ?? due);
  const told = (name: keyof typeof askKinds) => {
    const found = said.find(each => each.kind === askKinds[name] && each.period === keys[name]);
    return found?.sentAt;
  };
  return {
    now,
    due,
    zone: facts.rhythm.zone,
    askDays: settings.meetingAskDays,
    ...whose,
    booked: booking,
    cancelledAt: change?.event === 'cancelled' ? change.at : undefined,
    overdueFrom,
    told: {
      ask: told('book'),
      askReminder: told('bookReminder'),
      agenda: told('agenda'),
      outcome: told('outcome'),
      outcomeReminder: told('outcomeReminder'),
      longOverdue: told('longOverdue'),
    },
  };
}

/**
 * The periods of a meeting’s messages. It is asked for a date once in a run of work, for a rhythm, and after each date that was called off; about a
 * date once.
 */
export function keysOf(
  { facts, rhythm }: Pick<ClientScene, 'facts' | 'rhythm'>,
  { kind, sequence }: Pick<queries.Meeting, 'kind' | 'sequence'>,
  due: string,
): Readonly<Record<keyof typeof askKinds, string>> {
  const round = `${facts.since} ${monthsOf(kind, rhythm)} ${sequence}`;
  const date = String(sequence);
  return { book: round, bookReminder: round, agenda: date, outcome: date, outcomeReminder: date, longOverdue: due };
}
