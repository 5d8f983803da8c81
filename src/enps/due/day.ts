import type { Tx } from '../../db/connect.ts';
import { enqueue } from '../../delivery/index.ts';
import type { KeyPair } from '../../keys/keys.ts';
import type { Step } from '../../schedule/index.ts';
import { localDateOf } from '../../time/calendar.ts';
import { areKeysLost, keysOf } from '../custody.ts';
import { messageKinds, reminderPeriod } from '../kinds.ts';
import type { EnpsDuePorts } from '../ports.ts';
import * as queries from '../queries.ts';
import { dayWork, replyStep } from '../rules.ts';
import { tokenOf } from '../seal.ts';
import { inviteSome } from './invite.ts';
import { type Living, portions, wakeAt, wakeSoon } from './living.ts';
import { endVoid } from './void.ts';

/** What an open round does from day to day: it invites, counts once a day how many have replied, and reminds twice at most. */
export async function liveThroughDay(ports: EnpsDuePorts, tx: Tx, living: Living): Promise<Step> {
  const { round, rhythm, now } = living;
  if (await areKeysLost(ports.keys, round, now)) return endVoid(ports, tx, living, 'keys_lost');
  if (await inviteSome(tx, living)) return wakeSoon(1, now);
  const { count, remind, nextAt } = dayWork(round, now, rhythm);
  if (count) await countDay(tx, living);
  if (remind === undefined) return wakeAt(1, nextAt);
  const pair = await keysOf(ports.keys, round);
  if (!pair) return wakeSoon(1, now);
  await remindSilent(tx, living, { pair, number: remind });
  return wakeAt(1, nextAt);
}

/** In tens of percent; the number itself is kept nowhere. */
async function countDay(tx: Tx, { round, rhythm, now }: Living): Promise<void> {
  const replies = await queries.countReplies(tx, round.id);
  const step = replyStep(replies, round.invited ?? 0);
  await queries.changeRound(tx, round.id, { countedOn: localDateOf(now, rhythm), replyStep: step ?? null });
}

/** Whoever has not replied is found by her token. Whom it reaches is known to nobody but her, and forgotten when the round closes. */
async function remindSilent(
  tx: Tx,
  { round, now }: Living,
  { pair, number }: { readonly pair: KeyPair; readonly number: number },
): Promise<void> {
  const { id, workspaceId, closesAt: expiresAt } = round;
  const period = reminderPeriod(round.period, number);
  const message = { workspaceId, kind: messageKinds.reminder, period, class: 'now', dueAt: now, expiresAt } as const;
  const invited = await queries.invitedTo(tx, id);
  for (const personIds of portions(invited)) {
    const some = personIds.map(personId => ({ personId, token: tokenOf(pair, personId) }));
    const replied = await queries.repliedAmong(
      tx,
      id,
      some.map(({ token }) => token),
    );
    const silent = some.filter(({ token }) => !replied.has(queries.hex(token)));
    await enqueue(
      tx,
      silent.map(({ personId: subjectId }) => ({ ...message, subjectId })),
    );
  }
  await queries.changeRound(tx, id, { reminders: number });
}
