import { addHours } from 'date-fns/addHours';
import { addMinutes } from 'date-fns/addMinutes';
import { differenceInHours } from 'date-fns/differenceInHours';
import { tokenOf } from '../../src/enps/seal.ts';
import { answerCallback } from '../../src/enps/views/form.ts';
import type { KeyPair } from '../../src/keys/keys.ts';
import type { Bared } from './database.ts';
import type { Dump, Evidence, LyingFile, Truth } from './evidence.ts';
import { round } from './firm.ts';
import { type Dice, diceOf, type Habit, lastWord, someHabit } from './population.ts';
import { read } from './reading.ts';
import { openWorld, type World } from './world.ts';

/** What a round leaves behind, and what really happened in it. */
export interface Played {
  readonly evidence: Evidence;
  readonly truth: Truth;
  /** the files of the keys, while they were there */
  readonly keys: readonly LyingFile[];
  readonly pair: KeyPair;
  readonly replies: readonly PlayedReply[];
}

/** Somebody's reply, with what no attacker knows of it. */
export interface PlayedReply {
  readonly person: string;
  readonly token: string;
  /** place of the first dump that has it */
  readonly dump: number;
  /** place of the first dump in which it is changed or withdrawn; infinite: it stays */
  readonly turn: number;
  readonly habit: Habit;
}

export interface Thoroughness {
  /** looks at the database's files too, before and after the close, which takes a while */
  readonly files: boolean;
  /** makes a dump in hours, too, in which nobody is at work */
  readonly nights: boolean;
}

/** Something that somebody does; null: she withdraws. */
interface Act {
  readonly at: Date;
  readonly person: number;
  readonly reply: Habit['first'] | null;
}

/** Shortly before the close; nobody replies later. */
const last = addMinutes(round.closesAt, -1);
/** Reminders go out on these days at nine; from noon on whoever needs them replies. */
const stages = [
  [new Date('2027-03-04T09:00:00Z'), new Date('2027-03-05T17:00:00Z')],
  [new Date('2027-03-08T12:00:00Z'), new Date('2027-03-08T17:00:00Z')],
  [new Date('2027-03-09T12:00:00Z'), last],
] as const;
const begins = new Date('2027-03-04T08:00:00Z');
/** Until what was counted is told. */
const ends = new Date('2027-03-12T10:00:00Z');

/**
 * Plays one round, hour by hour: who acts in that hour does so, the app does what is due, and a dump is made.
 */
export async function play(bared: Bared, seed: string, { files: looksAtFiles, nights }: Thoroughness): Promise<Played> {
  if (looksAtFiles) await bared.mark();
  await using world = await openWorld(bared, seed);
  const dice = diceOf(`${seed} people`);
  const habits = world.people.map(() => someHabit(dice));
  const acts = habits.flatMap((habit, person) => actsOf(habit, person, dice));
  acts.sort((a, b) => a.at.getTime() - b.at.getTime());
  const dumps: Dump[] = [];
  const files: LyingFile[] = [];
  let keys: readonly LyingFile[] = [];
  for (const moment of momentsOf(nights)) {
    await liveUntil(world, acts, moment, dumps.length);
    dumps.push(await bared.dump(moment));
    if (moment === last) keys = await world.folder('keys');
    if (looksAtFiles && (moment === last || moment === ends)) files.push(...(await bared.files()));
  }
  files.push(...(await world.folder('others')));
  const evidence = { dumps, log: world.log, files };
  const pair = pairIn(keys);
  return { evidence, truth: truthOf(world, habits), keys, pair, replies: repliesIn(evidence, world, habits, pair) };
}

/** When dumps are made: every full hour, and right before the close. */
function momentsOf(nights: boolean): Date[] {
  const hours = Array.from({ length: differenceInHours(ends, begins) }, (_, hour) => addHours(begins, hour));
  const wanted = hours.filter(hour => nights || isAtWork(hour) || isAtWork(addHours(hour, -1)));
  return [...wanted, last, ends].sort((a, b) => a.getTime() - b.getTime());
}

const mostTurns = 5;

/** Whoever acts meanwhile does so; then the app does what is due. */
async function liveUntil(world: World, acts: Act[], moment: Date, dump: number): Promise<void> {
  const { app, doors, roundId, people } = world;
  for (let act = acts[0]; act && act.at <= moment; act = acts[0]) {
    const user = people[act.person]?.slackUserId ?? '';
    world.set(act.at, dump);
    const form = await doors.open(user, roundId);
    const taken =
      form?.callback_id === answerCallback &&
      (act.reply
        ? (await doors.submit(user, form, act.reply))?.response_action === 'update'
        : (await doors.withdraw(user, form, roundId))?.callback_id !== answerCallback);
    if (!taken) throw new Error(`a reply was refused at ${act.at.toISOString()}`);
    acts.shift();
  }
  const live = async (now: Date) => {
    world.set(now, dump);
    await app.tick();
    await app.send();
  };
  await live(moment);
  const [until, isLast] = [addMinutes(moment, 5), moment === last];
  let next = isLast ? undefined : await app.nextMoment();
  for (let turns = 0; next && next < until && turns < mostTurns; turns += 1) {
    await live(next > moment ? next : moment);
    next = await app.nextMoment();
  }
}

function actsOf({ stage, first, later }: Habit, person: number, dice: Dice): Act[] {
  const [from, to] = stages[stage ?? -1] ?? [];
  if (!from || !to) return [];
  const at = someMoment(from, to, dice);
  const act = { at, person, reply: first };
  return later === undefined ? [act] : [act, { at: someMoment(at, last, dice), person, reply: later }];
}

function isAtWork(moment: Date): boolean {
  const [hour, day] = [moment.getUTCHours(), moment.getUTCDay()];
  return hour >= 9 && hour < 17 && day >= 1 && day <= 5;
}

/** A moment in working hours, not on a full hour. */
function someMoment(from: Date, to: Date, dice: Dice): Date {
  for (;;) {
    const moment = new Date(from.getTime() + Math.floor(dice.share() * (to.getTime() - from.getTime())));
    if (isAtWork(moment) || to.getTime() - from.getTime() < 3_600_000) return moment;
  }
}

function truthOf({ people }: World, habits: readonly Habit[]): Truth {
  const said = habits.map((habit, at) => ({ person: people[at]?.id ?? '', word: lastWord(habit) }));
  return {
    scores: new Map(said.map(({ person, word }) => [person, word?.score ?? null])),
    authors: new Map(said.flatMap(({ person, word }) => (word?.why ? [[word.why, person] as const] : []))),
  };
}

function pairIn(keys: readonly LyingFile[]): KeyPair {
  const bytesOf = (end: string) => keys.find(({ name }) => name.endsWith(end))?.bytes ?? new Uint8Array();
  return { token: bytesOf('.token.key'), seal: bytesOf('.seal.key') };
}

function repliesIn(evidence: Evidence, { people }: World, habits: readonly Habit[], pair: KeyPair): PlayedReply[] {
  const { tokens } = read(evidence);
  return habits.flatMap((habit, at) => {
    const person = people[at]?.id ?? '';
    const own = Buffer.from(tokenOf(pair, person)).toString('hex');
    const trace = tokens.find(({ token }) => token === own);
    const turn = trace?.changed[0] ?? Number.POSITIVE_INFINITY;
    return trace ? [{ person, token: own, dump: trace.since, turn, habit }] : [];
  });
}
