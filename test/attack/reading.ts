import { type Dump, type Evidence, type Row, rowsIn, textIn } from './evidence.ts';

/** What the dumps say to whoever can read them. */
export interface Reading {
  readonly evidence: Evidence;
  readonly roundId: string;
  /** those who were invited, by id */
  readonly people: readonly Suspect[];
  readonly tokens: readonly TokenTrace[];
  /** places of the dumps in which a wave of reminders is seen for the first time */
  readonly waves: readonly number[];
  readonly released: Released;
}

export interface Suspect {
  readonly id: string;
  readonly slackUserId: string;
  readonly name: string;
  /** how often she was reminded: she had not replied by then */
  readonly reminded: number;
}

/** A reply, as it lay there under its token. */
export interface TokenTrace {
  readonly token: string;
  /** place of the first dump that has it */
  readonly since: number;
  /** places of the dumps in which it had changed */
  readonly changed: readonly number[];
  /** the newest version before the close */
  readonly row: Row;
}

export interface Released {
  /** how many gave 0, 1, … 10; undefined: nothing was told */
  readonly counters: readonly number[] | undefined;
  readonly comments: readonly ReleasedComment[];
}

export interface ReleasedComment {
  readonly id: string;
  readonly words: string;
  readonly row: Row;
}

const hoursOfWave = 12;

export function read(evidence: Evidence): Reading {
  const { dumps } = evidence;
  const invited = new Set(dumps.flatMap(dump => rowsIn(dump, 'enps_invited').map(row => textIn(row, 'person_id'))));
  const reminders = remindersIn(dumps);
  const people = new Map<string, Suspect>();
  for (const dump of dumps)
    for (const row of rowsIn(dump, 'person')) {
      const id = textIn(row, 'id');
      if (!invited.has(id) || people.has(id)) continue;
      const reminded = reminders.get(id)?.length ?? 0;
      people.set(id, { id, slackUserId: textIn(row, 'slack_user_id'), name: textIn(row, 'name'), reminded });
    }
  const [round] = dumps.flatMap(dump => rowsIn(dump, 'enps_round'));
  return {
    evidence,
    roundId: round ? textIn(round, 'id') : '',
    people: [...people.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    tokens: tokensIn(dumps),
    waves: wavesOf([...reminders.values()].flat(), dumps),
    released: releasedIn(dumps.at(-1)),
  };
}

/** How many waves of reminders had gone out when a dump was made. */
export const stageOf = ({ waves }: Reading, dump: number): number => waves.filter(wave => wave < dump).length;

/** Those who may have written a reply that came in that stage: so often, and not once more, were they reminded. */
export const mayHaveReplied = ({ people }: Reading, stage: number): Suspect[] =>
  people.filter(({ reminded }) => reminded === stage);

/** By person, the places of the dumps in which a reminder to her is seen for the first time. */
function remindersIn(dumps: readonly Dump[]): Map<string, number[]> {
  const seen = new Set<string>();
  const reminders = new Map<string, number[]>();
  for (const [place, dump] of dumps.entries())
    for (const row of rowsIn(dump, 'outbox')) {
      if (textIn(row, 'kind') !== 'enps.reminder' || textIn(row, 'state') !== 'sent' || seen.has(textIn(row, 'id')))
        continue;
      seen.add(textIn(row, 'id'));
      const person = textIn(row, 'subject_id');
      reminders.set(person, [...(reminders.get(person) ?? []), place]);
    }
  return reminders;
}

/** Reminders that went out within hours of each other are one wave. */
function wavesOf(places: readonly number[], dumps: readonly Dump[]): number[] {
  const hourOf = (place: number) => (dumps[place]?.at.getTime() ?? 0) / 3_600_000;
  const waves: number[] = [];
  for (const place of new Set(places.toSorted((a, b) => a - b))) {
    const last = waves.at(-1);
    if (last === undefined || hourOf(place) - hourOf(last) > hoursOfWave) waves.push(place);
  }
  return waves;
}

function tokensIn(dumps: readonly Dump[]): TokenTrace[] {
  const traces = new Map<string, TokenTrace>();
  for (const [place, dump] of dumps.entries())
    for (const row of rowsIn(dump, 'enps_answer')) {
      const token = textIn(row, 'token').slice('\\x'.length);
      const trace = traces.get(token);
      if (!trace) traces.set(token, { token, since: place, changed: [], row });
      else if (trace.row !== row) traces.set(token, { ...trace, changed: [...trace.changed, place], row });
    }
  return [...traces.values()].sort((a, b) => (a.token < b.token ? -1 : 1));
}

function releasedIn(dump: Dump | undefined): Released {
  const [year] = rowsIn(dump, 'enps_year');
  const counters = year?.values.counters;
  const comments = rowsIn(dump, 'enps_comment');
  return {
    counters: Array.isArray(counters) ? counters.map(Number) : undefined,
    comments: comments.map(row => ({ id: textIn(row, 'id'), words: textIn(row, 'words'), row })),
  };
}
