import type { Tx } from '../../db/connect.ts';
import { enqueue } from '../../delivery/index.ts';
import type { Step } from '../../schedule/index.ts';
import { letGo, tellLeadership } from '../close.ts';
import { destroyKeys } from '../custody.ts';
import { messageKinds } from '../kinds.ts';
import type { EnpsDuePorts } from '../ports.ts';
import * as queries from '../queries.ts';
import { type Living, portions } from './living.ts';

/** A round that gives no result, through nobody's answers. Whoever was invited hears when her answer can no longer be read; leadership hears of all. */
export async function endVoid(
  { keys }: EnpsDuePorts,
  tx: Tx,
  living: Living,
  outcome: Extract<queries.RoundOutcome, 'keys_lost' | 'not_opened' | 'too_few_invited'>,
): Promise<Step> {
  const { round, now } = living;
  if (outcome === 'keys_lost') await tellInvited(tx, living);
  const keysGone = await destroyKeys(keys, round, now);
  await letGo(tx, round);
  await queries.dropProofs(tx, round.id);
  await queries.changeRound(tx, round.id, {
    state: 'void',
    outcome,
    replyStep: null,
    countedOn: null,
    invited: null,
    keysGone,
  });
  await tellLeadership(tx, round, now);
  return { state: 'closed', reason: outcome };
}

async function tellInvited(tx: Tx, { round, now }: Living): Promise<void> {
  const { workspaceId, period } = round;
  const message = { workspaceId, kind: messageKinds.void, period, class: 'morning', dueAt: now } as const;
  const invited = await queries.invitedTo(tx, round.id);
  for (const some of portions(invited))
    await enqueue(
      tx,
      some.map(subjectId => ({ ...message, subjectId })),
    );
}
