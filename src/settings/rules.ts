import { type LocalDate, type LocalTime, parseLocalTime, type Weekday } from '../time/calendar.ts';
import {
  calendar,
  channel,
  date,
  dayOfYear,
  listOf,
  oneOf,
  orNone,
  person,
  type Read,
  rising,
  time,
  weekdays,
  whole,
  zone,
} from './rules/readers.ts';

/** What an admin may change. Everything has a default; nothing here is needed to start. */
export interface Settings {
  readonly language: 'en' | 'fi' | 'sv' | 'nb' | 'da';
  readonly zone: string;
  readonly calendar: string;
  readonly ownDays: readonly LocalDate[];
  readonly workingDays: readonly Weekday[];
  readonly opens: LocalTime;
  readonly closes: LocalTime;
  /** Slack user ids */
  readonly admins: readonly string[];
  readonly leadership: readonly string[];
  readonly leadershipContact: string | null;
  /** Slack channel id */
  readonly leadershipChannel: string | null;
  readonly concernReaders: readonly string[];
  readonly pulseTime: LocalTime;
  readonly pulseSpreadDays: number;
  readonly pulseClosesAfterDays: number;
  readonly pulseReminderDays: readonly number[];
  readonly pulseJoinerDays: number;
  readonly pulseAfterGoDays: number;
  readonly talkDueAfterDays: number;
  readonly responseCriticalHours: number;
  readonly responseMajorDays: number;
  readonly responseMinorDays: number;
  readonly clientWordDays: number;
  readonly meetingFollowUpMonths: number;
  readonly meetingDevelopmentMonths: number;
  readonly meetingAskDays: number;
  readonly meetingFirstDays: number;
  readonly contactSilenceDays: number;
  readonly agreementAskDays: number;
  readonly goalDay: number;
  readonly healthDay: number;
  readonly promiseRemindDays: readonly number[];
  readonly suggestionAcknowledgeDays: number;
  readonly suggestionAssessDays: number;
  readonly suggestionAnswerDays: number;
  readonly suggestionAskDay: number;
  readonly reportDay: number;
  /** month and day, `MM-DD` */
  readonly enpsDate: string;
  readonly enpsAskDays: number;
  readonly enpsLengthDays: number;
  readonly enpsLeastInvited: number;
  readonly enpsLeastAnswers: number;
  readonly enpsLeastComments: number;
  readonly sendPerMinute: number;
}

export const defaults: Settings = {
  language: 'en',
  zone: 'Europe/Helsinki',
  calendar: 'FI',
  ownDays: [],
  workingDays: [1, 2, 3, 4, 5],
  opens: parseLocalTime('09:00'),
  closes: parseLocalTime('17:00'),
  admins: [],
  leadership: [],
  leadershipContact: null,
  leadershipChannel: null,
  concernReaders: [],
  pulseTime: parseLocalTime('09:00'),
  pulseSpreadDays: 15,
  pulseClosesAfterDays: 10,
  pulseReminderDays: [2, 5],
  pulseJoinerDays: 10,
  pulseAfterGoDays: 2,
  talkDueAfterDays: 10,
  responseCriticalHours: 4,
  responseMajorDays: 1,
  responseMinorDays: 3,
  clientWordDays: 2,
  meetingFollowUpMonths: 3,
  meetingDevelopmentMonths: 6,
  meetingAskDays: 21,
  meetingFirstDays: 30,
  contactSilenceDays: 30,
  agreementAskDays: 30,
  goalDay: 20,
  healthDay: 3,
  promiseRemindDays: [1, 5],
  suggestionAcknowledgeDays: 3,
  suggestionAssessDays: 10,
  suggestionAnswerDays: 5,
  suggestionAskDay: 5,
  reportDay: 3,
  enpsDate: '02-01',
  enpsAskDays: 30,
  enpsLengthDays: 14,
  enpsLeastInvited: 7,
  enpsLeastAnswers: 5,
  enpsLeastComments: 8,
  sendPerMinute: 300,
};

/** One thing an admin may change: its name on the command line, what it means, and how its text is read. */
export interface Key<K extends keyof Settings = keyof Settings> {
  readonly field: K;
  readonly name: string;
  readonly meaning: string;
  /** the value, or in words what was expected */
  readonly read: (text: string) => Read<Settings[K]>;
}

const key = <K extends keyof Settings>(field: K, name: string, meaning: string, read: Key<K>['read']): Key<K> => ({
  field,
  name,
  meaning,
  read,
});

