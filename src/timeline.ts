import type { Executor } from './db/connect.ts';
import { type DeviationMoment, deviationMoments } from './deviations/index.ts';
import { enpsCadence, type SurveyRound, surveyRounds } from './enps/index.ts';
import { type MeetingHealth, type MeetingMoment, meetingHealth, meetingMoments } from './meetings/index.ts';
import { type PulseMoment, pulseMoments } from './pulse/index.ts';
import { healthCadence } from './reports/index.ts';
import type { PeopleContext } from './roster/index.ts';
import { type Occurrence, occurrencesDueBetween } from './schedule/index.ts';
import { parseLocalDate } from './time/calendar.ts';

/** Both ends included. */
export interface Span {
  readonly from: Date;
  readonly to: Date;
}

export type TimelineKind = 'check_in' | 'talk' | 'follow_up' | 'development' | 'deviation' | 'survey' | 'health';

/**
 * Something in the firm's calendar. `planned`: it lies ahead; `open`: it has begun and is not over; `late`: it should have been and was not yet;
 * `missed`: it was over without having been.
 */
export interface TimelineEvent {
  readonly kind: TimelineKind;
  readonly about: { readonly kind: 'person' | 'client' | 'firm'; readonly name: string };
  readonly state: 'planned' | 'open' | 'done' | 'late' | 'missed';
  /** when it was or will be asked, due, held, opened or sent */
  readonly at: Date;
  /** when it was answered or ended; null: a moment, or not over yet */
  readonly until: Date | null;
}

/** What happened in a span and what is planned in it, as the features remember it; never a word or a number that anybody gave, and no concern. */
export async function timelineOf(
  db: Executor,
  context: PeopleContext,
  workspaceId: string,
  span: Span,
): Promise<TimelineEvent[]> {
  const since = parseLocalDate(dayOf(span.from));
  const meetings = await meetingMoments(db, workspaceId);
  const booked = new Set(meetings.filter(({ heldOn }) => heldOn === null).map(nameOf));
  const found = [
    ...(await pulseMoments(db, workspaceId, span)).flatMap(pulseEvent),
    ...meetings.map(each => meetingEvent(each, context.now)),
    ...(await meetingHealth(db, context, workspaceId, since)).flatMap(health => dueEvents(health, booked)),
    ...(await deviationMoments(db, workspaceId, span)).map(deviationEvent),
    ...(await surveyRounds(db, workspaceId)).flatMap(surveyEvents),
    ...(await occurrencesDueBetween(db, workspaceId, [healthCadence, enpsCadence], span)).flatMap(firmEvents),
  ];
  return found
    .filter(({ at, until, state }) => at <= span.to && (until ?? (state === 'open' ? span.to : at)) >= span.from)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
/** A day without a time stands at its noon. */
const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`);

function pulseEvent({ kind, name, dueAt, state, answeredAt, heldOn }: PulseMoment): TimelineEvent[] {
  const about = { kind: 'person' as const, name };
  const done = answeredAt ?? (heldOn === null ? null : noonOf(heldOn));
  if (kind === 'talk' && done) return [{ kind, about, state: 'done', at: done, until: null }];
  if (done) return [{ kind, about, state: 'done', at: dueAt, until: done }];
  const waits = waiting(state);
  return waits ? [{ kind, about, state: waits, at: dueAt, until: null }] : [];
}

/** What nobody was asked (planned anew, stopped, skipped after downtime) was not missed either. */
function waiting(state: string): 'planned' | 'open' | 'missed' | undefined {
  if (state === 'planned' || state === 'open') return state;
  return state === 'closed' ? 'missed' : undefined;
}

const nameOf = ({ client, kind }: Pick<MeetingMoment, 'client' | 'kind'>): string => `${kind} ${client}`;

/** One whose day is over and of which nobody has said what became is late. */
function meetingEvent({ kind, client, startsAt, heldOn }: MeetingMoment, now: Date): TimelineEvent {
  const about = { kind: 'client' as const, name: client };
  if (heldOn !== null) return { kind, about, at: noonOf(heldOn), until: null, state: 'done' };
  const at = startsAt ?? now;
  return { kind, about, at, until: null, state: at < now ? 'late' : 'planned' };
}

/** Until when each kind of meeting has to be held next, where it has no day yet. */
const dueEvents = ({ client, kinds }: MeetingHealth, booked: ReadonlySet<string>): TimelineEvent[] =>
  (['follow_up', 'development'] as const).flatMap(kind => {
    const { due, daysOverdue } = kinds[kind];
    if (!due || booked.has(nameOf({ client, kind }))) return [];
    const about = { kind: 'client' as const, name: client };
    return [{ kind, about, at: noonOf(due), until: null, state: daysOverdue > 0 ? 'late' : 'planned' }];
  });

const deviationEvent = ({ subject, openedAt, endedAt }: DeviationMoment): TimelineEvent => ({
  kind: 'deviation',
  about: subject,
  state: endedAt ? 'done' : 'open',
  at: openedAt,
  until: endedAt,
});

const firm = { kind: 'firm', name: '' } as const;

function surveyEvents({ state, opensAt, closesAt }: SurveyRound): TimelineEvent[] {
  if (state === 'cancelled' || state === 'void') return [];
  const shown = state === 'confirmed' ? 'planned' : state === 'closed' ? 'done' : 'open';
  return [{ kind: 'survey', about: firm, state: shown, at: opensAt, until: closesAt }];
}

/** The monthly report, and the day on which leadership will be asked for the next survey. */
function firmEvents({ cadence, dueAt, state }: Occurrence): TimelineEvent[] {
  if (state !== 'planned' && (state !== 'closed' || cadence === enpsCadence)) return [];
  const shown = state === 'planned' ? 'planned' : 'done';
  return [{ kind: cadence === enpsCadence ? 'survey' : 'health', about: firm, state: shown, at: dueAt, until: null }];
}
