import { addMonths } from 'date-fns/addMonths';
import { sql } from 'kysely';
import { openAction } from '../../src/deviations/views.ts';
import { openBriefAction, openForm } from '../../src/pulse/views.ts';
import { openReportAction } from '../../src/reports/views.ts';
import { nothingTypedIsLost } from './kept.ts';
import { buttonsIn, type Posted } from './ledger.ts';
import type { Run } from './playing.ts';
import { gatherTreatment, type Treatment, treatmentInvariants } from './treatment.ts';

/** Everything that is looked at when a run has come to rest. */
export interface Evidence {
  readonly run: Run;
  readonly outbox: readonly OutboxFacts[];
  readonly occurrences: readonly OccurrenceFacts[];
  readonly answers: readonly AnswerFacts[];
  readonly talks: readonly { about: string; actions: string | null }[];
  readonly treatment: Treatment;
  /** Slack ids of whoever was away at some time */
  readonly away: readonly string[];
  readonly entries: readonly { subjectId: string; family: string; period: string; reason: string }[];
}

export interface OutboxFacts {
  readonly id: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly period: string;
  readonly state: string;
  readonly slackTs: string | null;
  readonly bundleId: string | null;
  readonly receiverId: string | null;
  /** when Slack had it, in a bundle or alone */
  readonly toldAt: Date | null;
  readonly wakeAt: Date;
}

interface OccurrenceFacts {
  readonly cadence: string;
  readonly subjectId: string;
  /** the subject's, if it is a person */
  readonly slackUserId: string | null;
  readonly period: string;
  readonly state: string;
  readonly reason: string | null;
  readonly dueAt: Date;
  readonly closesAt: Date;
  readonly wakeAt: Date | null;
}

interface AnswerFacts {
  readonly occurrenceId: string;
  readonly period: string;
  readonly asked: string;
  readonly hers: boolean;
  readonly score: number;
  readonly talkAbout: string | null;
  readonly forClient: string | null;
}

export async function gather(run: Run): Promise<Evidence> {
  const db = run.world.desk.background;
  const all = async <T>(query: ReturnType<typeof sql<T>>) => (await query.execute(db)).rows;
  return {
    run,
    outbox: await all(sql<OutboxFacts>`select o.*, coalesce(o.sent_at, b.sent_at) as told_at from outbox o
      left join outbox b on b.id = o.bundle_id order by o.due_at, o.id`),
    occurrences: await all(sql<OccurrenceFacts>`select o.*, p.slack_user_id from occurrence o
      left join person p on p.id = o.subject_id order by o.due_at, o.id`),
    answers: await all(sql<AnswerFacts>`select c.*, o.period as asked, o.subject_id = c.person_id as hers
      from check_in c join occurrence o on o.id = c.occurrence_id`),
    talks: await all(sql`select person_id || ' ' || period as about, actions from pulse_talk`),
    treatment: await gatherTreatment(db),
    away: (
      await all(sql<{ id: string }>`select distinct p.slack_user_id as id from absence a
      join person p on p.id = a.person_id`)
    ).map(({ id }) => id),
    entries: await all(sql`select d.subject_id, d.family, e.period, e.reason from deviation_entry e
      join deviation d on d.id = e.deviation_id where e.reason is not null`),
  };
}

/** What must hold when everything has come to rest; each names what it found. */
export const invariants: Readonly<Record<string, (evidence: Evidence) => string[]>> = {
  'I1 at most one live message per kind, subject and period': oneLiveMessage,
  'I1 what the outbox calls sent stands in Slack, and nothing else does': outboxAgreesWithSlack,
  'I2 every elapsed period of every enrolled consultant has exactly one outcome': everyPeriodEnded,
  'I3 nothing is sent to somebody who has left, is away or not at work': onlyWelcome,
  'I4 every acknowledged submission is stored as it was typed': nothingTypedIsLost,
  'I5 every answer is in the period of its check-in, and hers': answersInTheirPeriod,
  'I6 each reason is noted once and alerts exactly one person': oneAlertPerReason,
  'I7 no message is earlier than due, later than its window, or sent before that was written down': inItsWindow,
  'I8 everything comes to rest': quiet,
  'I9 no word that anybody wrote is in a log or a message': nothingLeaks,
  'nothing fails but what was made to fail': nothingElseFails,
  ...treatmentInvariants,
};

