import type { Tx } from '../db/connect.ts';
import { enqueue, forgetMessages } from '../delivery/index.ts';
import type { KeyPair } from '../keys/keys.ts';
import type { Ports } from '../ports.ts';
import { addMonths } from '../time/calendar.ts';
import { destroyKeys } from './custody.ts';
import { messageKinds } from './kinds.ts';
import * as queries from './queries.ts';
import { type Answer, classesOf, isEnough } from './rules.ts';
import { Damaged, unseal } from './seal.ts';
import { shuffled } from './shuffle.ts';

/** So many are decrypted at once: an answer is 8 KB. */
const batch = 200;
/** Rows in one statement. */
const rows = 100;
/** Comments are kept so long. */
const commentMonths = 12;

type Closing = Pick<Ports, 'newId' | 'random' | 'log'>;

/**
 * Counts a round's answers and lets them go, in the transaction that holds the round alone: eleven counters and the comments in random order, and
 * nothing else of what was answered; of too few, nothing at all. Nothing is told before the keys are destroyed.
 */
export async function sealRound(ports: Closing, tx: Tx, round: queries.Round, pair: KeyPair): Promise<void> {
  const answers = await allAnswers(ports, tx, round, pair);
  const outcome = isEnough(answers.length, round.leastAnswers) ? 'result' : 'too_few';
  if (outcome === 'result') {
    await keepYear(tx, round, answers);
    if (isEnough(answers.length, round.leastComments)) await keepComments(ports, tx, round, answers);
  }
  await letGo(tx, round);
  const nothing = { replyStep: null, countedOn: null };
  const told = outcome === 'result' ? { commentsUntil: addMonths(round.closesOn, commentMonths) } : { invited: null };
  await queries.changeRound(tx, round.id, { state: 'sealed', outcome, ...nothing, ...told });
}

/** Only what nobody can link to anybody any more is told. False: the keys may still be there, and nothing is. */
export async function releaseRound(
  { keys, log }: Pick<Ports, 'keys' | 'log'>,
  tx: Tx,
  round: queries.Round,
  now: Date,
): Promise<boolean> {
  if (!(await destroyKeys(keys, round, now))) {
    log.error('enps_keys_undestroyed', { what: round.period });
    return false;
  }
  await queries.dropProofs(tx, round.id);
  await queries.changeRound(tx, round.id, { state: 'closed', keysGone: true });
  await tellLeadership(tx, round, now);
  return true;
}

/** In the morning after; the words are found when it is sent. */
export async function tellLeadership(tx: Tx, { workspaceId, id, period }: queries.Round, now: Date): Promise<void> {
  const message = { workspaceId, kind: messageKinds.summary, subjectId: id, period };
  await enqueue(tx, [{ ...message, class: 'morning', dueAt: now }]);
}

/** All that the round knows of people: what they answered, who was invited, who was reminded. */
export async function letGo(tx: Tx, { id, workspaceId, period }: queries.Round): Promise<void> {
  await queries.dropAnswers(tx, id);
  await queries.dropInvited(tx, id);
  await forgetMessages(tx, workspaceId, messageKinds.reminder, period);
}

async function allAnswers(
  { log }: Closing,
  tx: Tx,
  { id: roundId }: queries.Round,
  pair: KeyPair,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  let damaged = 0;
  for (let after: Uint8Array | undefined; ; ) {
    const some = await queries.answersAfter(tx, roundId, { after, limit: batch });
    for (const { token, sealed } of some) {
      const answer = opened(pair, { roundId, token }, sealed);
      if (answer === 'damaged') damaged += 1;
      else if (answer !== null) answers.push(answer);
    }
    after = some.at(-1)?.token;
    if (some.length < batch) break;
  }
  if (damaged > 0) log.error('enps_answers_damaged', { count: damaged });
  return answers;
}

/** One that somebody tampered with can't be counted; the others are. */
function opened(...sealed: Parameters<typeof unseal>): Answer | null | 'damaged' {
  try {
    return unseal(...sealed);
  } catch (error) {
    if (error instanceof Damaged) return 'damaged';
    throw error;
  }
}

async function keepYear(tx: Tx, round: queries.Round, answers: readonly Answer[]): Promise<void> {
  const counters = Array.from({ length: 11 }, (_, score) => answers.filter(answer => answer.score === score).length);
  const { workspaceId, id: roundId, invited } = round;
  const year = Number(round.period.slice(0, 4));
  await queries.keepYear(tx, { workspaceId, year, roundId, invited, ...classesOf(counters), counters });
}

async function keepComments(
  { newId, random }: Closing,
  tx: Tx,
  { id: roundId, workspaceId }: queries.Round,
  answers: readonly Answer[],
): Promise<void> {
  const words = answers.flatMap(({ why }) => why ?? []);
  const comments = shuffled(words, random).map(each => ({ id: newId(), roundId, workspaceId, words: each }));
  for (let from = 0; from < comments.length; from += rows)
    await queries.insertComments(tx, comments.slice(from, from + rows));
}
