import type { Baseline } from './baseline.ts';
import type { Guesses } from './evidence.ts';
import { mayHaveReplied, type Reading, stageOf, type TokenTrace } from './reading.ts';

/** Links that an attacker has found; whatever it has not is guessed as anybody would. */
export interface Knowledge {
  /** the person behind a token */
  readonly owners?: ReadonlyMap<string, string>;
  /** the score under a token; null: none */
  readonly contents?: ReadonlyMap<string, number | null>;
  /** the token behind a comment, by the comment's id */
  readonly sources?: ReadonlyMap<string, string>;
  /** the person behind a comment, by the comment's id */
  readonly authors?: ReadonlyMap<string, string>;
  /** whether somebody has replied at all */
  readonly replied?: ReadonlyMap<string, boolean>;
}

/** Says what follows from the links, and from the stage of the round in which each reply came. */
export function conclude(reading: Reading, baseline: Baseline, knowledge: Knowledge): Guesses {
  return {
    scores: new Map(reading.people.map(({ id }) => [id, scoreOf(id, reading, baseline, knowledge)])),
    authors: authorsOf(reading, baseline, knowledge),
  };
}

function scoreOf(person: string, reading: Reading, baseline: Baseline, knowledge: Knowledge): number | null {
  const { owners, contents, replied } = knowledge;
  const own = reading.tokens.find(({ token }) => owners?.get(token) === person);
  const content = own && contents?.get(own.token);
  if (content !== undefined) return content;
  const group = ofHerGroup(person, reading, knowledge);
  if (group !== undefined) return group;
  if (replied?.get(person) === false) return null;
  if (replied?.get(person) || own) return baseline.shares.indexOf(Math.max(...baseline.shares));
  return baseline.guesses.scores.get(person) ?? null;
}

/** What most of those said who replied in her stage, if it is known; those who did not reply said nothing. */
function ofHerGroup(person: string, reading: Reading, { owners, contents }: Knowledge): number | null | undefined {
  const stage = reading.people.find(({ id }) => id === person)?.reminded ?? 0;
  const taken = new Set(owners?.values());
  const group = mayHaveReplied(reading, stage).filter(({ id }) => !taken.has(id));
  const said = reading.tokens
    .filter(trace => stageOf(reading, trace.since) === stage && !owners?.has(trace.token))
    .map(({ token }) => contents?.get(token));
  const known = said.filter(content => content !== undefined);
  if (known.length * 2 <= said.length) return undefined;
  const silent = Array.from({ length: Math.max(0, group.length - said.length) }, () => null);
  const counted = Map.groupBy([...known, ...silent], content => content);
  return [...counted].sort(([, a], [, b]) => b.length - a.length)[0]?.[0];
}

function authorsOf(reading: Reading, baseline: Baseline, knowledge: Knowledge): Map<string, string> {
  const named = new Set(knowledge.authors?.values());
  const guessed = new Map<string, string>();
  for (const { id } of reading.released.comments) {
    const known = knowledge.authors?.get(id);
    const source = reading.tokens.find(({ token }) => token === knowledge.sources?.get(id));
    const possible = source ? writersOf(source, reading, knowledge) : [];
    const fresh = possible.find(person => !named.has(person)) ?? possible[0];
    const guess = known ?? fresh ?? baseline.guesses.authors.get(id) ?? '';
    if (fresh !== undefined) named.add(guess);
    guessed.set(id, guess);
  }
  return guessed;
}

function writersOf({ token, since }: TokenTrace, reading: Reading, { owners, replied }: Knowledge): string[] {
  const owner = owners?.get(token);
  if (owner !== undefined) return [owner];
  const group = mayHaveReplied(reading, stageOf(reading, since)).map(({ id }) => id);
  return group.filter(id => replied?.get(id) !== false);
}
