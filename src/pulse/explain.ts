import type { Db } from '../db/connect.ts';
import { dayInWords } from '../i18n/dates.ts';
import { ownNames } from '../i18n/language.ts';
import {
  type PeopleContext,
  type Person,
  people,
  pulseEnrolment,
  teamFacts,
  whoAnswersForOne,
} from '../roster/index.ts';
import { type Occurrence, occurrencesOf } from '../schedule/index.ts';
import { workspaceOf } from '../settings/index.ts';
import { addDays, localDateOf, parseLocalDate, wallClock } from '../time/calendar.ts';
import { stoppedOf } from './queries.ts';
import { cadenceOf } from './rules.ts';

/** Facts → decision, one line each, for an admin: what is known of a person, whether she is asked, when next, and why then. */
export async function explainPerson(db: Db, context: PeopleContext, person: Person): Promise<string[]> {
  const { goAt, halted } = await workspaceOf(db, person.workspaceId);
  const team = (await teamFacts(db, [person.id])).get(person.id);
  const { responsible, ownerId } = await whoAnswersForOne(db, context, person.workspaceId, {
    kind: 'person',
    id: person.id,
  });
  const reader = responsible === 'nobody' ? undefined : (await people(db, context, { ids: [responsible.to] }))[0];
  const verdict = pulseEnrolment({
    active: person.active,
    employee: person.employee,
    onTeam: team !== undefined,
    hasSupervisor: ownerId !== undefined,
  });
  const occurrences = await occurrencesOf(db, person.id);
  return [
    `${person.name} (${person.slackUserId})`,
    line('speaks', ownNames[person.language]),
    line('works', worksWhen(person)),
    line('away', awayDays(person, context.now)),
    line(
      'answers for her',
      reader && responsible !== 'nobody' ? `${reader.name} (by the rule: ${responsible.rule})` : 'nobody',
    ),
    line(
      'workspace',
      goAt ? `go since ${goAt.toISOString()}${halted ? `, halted: ${halted}` : ''}` : 'before go: nothing is sent',
    ),
    line('asked', askedWhy(verdict, reader !== undefined, team?.firstSince ?? null)),
    ...((await stoppedOf(db, [person.id])).has(person.id) ? [line('choice', 'does not want to be asked')] : []),
    ...occurrences.slice(-12).map(occurrence => line(wordFor(occurrence), occurrenceWords(occurrence, person))),
  ];
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
