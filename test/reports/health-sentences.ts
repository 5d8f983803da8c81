import type { ClientHealthFacts, MeetingKind, PartName } from '../../src/reports/rules.ts';
import { daysBetween, type LocalDate } from '../../src/time/calendar.ts';

/** What a sentence claims: figures as numbers, days as ISO dates, anything else as it stands. */
export type Claim = Readonly<Record<string, string | number>>;

const months = ['January', 'February', 'March', 'April', 'May', 'June'].concat(
  ...['July', 'August', 'September', 'October', 'November', 'December'],
);
const isoDay = (words: string): string => {
  const [day = '', month = '', year = ''] = words.split(' ');
  return `${year}-${String(months.indexOf(month) + 1).padStart(2, '0')}-${day.padStart(2, '0')}`;
};

const day = String.raw`(\d+ [A-Z][a-z]+ \d{4})`;
const n = String.raw`(\d+)`;
const inDays = `${n} days?`;
const held = `(?:Last held on ${day}|Not held yet)`;

/** How each kind of sentence is read: its pattern, and the names of what stands in it. */
const patterns: Readonly<Record<string, readonly (readonly [pattern: string, names: string])[]>> = {
  contact: [
    [`Last in touch on ${day}, ${inDays} ago; ${inDays} count as silence`, 'last quiet limit'],
    [
      `Last in touch on ${day}; in the present work, which began on ${day}, not yet in ${inDays}; ${inDays} count as silence`,
      'last since quiet limit',
    ],
    [`No contact is noted since ${day}, ${inDays} ago; ${inDays} count as silence`, 'since quiet limit'],
  ],
  meeting: [
    [`${held}; the next one is booked for ${day} and due by ${day}`, 'held booked due'],
    [`${held}; the next one is due by ${day} and has no date yet`, 'held due'],
    [`${held}; the next one was due by ${day}, ${inDays} ago, and has no date`, 'held due over'],
    [`${held}; the next one was due by ${day}, ${inDays} ago, and is booked for ${day}`, 'held due over booked'],
    [
      `${held}; one was booked for ${day}, and nobody has said yet whether it was held. Due by ${day}`,
      'held booked due',
    ],
  ],
  deviations: [
    ['None is open', ''],
    [
      `${n} (?:is|are) open: ${n} up to a week old, ${n} up to 30 days, ${n} older. The oldest is from ${day}`,
      'all week month older oldest',
    ],
  ],
  promises: [
    ['Nothing that was promised came due in the last twelve months', ''],
    [
      `Nothing that was promised came due in the last twelve months; ${n} moved in time, ${n} overdue now`,
      'moved overdue',
    ],
    [
      `In the last twelve months ${n} of ${n} were kept on time, ${n} moved in time; ${n} overdue now`,
      'kept of moved overdue',
    ],
  ],
  suggestions: [
    ['None waits for an answer', ''],
    [`${n} waits? for an answer, the oldest since ${day}; with ${n} of them the next step is late`, 'all oldest late'],
  ],
  satisfaction: [
    ['The client has not been asked yet', ''],
    [`On ${day} content ${n} of 5, worth its cost ${n} of 5`, 'on content worth'],
    [
      `(Going up|Going down|As before): on ${day} content ${n} of 5, on ${day} ${n} of 5. Worth its cost ${n} of 5`,
      'way on content before_on before worth',
    ],
  ],
  goal: [
    ['You share none yet', ''],
    [
      `${n} (?:is|are) shared; on ${n} of them one side or both no longer agreed in Q(\\d \\d{4})`,
      'goals apart quarter',
    ],
    [`${n} (?:is|are) shared; about ${n} of them nobody has asked yet whether both agree`, 'goals unasked'],
    [`${n} (?:is|are) shared; both sides agreed in Q(\\d \\d{4})`, 'goals quarter'],
  ],
  report: [
    ['None was due yet', ''],
    [`The one about ([A-Z][a-z]+) is due on ${day} and not sent yet; of the last ${n}, ${n} late`, 'month due of late'],
    [
      `The one about ([A-Z][a-z]+) was due on ${day}, ${inDays} ago, and is not sent; of the last ${n}, ${n} late`,
      'month due days of late',
    ],
    [
      `The one about ([A-Z][a-z]+) was due on ${day} and sent on ${day}; of the last ${n}, ${n} late`,
      'month due sent of late',
    ],
    [
      `The one about ([A-Z][a-z]+) was due on ${day} and sent on ${day}, ${inDays} late; of the last ${n}, ${n} late`,
      'month due sent days of late',
    ],
  ],
};

