import { seal, tokenOf } from '../../src/enps/seal.ts';
import { shuffled } from '../../src/enps/shuffle.ts';
import type { KeyPair } from '../../src/keys/keys.ts';
import { seededIds } from '../../src/sandbox/seeded-ids.ts';
import { seededBytes } from '../support/chance.ts';
import type { Dump, Row, Truth } from './evidence.ts';
import type { Played, PlayedReply } from './playing.ts';
import { diceOf, type Habit, lastWord, someHabit } from './population.ts';

const [size, hours] = [12, 60];
/** First dump of each stage: the first is before the opening, the others hold the reminders. */
const stages = [1, 20, 40, hours - 2] as const;
const [roundId, workspaceId] = ['6b6b7f5e-5a3f-4d0e-8c1c-0a2f5f3f6a10', '7c6b7f5e-5a3f-4d0e-8c1c-0a2f5f3f6a11'];

/** A round without the app: what would lie around if nothing leaked. Cheap enough to play hundreds, and to spoil them on purpose. */
export function imagine(seed: string): Played {
  const [dice, random, newId] = [diceOf(seed), seededBytes(`${seed} bytes`), seededIds(seed)];
  const pair = { token: random(32), seal: random(32) };
  const people = Array.from({ length: size }, () => ({ id: newId(), habit: someHabit(dice) }));
  const replies = people.flatMap(({ id, habit }) => {
    if (habit.stage === undefined) return [];
    const [from = 0, to = 0] = stages.slice(habit.stage);
    const token = Buffer.from(tokenOf(pair, id)).toString('hex');
    const dump = from + 1 + dice.below(to - from - 1);
    const later = Math.min(hours - 2, Math.max(dump + 1, dice.below(hours)));
    return [{ person: id, token, dump, turn: habit.later === undefined ? Number.POSITIVE_INFINITY : later, habit }];
  });
  const rows = rowMaker();
  const persons = people.map(({ id }) =>
    rows('person', { id, slack_user_id: `U${id.slice(0, 8).toUpperCase()}`, name: `Person ${dice.word()}` }),
  );
  const open = [
    ...persons,
    ...people.map(({ id }) => rows('enps_invited', { round_id: roundId, person_id: id })),
    rows('enps_round', { id: roundId, workspace_id: workspaceId, state: 'open' }),
  ];
  const reminders = [1, 2].map(stage =>
    people
      .filter(({ habit }) => habit.stage === undefined || habit.stage >= stage)
      .map(({ id }) => ({ id: newId(), kind: 'enps.reminder', state: 'sent', subject_id: id, period: `2027#${stage}` }))
      .map(values => rows('outbox', values)),
  );
  const answers = replies.map(reply => versionsOf(reply, { rows, pair, random }));
  const dumps = Array.from({ length: hours - 1 }, (_, place): Dump => {
    const sent = reminders.filter((_wave, at) => place >= (stages[at + 1] ?? 0)).flat();
    return { at: atHour(place), rows: [...open, ...sent, ...answers.flatMap(versions => versions(place))] };
  });
  const truth: Truth = {
    scores: new Map(people.map(({ id, habit }) => [id, lastWord(habit)?.score ?? null])),
    authors: new Map(people.flatMap(({ id, habit }) => [[lastWord(habit)?.why ?? id, id] as const])),
  };
  const words = shuffled(
    [...truth.authors.keys()].filter(word => word.length !== 36),
    random,
  );
  const released = releasedRows(
    [...truth.scores.values()],
    words.map(each => ({ id: newId(), words: each })),
    rows,
  );
  const closed = rows('enps_round', { id: roundId, workspace_id: workspaceId, state: 'closed' });
  dumps.push({ at: atHour(hours), rows: [...persons, closed, ...released] });
  const keys = [pair.token, pair.seal].map((bytes, at) => ({ name: `${at}.key`, bytes }));
  return { evidence: { dumps, log: [], files: [] }, truth, keys, pair, replies };
}

/** Nights and weekends do not happen here. */
const atHour = (place: number): Date => new Date(Date.UTC(2027, 2, 4, 8 + place));

export type RowMaker = (table: string, values: Row['values']) => Row;

/** Rows as a database numbers them. */
export function rowMaker(): RowMaker {
  let made = 0;
  return (table, values) => {
    made += 1;
    return { table, ctid: `(0,${made})`, xmin: `${700 + made}`, values };
  };
}

/** What lies under a token when a dump is made: the first version, later another one. */
function versionsOf(
  { person, token, dump, turn, habit }: PlayedReply,
  given: {
    readonly rows: RowMaker;
    readonly pair: KeyPair;
    readonly random: (count: number) => Uint8Array;
  },
): (place: number) => Row[] {
  const place = { roundId, token: tokenOf(given.pair, person) };
  const version = (reply: Habit['first'] | null) =>
    given.rows('enps_answer', {
      round_id: roundId,
      token: `\\x${token}`,
      sealed: `\\x${Buffer.from(seal(given.pair, place, reply, given.random)).toString('hex')}`,
    });
  const [first, second] = [version(habit.first), habit.later === undefined ? undefined : version(habit.later)];
  return at => (at < dump ? [] : [second && at >= turn ? second : first]);
}

function releasedRows(
  scores: readonly (number | null)[],
  comments: readonly { readonly id: string; readonly words: string }[],
  rows: RowMaker,
): Row[] {
  const counters = Array.from({ length: 11 }, (_, score) => scores.filter(each => each === score).length);
  const answered = counters.reduce((sum, count) => sum + count, 0);
  return [
    ...(answered >= 5 ? [rows('enps_year', { counters })] : []),
    ...(answered >= 8 ? comments.map(comment => rows('enps_comment', comment)) : []),
  ];
}
