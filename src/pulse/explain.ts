import type { Db } from '../db/connect.ts';
import { dayInWords } from '../i18n/dates.ts';
import { ownNames } from '../i18n/language.ts';
import {
  type PeopleContext,
  type Person,
  people,
  personById,
  pulseEnrolment,
  teamFacts,
  whoAnswersForOne,
} from '../roster/index.ts';
import { type Occurrence, occurrencesOf } from '../schedule/index.ts';
import { type Workspace, workspaceOf } from '../settings/index.ts';
import { addDays, localDateOf, parseLocalDate, wallClock } from '../time/calendar.ts';
import { pulseCadence, stoppedOf } from './queries.ts';
import { cadenceOf } from './rules.ts';

/** Everybody who may be written to, one line each: when she is asked next, or why she is not. */
export async function explainEverybody(db: Db, context: PeopleContext, workspaceId: string): Promise<string[]> {
  const everybody = await people(db, context, { workspaceId, active: true });
  const lines = await Promise.all(everybody.map(person => everybodysLine(db, context, person)));
  return lines.toSorted((a, b) => a.localeCompare(b));
}

async function everybodysLine(db: Db, context: PeopleContext, person: Person): Promise<string> {
  const next = (await occurrencesOf(db, person.id)).find(
    ({ cadence, state }) => cadence === pulseCadence && state === 'planned',
  );
  const { why } = await enrolmentOf(db, context, person);
  const when = next ? `next ${wallClock(next.dueAt, person.rhythm.zone).date}` : 'nothing planned';
  return `${person.name.padEnd(28)}${when.padEnd(20)}${why}`;
}

interface Enrolled {
  readonly why: string;
  readonly reader: Person | undefined;
  readonly rule: string | undefined;
}

/** Whether she is asked and why, and who answers for her. */
async function enrolmentOf(db: Db, context: PeopleContext, person: Person): Promise<Enrolled> {
  const team = (await teamFacts(db, [person.id])).get(person.id);
  const matter = { kind: 'person' as const, id: person.id };
  const { responsible, ownerId } = await whoAnswersForOne(db, context, person.workspaceId, matter);
  const reader = responsible === 'nobody' ? undefined : await personById(db, context, responsible.to);
  const { active, employee } = person;
  const verdict = pulseEnrolment({
    active,
    employee,
    onTeam: team !== undefined,
    hasSupervisor: ownerId !== undefined,
  });
  return {
    why: askedWhy(verdict, reader !== undefined, team?.firstSince ?? null),
    reader,
    rule: responsible === 'nobody' ? undefined : responsible.rule,
  };
}

/** Facts → decision, one line each, for an admin: what is known of a person, whether she is asked, when next, and why then. */
export async function explainPerson(db: Db, context: PeopleContext, person: Person): Promise<string[]> {
  const workspace = await workspaceOf(db, person.workspaceId);
  const { why, reader, rule } = await enrolmentOf(db, context, person);
  const occurrences = await occurrencesOf(db, person.id);
  return [
    `${person.name} (${person.slackUserId})`,
    line('speaks', ownNames[person.language]),
    line('works', worksWhen(person)),
    line('away', awayDays(person, context.now)),
    ...(person.unknownZone
      ? [line('zone', `Slack says ${person.unknownZone}, which is not known here; the workspace’s stands in`)]
      : []),
    ...(person.unreachable ? [line('reached', `no: Slack refused a message to her (${person.unreachable})`)] : []),
    line('answers for her', reader ? `${reader.name} (by the rule: ${rule})` : 'nobody'),
    line('workspace', workspaceWords(workspace)),
    line('asked', why),
    ...((await stoppedOf(db, [person.id])).has(person.id) ? [line('choice', 'does not want to be asked')] : []),
    ...occurrences.slice(-12).map(occurrence => line(wordFor(occurrence), occurrenceWords(occurrence, person))),
  ];
}

function workspaceWords({ goAt, halted, restoredAt }: Workspace): string {
  return [
    goAt ? `go since ${goAt.toISOString()}` : 'before go: nothing is sent',
    ...(halted ? [`halted: ${halted}`] : []),
    ...(restoredAt ? [`held since a backup was restored: what was due before ${restoredAt.toISOString()}`] : []),
  ].join(', ');
}

/** Any Monday: only its weekday is shown. */
const aMonday = parseLocalDate('2024-01-01');

const line = (word: string, text: string): string => `  ${word.padEnd(16)}${text}`;

function worksWhen({ rhythm }: Person): string {
  const days = rhythm.workingDays.map(day => dayInWords(addDays(aMonday, day - 1), 'en').slice(0, 3)).join(' ');
  return `${days}, ${rhythm.opens}–${rhythm.closes} in ${rhythm.zone}, holidays of ${rhythm.calendar.name}`;
}

function awayDays({ away, rhythm }: Person, now: Date): string {
  const today = localDateOf(now, rhythm.zone);
  const days = Array.from({ length: 60 }, (_, i) => addDays(today, i)).filter(away);
  return days.length === 0
    ? 'not in the next 60 days'
    : `${days[0]} … ${days.at(-1)} (${days.length} of the next 60 days)`;
}

function askedWhy(
  verdict: ReturnType<typeof pulseEnrolment>,
  somebodyAnswers: boolean,
  firstSince: string | null,
): string {
  if (verdict === 'left') return 'no: deactivated in Slack, a guest, or a bot';
  if (verdict === 'not_employee') return 'no: not an employee, or the roster does not name her';
  if (verdict === 'on_no_team') return 'no: never on an engagement’s team, and no supervisor named';
  if (!somebodyAnswers) return 'no: nobody would answer for her; name a lead, a leadership contact or an admin';
  return `yes: ${firstSince ? `on an engagement’s team since ${firstSince}` : 'a supervisor is named'}`;
}

const wordFor = ({ cadence, state }: Occurrence): string => (state === 'planned' ? `next ${cadence}` : cadence);

function occurrenceWords(occurrence: Occurrence, person: Person): string {
  const { period, dueAt, state, reason, cadence } = occurrence;
  const { date, time } = wallClock(dueAt, person.rhythm.zone);
  const { rule } = cadenceOf(person.id, person.settings);
  const why =
    cadence === 'pulse' && rule.type === 'nth_business_day_of_month'
      ? `, working day ${rule.n} of the month by her own calendar`
      : '';
  const ended = reason ? `${state} (${reason})` : state;
  return `${period}: due ${dayInWords(date, 'en')} ${date.slice(0, 4)} ${time}${why}; ${ended}`;
}
