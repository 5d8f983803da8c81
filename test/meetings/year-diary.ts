import type { Message } from '../../src/sandbox/index.ts';
import { wallClock } from '../../src/time/calendar.ts';
import type { Story } from '../support/story.ts';
import { channel, people, type Who } from './year-firm.ts';

/** One thing that somebody read, as it stood when it came. */
export interface Entry {
  readonly at: Date;
  readonly to: Who | 'channel';
  readonly text: string;
}

/** Writes down every message at the moment when it comes, before a newer one can take its place. */
export function diaryOf({ sandbox: { workspace } }: Story): readonly Entry[] {
  const entries: Entry[] = [];
  const places = [
    ...names.map(to => ({ to, reader: people[to].id, where: workspace.appConversation(people[to].id).id })),
    { to: 'channel' as const, reader: people.elin.id, where: channel },
  ];
  const seen = new Map<string, string>();
  const look = ({ to, reader, where }: (typeof places)[number]): void => {
    const isNew = ({ ts, author, onlyFor }: Message) =>
      ts > (seen.get(where) ?? '') && author === workspace.records.bot.userId && onlyFor === null;
    for (const message of workspace.messagesSeenBy(reader, where, newest).filter(isNew)) {
      seen.set(where, message.ts);
      for (const text of thingsIn(message)) entries.push({ at: new Date(Number(message.ts) * 1000), to, text });
    }
  };
  workspace.subscribe(() => places.forEach(look));
  return entries;
}

const names = Object.keys(people) as Who[];
/** More do not come at once. */
const newest = 10;

/** Under the greeting of a morning’s message stands one thing to a section; all other messages are about one. Of the month’s numbers, its sentences. */
function thingsIn({ text, blocks }: Message): string[] {
  const sections = blocks.flatMap(block => (block.type === 'section' && block.text ? [block.text.text] : []));
  if (sections.length > 1 && sections[0] === text) return sections.slice(1);
  return blocks[0]?.type === 'header' ? [[text, ...sections.slice(0, 2)].join(' · ').replaceAll('\n', ' · ')] : [text];
}

/** Where each reads the clock: the channel is the workspace's. */
export const zoneOf = (to: Entry['to']): string => (to === 'channel' ? 'Europe/Helsinki' : people[to].zone);

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

/** `Wed 2027-01-13 09:00 kari    …`, by the clock of whoever reads it; without what an invitation says about its file. */
function lineOf({ at, to, text }: Entry): string {
  const { date, time } = wallClock(at, zoneOf(to));
  const weekday = weekdays[new Date(date).getUTCDay()];
  const words = text.replace(/ Open the file .*$/, '').replaceAll('*', '');
  return `${weekday} ${date} ${time} ${to.padEnd(7)} ${words}`;
}

const minuteOf = ({ at }: Entry): number => Math.floor(at.getTime() / 60_000);

/** A line for each thing; what came in the same minute stands in the order of its readers and words. */
export const linesOf = (entries: readonly Entry[]): string[] =>
  entries
    .map(entry => ({ minute: minuteOf(entry), line: lineOf(entry), key: `${entry.to} ${entry.text}` }))
    .toSorted((a, b) => a.minute - b.minute || (a.key < b.key ? -1 : 1))
    .map(({ line }) => line);
