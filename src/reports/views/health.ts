import { monthInWords } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import { type Say, speak } from '../../i18n/text.ts';
import {
  context,
  divider,
  harmless,
  header,
  type KnownBlock,
  type Message,
  section,
  truncate,
} from '../../slack/blocks.ts';
import type { Ages, ClientLine, Health, KeptLine, LeadLine, Share } from '../rules.ts';
import { healthTexts } from '../texts/index.ts';
import { feelingLines } from './feelings.ts';
import { table } from './table.ts';

type Key = keyof typeof healthTexts.en;

/** So many names stand in a sentence. */
const mostNames = 10;
const longestName = 40;
/** And so many leads or clients with their shares: one section holds them. */
const mostShares = 30;
const longestShare = 36;
/** Characters of names that leave room in a section for the words around them. */
const longestNames = 2700;

/** A month's health of the cadence: numbers, clients and leads, and nobody else. */
export function healthMessage(health: Health, language: Language): Message {
  const say = speak(healthTexts, language);
  const title = say('health.title', { month: monthInWords(health.month, language) });
  return {
    text: title,
    blocks: [
      header(title),
      section(meetingLines(health, say).join('\n')),
      section(listed(say, health).join('\n')),
      ...keptBlocks(health.kept, say),
      ...tableBlocks(leadTable(health.leads, say), say('table.leads_legend')),
      ...tableBlocks(clientTable(health.clients, say), say('table.clients_legend')),
      divider(),
      section([say('feelings.title'), ...feelingLines(health, language)].join('\n')),
      context(say('feelings.why')),
    ],
  };
}

/** The words in the picture of when clients were met. */
export const pictureWords = (language: Language) => {
  const say = speak(healthTexts, language);
  return { title: say('picture.shows'), line: say('picture.line'), never: say('picture.never') };
};

function meetingLines({ talks, met, overdue }: Health, say: Say<Key>): string[] {
  const late = (['follow_up', 'development'] as const)
    .filter(kind => total(overdue[kind]) > 0)
    .map(kind => say(`health.overdue.${kind}`, aged(overdue[kind])));
  return [
    talks.of > 0 ? say('health.talks', { held: talks.done, due: talks.of }) : say('health.no_talks'),
    met.of > 0 ? say('health.met', { met: met.done, all: met.of }) : say('health.no_clients'),
    ...(late.length > 0 ? late : [say('health.on_time')]),
  ];
}

/** What is open, and which clients it is about. */
function listed(say: Say<Key>, { deviations, starving, silent, withoutGoal, reportLate, paused }: Health): string[] {
  const starve = (kind: (typeof starving)[number]['kind']) =>
    starving.filter(each => each.kind === kind).map(({ client }) => client);
  const lists: readonly (readonly [Key, readonly string[]])[] = [
    ['health.starving.follow_up', starve('follow_up')],
    ['health.starving.development', starve('development')],
    ['health.silent', silent],
    ['health.without_goal', withoutGoal],
    ['health.report_late', reportLate],
    ['health.paused', paused],
  ];
  return [
    total(deviations) > 0 ? say('health.deviations', aged(deviations)) : say('health.no_deviations'),
    ...lists.filter(([, names]) => names.length > 0).map(([key, names]) => say(key, { names: namesIn(names, say) })),
  ];
}

/** A line each: the tables are as wide as a phone already. */
function keptBlocks({ leads, clients }: Health['kept'], say: Say<Key>): KnownBlock[] {
  const line = (key: 'health.kept_by_lead' | 'health.kept_by_client', lines: readonly KeptLine[]) =>
    lines.length > 0 ? [say(key, { shares: sharesIn(lines, say) })] : [];
  const lines = [...line('health.kept_by_lead', leads), ...line('health.kept_by_client', clients)];
  return lines.map(text => section(text));
}

const sharesIn = (lines: readonly KeptLine[], say: Say<Key>): string =>
  namesIn(
    lines.map(({ name, done, of }) => `${truncate(name ?? say('table.nobody'), longestShare - 10)} ${done}/${of}`),
    say,
    mostShares,
  );

function namesIn(names: readonly string[], say: Say<Key>, most = mostNames): string {
  const drawn = names.slice(0, most).map(name => harmless(truncate(name, longestName)));
  const shown = drawn.filter((_, at) => drawn.slice(0, at + 1).join(', ').length <= longestNames);
  const left = names.length - shown.length;
  return [shown.join(', '), ...(left > 0 ? [say('names.others', { count: left })] : [])].join(' ');
}

const total = ([short, middle, long]: Ages): number => short + middle + long;
const aged = ([short, middle, long]: Ages) => ({ short, middle, long });

const tableBlocks = (text: string | undefined, legend: string): KnownBlock[] =>
  text === undefined ? [] : [section(text), context(legend)];

function leadTable(leads: readonly LeadLine[], say: Say<Key>): string | undefined {
  if (leads.length === 0) return undefined;
  const heads = (['lead', 'talks', 'met', 'overdue', 'deviations'] as const).map(column => say(`table.${column}`));
  const rows = leads.map(({ name, talks, met, overdue, deviations }) => [
    name ?? say('table.nobody'),
    shareIn(talks),
    shareIn(met),
    count(overdue),
    agesIn(deviations),
  ]);
  return table(heads, rows, left => say('names.others', { count: left }));
}

function clientTable(clients: readonly ClientLine[], say: Say<Key>): string | undefined {
  if (clients.length === 0) return undefined;
  const heads = (['client', 'met', 'overdue', 'deviations'] as const).map(column => say(`table.${column}`));
  const rows = clients.map(({ name, daysSinceMet, daysOverdue, deviations }) => [
    name,
    daysSinceMet === undefined ? nothing : String(daysSinceMet),
    count(daysOverdue),
    agesIn(deviations),
  ]);
  return table(heads, rows, left => say('names.others', { count: left }));
}

const nothing = '–';
const count = (number: number): string => (number > 0 ? String(number) : nothing);
const shareIn = ({ done, of }: Share): string => (of > 0 ? `${done}/${of}` : nothing);
const agesIn = (ages: Ages): string => (total(ages) > 0 ? ages.join('/') : nothing);