/** Everything that can be set, in the order in which it is shown. */
export const keys = [
  key('language', 'language', 'language of the workspace', oneOf(['en', 'fi', 'sv', 'nb', 'da'] as const)),
  key('zone', 'zone', 'time zone of the workspace', zone),
  key('calendar', 'calendar', 'holiday calendar of the workspace', calendar),
  key('ownDays', 'own_days', 'days on which the firm is closed besides', listOf(date)),
  key('workingDays', 'working_days', 'working weekdays, Monday is 1', weekdays),
  key('opens', 'opens', 'start of the working day', time),
  key('closes', 'closes', 'end of the working day', time),
  key('admins', 'admins', 'who may change settings', listOf(person)),
  key('leadership', 'leadership', 'who sees the leadership’s numbers', listOf(person)),
  key('leadershipContact', 'leadership_contact', 'the person behind the leadership channel', orNone(person)),
  key('leadershipChannel', 'leadership_channel', 'the private channel that gets the numbers', orNone(channel)),
  key(
    'concernReaders',
    'concern_readers',
    'whom a worry about a lead may be told to; none: the leadership and its contact',
    listOf(person, 100),
  ),
  key('pulseTime', 'pulse.time', 'local time of the monthly check-in', time),
  key(
    'pulseSpreadDays',
    'pulse.spread_days',
    'check-ins are spread over so many first working days of the month',
    whole(1, 20),
  ),
  key('pulseClosesAfterDays', 'pulse.closes_after_days', 'working days until a check-in closes', whole(3, 20)),
  key('pulseReminderDays', 'pulse.reminder_days', 'working days after which a reminder goes out, at most two', rising),
  key('pulseJoinerDays', 'pulse.joiner_days', 'working days before a joiner’s first check-in', whole(0, 60)),
  key('pulseAfterGoDays', 'pulse.after_go_days', 'working days between go and the first check-ins', whole(2, 60)),
  key(
    'talkDueAfterDays',
    'talk.due_after_days',
    'working days after the check-in until the pulse talk is due',
    whole(3, 30),
  ),
  key(
    'responseCriticalHours',
    'response.critical_hours',
    'working hours to take up a critical deviation',
    whole(1, 40),
  ),
  key('responseMajorDays', 'response.major_days', 'working days to take up a major deviation', whole(1, 20)),
  key('responseMinorDays', 'response.minor_days', 'working days to take up a minor deviation', whole(1, 40)),
  key(
    'clientWordDays',
    'client_word.days',
    'working days until I ask whether the client was told of a deviation',
    whole(1, 30),
  ),
  key(
    'meetingFollowUpMonths',
    'meeting.follow_up_months',
    'months from one follow-up with a client to the next, three at most',
    whole(1, 3),
  ),
  key(
    'meetingDevelopmentMonths',
    'meeting.development_months',
    'months from one development meeting with a client to the next',
    whole(1, 12),
  ),
  key('meetingAskDays', 'meeting.ask_days', 'days before a meeting is due on which I ask to book it', whole(7, 60)),
  key(
    'meetingFirstDays',
    'meeting.first_days',
    'days within which a client that was not met yet is met first',
    whole(7, 90),
  ),
  key('contactSilenceDays', 'contact.silence_days', 'days without contact that count as silence', whole(7, 90)),
  key('agreementAskDays', 'agreement.ask_days', 'days before an agreement ends on which I ask about it', whole(7, 180)),
  key('goalDay', 'goal.day', 'working day of the quarter on which I ask about the goals with a client', whole(1, 60)),
  key('healthDay', 'health.day', 'working day of the month on which leadership gets its numbers', whole(1, 20)),
  key(
    'promiseRemindDays',
    'promise.remind_days',
    'working days before a promise is due on which its keeper is reminded, at most two',
    rising,
  ),
  key(
    'suggestionAcknowledgeDays',
    'suggestion.acknowledge_days',
    'working days until the client knows that its suggestion came in',
    whole(1, 20),
  ),
  key(
    'suggestionAssessDays',
    'suggestion.assess_days',
    'working days to look at a suggestion, and again to decide on it',
    whole(1, 60),
  ),
  key(
    'suggestionAnswerDays',
    'suggestion.answer_days',
    'working days until the client is told what became of its suggestion',
    whole(1, 20),
  ),
  key(
    'suggestionAskDay',
    'suggestion.ask_day',
    'working day of the quarter on which I ask about clients that suggested nothing in the one before',
    whole(1, 60),
  ),
  key('reportDay', 'report.day', 'working day of the month on which a client gets its report', whole(1, 20)),
  key('enpsDate', 'enps.date', 'day of the year that I propose for the eNPS, month and day', dayOfYear),
  key('enpsAskDays', 'enps.ask_days', 'days before it on which I propose it', whole(14, 90)),
  key('enpsLengthDays', 'enps.length_days', 'days that a round is open', whole(7, 28)),
  key('enpsLeastInvited', 'enps.least_invited', 'fewest invited with which a round opens', whole(7, 1000)),
  key('enpsLeastAnswers', 'enps.least_answers', 'fewest answers of which a number is told', whole(5, 1000)),
  key('enpsLeastComments', 'enps.least_comments', 'fewest answers with which comments are shown', whole(8, 1000)),
  key('sendPerMinute', 'send_per_minute', 'messages a minute, for the whole workspace', whole(1, 6000)),
] as const satisfies readonly unknown[];

export const keyNamed = (name: string): Key | undefined =>
  (keys as readonly unknown[] as readonly Key[]).find(known => known.name === name);

/** What does not fit together although each value is fine; undefined when all does. */
export function contradiction(settings: Settings): string | undefined {
  if (settings.opens >= settings.closes) return 'opens must be before closes';
  const last = settings.pulseReminderDays.at(-1) ?? 0;
  if (last >= settings.pulseClosesAfterDays) return 'pulse.reminder_days must lie before pulse.closes_after_days';
  if (settings.enpsLeastAnswers > settings.enpsLeastInvited)
    return 'enps.least_answers must not be more than enps.least_invited';
  return undefined;
}

/** The value as it is typed on the command line. */
export function written(value: Settings[keyof Settings]): string {
  if (value === null) return 'none';
  return Array.isArray(value) ? value.join(',') : String(value);
}