function oneLiveMessage({ run, outbox, treatment }: Evidence): string[] {
  const live = run.world.slack.messages.flatMap(message =>
    buttonsIn(message.blocks)
      .filter(
        ({ actionId }) =>
          actionId === openForm || !(isForgotten(run, message, outbox) || mayComeAgain(run, message, outbox)),
      )
      .map(({ actionId, value }) => `${actionId} ${value}`),
  );
  return [...Map.groupBy(live, button => button)].flatMap(([button, found]) => {
    const most = liveAtMost(button, outbox, treatment);
    return found.length > most ? [`${found.length} live messages, not ${most}, with ${button}`] : [];
  });
}

/** A prompt and its reminders are one. The brief and the reminder of a talk are two; each word about a deviation is one. */
function liveAtMost(button: string, outbox: readonly OutboxFacts[], { actions }: Treatment): number {
  const [action, value = ''] = button.split(/ (.*)/);
  if (action === openForm) return 1;
  if (action === openBriefAction)
    return outbox.filter(
      row => /^pulse\.(brief|talk_reminder)$/.test(row.kind) && `${row.subjectId} ${row.period}` === value,
    ).length;
  if (action === openAction) {
    const about = [value, ...actions.filter(({ deviationId }) => deviationId === value).map(({ id }) => id)];
    return outbox.filter(({ kind, subjectId }) => kind.startsWith('deviations.') && about.includes(subjectId)).length;
  }
  return action === openReportAction ? ofReport(value, outbox) : 1;
}

/** What stands in a morning's summary keeps its button; of those that stand alone, one has it. */
function ofReport(value: string, outbox: readonly OutboxFacts[]): number {
  const words = outbox.filter(
    ({ kind, subjectId, period }) =>
      kind.startsWith('reports.report') && `${subjectId} ${period.split('/')[0]}` === value,
  );
  const count = (state: string) => words.filter(row => row.state === state).length;
  return Math.max(1, count('bundled') + Math.min(1, count('sent')));
}

/** Who has given up may be wrong in one direction: an admin was told to look. */
function outboxAgreesWithSlack({ run, outbox }: Evidence): string[] {
  const { messages } = run.world.slack;
  const byId = Map.groupBy(messages, ({ deliveryId }) => deliveryId);
  const posts = outbox.filter(({ kind }) => kind !== 'pulse.answered' && kind !== 'pulse.closed');
  const missing = posts.filter(row => row.state === 'sent' && !byId.get(row.id)?.some(({ ts }) => ts === row.slackTs));
  const known = new Set(posts.filter(({ state }) => state === 'sent' || state === 'gave_up').map(({ id }) => id));
  const stray = messages.filter(each => !known.has(each.deliveryId) && !isForgotten(run, each, outbox));
  const doubled = [...byId].filter(([, found]) => found.filter(each => !mayComeAgain(run, each, outbox)).length > 1);
  return [
    ...missing.map(row => `${nameOf(row)} is called sent and does not stand in Slack`),
    ...stray.map(message => `${seen(message)} stands in Slack; the outbox calls it ${stateOf(outbox, message)}`),
    ...doubled.map(([id, found]) => `${found.length} messages carry the delivery ${id}: ${found.map(seen).join(', ')}`),
  ];
}

const isOfLostTime = ({ forgotten }: Run, { born }: Posted): boolean =>
  forgotten.some(({ from, to }) => from <= born.getTime() && born.getTime() <= to);

/** A morning's summary may come again rather than without something that the lost one did not hold: README says so. */
const mayComeAgain = (run: Run, message: Posted, outbox: readonly OutboxFacts[]): boolean =>
  isOfLostTime(run, message) && outbox.some(({ id, kind }) => id === message.deliveryId && kind === 'delivery.morning');

/** It was sent in a life that the database has forgotten, by a decision that nothing led to again. */
function isForgotten(run: Run, message: Posted, outbox: readonly OutboxFacts[]): boolean {
  const { deliveryId } = message;
  return (
    isOfLostTime(run, message) &&
    !outbox.some(({ id, state }) => id === deliveryId && (state === 'sent' || state === 'bundled'))
  );
}

const stateOf = (outbox: readonly OutboxFacts[], { deliveryId }: Posted): string =>
  outbox.find(({ id }) => id === deliveryId)?.state ?? 'nothing';

