import type { Tx } from '../../db/connect.ts';
import { employeeIds } from '../../roster/index.ts';
import type { Step } from '../../schedule/index.ts';
import { instantOf } from '../../time/calendar.ts';
import type { EnpsDuePorts } from '../ports.ts';
import { areKeysProven } from '../proof.ts';
import * as queries from '../queries.ts';
import { closingTime, mayStillOpen, openingTime, remindersBegun } from '../rules.ts';
import { inviteSome } from './invite.ts';
import { type Living, portions, wakeAt, wakeSoon } from './living.ts';
import { endVoid } from './void.ts';

/**
 * Opens a round once every running process reads its keys. Whoever works here at this moment is invited, and nobody else later. Its days are what was
 * confirmed: their hours are those of the workspace's clock as it goes now.
 */
export async function openRound(ports: EnpsDuePorts, tx: Tx, living: Living): Promise<Step> {
  const { round, rhythm, now } = living;
  const opensAt = instantOf(round.opensOn, openingTime, rhythm);
  if (now < opensAt) return wakeAt(0, opensAt);
  if (!mayStillOpen(round.closesOn, now, rhythm)) return endVoid(ports, tx, living, 'not_opened');
  if (!(await areKeysProven(tx, round.id, now))) return wakeSoon(0, now);
  const invited = await employeeIds(tx, round.workspaceId);
  if (invited.length < round.leastInvited) return endVoid(ports, tx, living, 'too_few_invited');
  for (const some of portions(invited)) await queries.insertInvited(tx, round, some);
  const reminders = remindersBegun(round, now, rhythm);
  const closesAt = instantOf(round.closesOn, closingTime, rhythm);
  await queries.changeRound(tx, round.id, { state: 'open', invited: invited.length, reminders, closesAt });
  await inviteSome(tx, { ...living, round: { ...round, closesAt } });
  return wakeSoon(1, now, now);
}
