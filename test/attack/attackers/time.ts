import type { Dump, Row } from '../evidence.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Reading, Suspect } from '../reading.ts';

/** Somebody is named by what changed between two dumps. */
interface Mention {
  /** a table, a table in which a row vanished, or an event of the log */
  readonly source: string;
  readonly dump: number;
  readonly person: string;
}

/** So unlikely must it be that a source speaks by luck when replies come. */
const byLuck = 0.001;

/** Looks for whatever names somebody in those hours in which a reply appeared or changed, and hardly ever in others. */
export function byTime(reading: Reading): Knowledge {
  const { tokens, people } = reading;
  const replying = new Set(tokens.flatMap(({ since, changed }) => [since, ...changed]));
  const hours = openHours(reading);
  const share = hours.filter(hour => replying.has(hour)).length / Math.max(1, hours.length);
  const telling = [...Map.groupBy(mentionsIn(reading, hours), ({ source }) => source)]
    .filter(([, mentions]) => {
      const named = [...new Set(mentions.map(({ dump }) => dump))];
      return tail(named.filter(dump => replying.has(dump)).length, named.length, share) < byLuck;
    })
    .flatMap(([, mentions]) => mentions.filter(({ dump }) => replying.has(dump)));
  if (telling.length === 0) return {};
  const named = new Set(telling.map(({ person }) => person));
  return {
    owners: new Map(tokens.flatMap(({ token, since }) => ownerAt(since, token, reading, telling))),
    replied: new Map(people.map(({ id }) => [id, named.has(id)])),
  };
}

/** The only one who is named when that reply, and no other, came. */
function ownerAt(since: number, token: string, { tokens }: Reading, telling: readonly Mention[]): [string, string][] {
  const named = [...new Set(telling.filter(({ dump }) => dump === since).map(({ person }) => person))];
  const [only] = named;
  const alone = tokens.filter(each => each.since === since || each.changed.includes(since)).length === 1;
  return only !== undefined && named.length === 1 && alone ? [[token, only]] : [];
}

/** Places of the dumps while replies could come. */
function openHours({ evidence: { dumps } }: Reading): number[] {
  const isOpen = (dump: Dump | undefined) =>
    dump?.rows.some(({ table, values }) => table === 'enps_round' && values.state === 'open') ?? false;
  return dumps.flatMap((dump, place) => (isOpen(dump) && isOpen(dumps[place - 1]) ? [place] : []));
}

function mentionsIn({ evidence: { dumps, log }, people }: Reading, hours: readonly number[]): Mention[] {
  const inRows = hours.flatMap(dump => {
    const [before, after] = [new Set(dumps[dump - 1]?.rows), new Set(dumps[dump]?.rows)];
    const come = [...after].filter(row => !before.has(row)).map(row => ({ row, source: tableOf(row) }));
    const gone = [...before]
      .filter(row => !after.has(row))
      .map(row => ({ row, source: `no longer in ${tableOf(row)}` }));
    return [...come, ...gone].flatMap(({ row, source }) =>
      namedIn(textOf(row), people).map(person => ({ source, dump, person })),
    );
  });
  const within = new Set(hours);
  const inLog = log
    .filter(({ dump }) => within.has(dump))
    .flatMap(({ dump, line }) => namedIn(line, people).map(person => ({ source: eventIn(line), dump, person })));
  return [...inRows, ...inLog];
}

const tableOf = ({ table, values }: Row): string => (values.kind === undefined ? table : `${table} ${values.kind}`);

const textOf = ({ table, values }: Row): string => (table === 'enps_answer' ? '' : JSON.stringify(values));

const namedIn = (text: string, people: readonly Suspect[]): string[] =>
  people.filter(({ id, slackUserId }) => text.includes(id) || text.includes(slackUserId)).map(({ id }) => id);

const eventIn = (line: string): string => `log ${/"event":"([^"]*)"/.exec(line)?.[1] ?? ''}`;

/** How likely so many or more of them come true by luck. */
function tail(hits: number, of: number, share: number): number {
  let [sum, choose] = [0, 1];
  for (let count = 0; count <= of; count += 1) {
    if (count >= hits) sum += choose * share ** count * (1 - share) ** (of - count);
    choose = (choose * (of - count)) / (count + 1);
  }
  return sum;
}
