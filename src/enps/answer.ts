import { isId } from '../db/ids.ts';
import { fingerprintOf, type KeyPair } from '../keys/keys.ts';
import type { Ports } from '../ports.ts';
import { type Person, permit, standingInFirm } from '../roster/index.ts';
import * as queries from './queries.ts';
import { type Answer, type Refusal, refusalOf } from './rules.ts';
import { Damaged, seal, tokenOf, unseal } from './seal.ts';

/** What answering works with. Nothing of what happens here is logged, also no trouble with the keys: a line would tell when somebody answered. */
export type AnswerPorts = Pick<Ports, 'db' | 'log' | 'keys' | 'random'>;

/** Taken; it can be changed or withdrawn until then. */
export interface Taken {
  readonly until: Date;
}

/** Somebody's question: the round, and what she has replied so far. */
export interface Asked {
  readonly round: queries.Round;
  readonly before: Answer | 'declined' | undefined;
}

/** What she is asked, with what she answered before; one round trip. */
export async function question(
  ports: AnswerPorts,
  actor: Person,
  roundId: string,
  now: Date,
): Promise<Asked | Refusal> {
  if (!isId(roundId)) return 'unknown';
  if (!permit(ports.log, actor, standingInFirm(actor), 'enps.answer')) return 'not_invited';
  const read = await ports.keys.read(roundId);
  const token = read && tokenOf(read, actor.id);
  const asked = await queries.askedRow(ports.db, roundId, { personId: actor.id, token });
  if (asked?.round.workspaceId !== actor.workspaceId) return 'unknown';
  const { round, isInvited, sealed } = asked;
  const refusal = refusalOf({ ...round, now, isInvited });
  if (refusal) return refusal;
  const pair = keysFor(round, read);
  if (!pair || !token) return 'keys_unreadable';
  return { round, before: sealed ? opened(pair, { roundId: round.id, token }, sealed) : undefined };
}

/** Keeps her answer, in the place of the one before. */
export const answer = (
  ports: AnswerPorts,
  actor: Person,
  { roundId, answer: given }: { readonly roundId: string; readonly answer: Answer },
  now: Date,
): Promise<Taken | Refusal> => reply(ports, actor, { roundId, given }, now);

/** There is no answer of hers any more, or never was; a row that says so looks like any other, and spares her the reminders. */
export const withdraw = (ports: AnswerPorts, actor: Person, roundId: string, now: Date): Promise<Taken | Refusal> =>
  reply(ports, actor, { roundId, given: null }, now);

/** Beside whoever else replies, but never beside the closing: what comes after that finds the round sealed. */
async function reply(
  { db, log, keys, random }: AnswerPorts,
  actor: Person,
  { roundId, given }: { readonly roundId: string; readonly given: Answer | null },
  now: Date,
): Promise<Taken | Refusal> {
  if (!isId(roundId)) return 'unknown';
  if (!permit(log, actor, standingInFirm(actor), 'enps.answer')) return 'not_invited';
  const read = await keys.read(roundId);
  return db.transaction().execute(async tx => {
    const round = await queries.lockRound(tx, roundId, 'share');
    if (round?.workspaceId !== actor.workspaceId) return 'unknown';
    const refusal = refusalOf({ ...round, now, isInvited: await queries.isInvited(tx, round.id, actor.id) });
    if (refusal) return refusal;
    const pair = keysFor(round, read);
    if (!pair) return 'keys_unreadable';
    const place = { roundId: round.id, token: tokenOf(pair, actor.id) };
    const { workspaceId } = round;
    await queries.keepAnswer(tx, { ...place, workspaceId, sealed: seal(pair, place, given, random) });
    return { until: round.closesAt };
  });
}

/** What was sealed with other keys nobody could open at the end. */
const keysFor = ({ keyFingerprint }: queries.Round, read: KeyPair | undefined): KeyPair | undefined =>
  read && fingerprintOf(read) === keyFingerprint ? read : undefined;

/** One that somebody tampered with is as good as none: she can answer anew. */
function opened(...sealed: Parameters<typeof unseal>): Asked['before'] {
  try {
    return unseal(...sealed) ?? 'declined';
  } catch (error) {
    if (error instanceof Damaged) return undefined;
    throw error;
  }
}