function everyPeriodEnded({ run, occurrences }: Evidence): string[] {
  const now = run.world.wall();
  const open = occurrences.filter(
    ({ state, dueAt, closesAt }) =>
      (state === 'open' && closesAt <= now) || (state === 'planned' && closesAt <= now && dueAt <= now),
  );
  const checkIns = occurrences.filter(({ cadence }) => cadence === 'pulse');
  const gaps = [...Map.groupBy(checkIns, row => row.slackUserId ?? '')].flatMap(([who, rows]) => {
    const periods = rows.map(({ period }) => period).toSorted();
    const missing = between(periods[0] ?? '', periods.at(-1) ?? '').filter(period => !periods.includes(period));
    return run.moved.has(who) ? [] : missing.map(period => `${who} has nothing for ${period}`);
  });
  return [...open.map(row => `${row.cadence} ${row.period} of ${row.slackUserId} is still ${row.state}`), ...gaps];
}

/** Every month from one to another, both included. */
function between(first: string, last: string): string[] {
  const months: string[] = [];
  for (let month = new Date(`${first}-01T00:00:00Z`); ; month = addMonths(month, 1)) {
    const period = month.toISOString().slice(0, 7);
    if (!(period <= last)) return months;
    months.push(period);
  }
}

function onlyWelcome({ run }: Evidence): string[] {
  return run.world.sightings.flatMap(({ message, welcome }) => (welcome ? [] : [`${seen(message)} disturbed her`]));
}

/** Ten working days with their weekends and the firm's own free days, where a week may have four of them. */
const longestWindow = 22 * 24 * 60 * 60_000;

function inItsWindow(evidence: Evidence): string[] {
  const { run, occurrences, away } = evidence;
  const asked = new Map(occurrences.map(each => [`${each.cadence} ${each.slackUserId} ${each.period}`, each.dueAt]));
  return run.world.sightings.flatMap(({ message, row }) => {
    const due = row?.kind === 'pulse.prompt' && asked.get(`pulse ${message.to} ${row.period}`);
    if (due && !away.includes(message.to) && message.at.getTime() > due.getTime() + longestWindow)
      return [`${seen(message)} was sent for a period whose time was over`];
    if (row?.state !== 'sending') return [`${seen(message)} was sent while the outbox said ${row?.state ?? 'nothing'}`];
    if (message.at < row.dueAt) return [`${seen(message)} was sent before ${row.dueAt.toISOString()}`];
    const late = row.expiresAt !== null && message.at.getTime() > row.expiresAt.getTime() + 60_000;
    return late ? [`${seen(message)} was sent after ${row.expiresAt?.toISOString()}`] : [];
  });
}

function answersInTheirPeriod({ answers }: Evidence): string[] {
  return answers
    .filter(({ period, asked, hers }) => period !== asked || !hers)
    .map(({ occurrenceId, period, asked }) => `the answer to ${occurrenceId} of ${asked} is filed under ${period}`);
}

function oneAlertPerReason({ entries, outbox }: Evidence): string[] {
  const noted = Map.groupBy(entries, row => `${row.family} ${row.subjectId} ${row.period} ${row.reason}`);
  const twice = [...noted].filter(([, rows]) => rows.length > 1).map(([key]) => `${key} was noted twice`);
  const sent = outbox.filter(
    ({ kind, state }) => kind === 'deviations.alert' && (state === 'sent' || state === 'bundled'),
  );
  return [...twice, ...sent.filter(row => row.receiverId === null).map(row => `${nameOf(row)} has no receiver`)];
}

function quiet({ run, outbox, occurrences }: Evidence): string[] {
  const now = run.world.wall();
  const moving = outbox.filter(
    ({ state, wakeAt }) => state === 'sending' || state === 'unclear' || (state === 'waiting' && wakeAt <= now),
  );
  const asleep = occurrences.filter(({ wakeAt }) => wakeAt !== null && wakeAt <= now);
  return [
    ...moving.map(row => `${nameOf(row)} is still ${row.state}`),
    ...asleep.map(row => `${row.cadence} ${row.period} of ${row.slackUserId} did not wake`),
  ];
}

function nothingLeaks({ run }: Evidence): string[] {
  const leaking = (where: string, lines: readonly string[]) =>
    lines.filter(line => line.includes('CANARY')).map(line => `${where}: ${line}`);
  return [...leaking('log', run.world.logged), ...leaking('message', run.world.slack.texts)];
}

function nothingElseFails({ run }: Evidence): string[] {
  return [...run.world.troubles];
}

const nameOf = ({ kind, subjectId, period }: OutboxFacts): string => `${kind} ${subjectId} ${period}`;
const seen = ({ text, to, at }: Posted): string => `“${text}” to ${to} at ${at.toISOString()}`;