/** Reads the English words of a part back into what they claim, without knowing why they were written. Undefined: they say something else. */
export function readSentence(part: PartName, words: string): Claim | undefined {
  const [, sentence = ''] = words.split('\n');
  const kind = part === 'follow_up' || part === 'development' ? 'meeting' : part;
  for (const [pattern, names] of patterns[kind] ?? []) {
    const [matched, ...found] = new RegExp(`^${pattern}\\.$`).exec(sentence) ?? [];
    if (matched === undefined) continue;
    const named = names.split(' ').map((name, at) => [name, found[at]] as const);
    return Object.fromEntries(named.flatMap(([name, text]) => (text === undefined ? [] : [[name, claimed(text)]])));
  }
  return undefined;
}

const claimed = (text: string): string | number =>
  /^\d+$/.test(text) ? Number(text) : /^\d+ [A-Z]/.test(text) ? isoDay(text) : text;

const defined = (claim: Readonly<Record<string, string | number | null | undefined>>): Claim =>
  Object.fromEntries(
    Object.entries(claim).flatMap(([name, value]) => (value === undefined || value === null ? [] : [[name, value]])),
  );

const first = (days: readonly LocalDate[]): string | undefined => days.toSorted()[0];
const among = (ages: readonly number[], from: number, to: number) =>
  ages.filter(age => age >= from && age <= to).length;

function meeting({ meetings, today }: ClientHealthFacts, kind: MeetingKind): Claim {
  const { lastHeld, due, bookedOn } = meetings[kind];
  const over = due === undefined ? 0 : daysBetween(due, today);
  // A date that has passed says more than how late the next one is.
  const isPast = bookedOn !== undefined && bookedOn < today;
  return defined({ held: lastHeld, due, booked: bookedOn, over: over > 0 && !isPast ? over : undefined });
}

/** What is so, straight from the data: what the sentence of each part has to claim, and nothing else. */
export const claims: Readonly<Record<PartName, (facts: ClientHealthFacts) => Claim>> = {
  contact: ({ lastContact, since, silenceDays, today }) => {
    const isOfThisWork = lastContact !== undefined && lastContact >= since;
    const quiet = Math.max(0, daysBetween(isOfThisWork ? lastContact : since, today));
    return defined({ last: lastContact, since: isOfThisWork ? undefined : since, quiet, limit: silenceDays });
  },
  follow_up: facts => meeting(facts, 'follow_up'),
  development: facts => meeting(facts, 'development'),
  deviations: ({ deviations, today }) => {
    if (deviations.length === 0) return {};
    const ages = deviations.map(opened => Math.max(0, daysBetween(opened, today)));
    const counts = { week: among(ages, 0, 7), month: among(ages, 8, 30), older: among(ages, 31, 9999) };
    return defined({ all: ages.length, ...counts, oldest: first(deviations) });
  },
  promises: ({ promises: { kept, broken, moved, overdue } }) => {
    if (kept + broken + moved + overdue === 0) return {};
    return kept + broken === 0 ? { moved, overdue } : { kept, of: kept + broken, moved, overdue };
  },
  suggestions: ({ suggestions, today }) => {
    const late = suggestions.filter(({ nextOn }) => nextOn !== null && nextOn < today).length;
    const oldest = first(suggestions.map(({ filedOn }) => filedOn));
    return oldest === undefined ? {} : { all: suggestions.length, oldest, late };
  },
  satisfaction: ({ satisfactions: [newest, before] }) => {
    if (!newest) return {};
    const now = { on: newest.onDay, content: newest.satisfaction, worth: newest.value };
    if (!before) return now;
    const change = Math.sign(newest.satisfaction - before.satisfaction);
    const way = { '-1': 'Going down', 0: 'As before', 1: 'Going up' }[String(change)] ?? '';
    return { ...now, way, before_on: before.onDay, before: before.satisfaction };
  },
  goal: ({ goals }) => {
    if (goals.length === 0) return {};
    const reviews = goals.flatMap(({ review }) => (review ? [review] : []));
    const apart = reviews.filter(({ ours, theirs }) => !ours || !theirs);
    const quarters = (apart.length > 0 ? apart : reviews).map(({ quarter }) => quarter).toSorted();
    const inWords = (key: string | undefined) => key?.replace(/^(\d{4})-Q(\d)$/, '$2 $1');
    if (apart.length > 0)
      return defined({ goals: goals.length, apart: apart.length, quarter: inWords(quarters.at(-1)) });
    const unasked = goals.length - reviews.length;
    return defined({
      goals: goals.length,
      ...(unasked > 0 ? { unasked } : { quarter: inWords(quarters[0]) }),
    });
  },
  report: ({ report, today }) => {
    if (!report) return {};
    const { month, dueOn: due, sentOn, of, late } = report;
    const days = daysBetween(due, sentOn ?? today);
    const told = months[Number(month.slice(5)) - 1];
    return defined({ month: told, due, sent: sentOn, days: days > 0 ? days : undefined, of, late });
  },
};
