import type { Tx } from '../../db/connect.ts';
import { leadershipNow } from '../../roster/index.ts';
import type { Occurrence, ScheduledCadence, Step } from '../../schedule/index.ts';
import { releaseRound, sealRound } from '../close.ts';
import { areKeysLost, keysOf } from '../custody.ts';
import { roundCadence } from '../kinds.ts';
import type { EnpsDuePorts } from '../ports.ts';
import * as queries from '../queries.ts';
import { liveThroughDay } from './day.ts';
import { type Living, wakeSoon } from './living.ts';
import { openRound } from './opening.ts';
import { endVoid } from './void.ts';

/** A round's life: it opens, lives through its days, is sealed, and is told once its keys are destroyed. Each step is a transaction. */
export function lifeCadences(ports: EnpsDuePorts): ScheduledCadence[] {
  return [
    {
      name: roundCadence,
      wake: async (tx, occurrences, now) => {
        const steps = new Map<string, Step>();
        for (const occurrence of occurrences) steps.set(occurrence.id, await wakeRound(ports, tx, occurrence, now));
        return steps;
      },
    },
  ];
}

async function wakeRound(ports: EnpsDuePorts, tx: Tx, { subjectId }: Occurrence, now: Date): Promise<Step> {
  const round = await queries.lockRound(tx, subjectId, 'update');
  if (!round) return { state: 'not_applicable', reason: 'gone' };
  const { rhythm } = await leadershipNow(tx, { shelf: ports.shelf, now }, round.workspaceId);
  const living = { round, rhythm, now };
  switch (round.state) {
    case 'confirmed':
      return openRound(ports, tx, living);
    case 'open':
      return now < round.closesAt ? liveThroughDay(ports, tx, living) : close(ports, tx, living);
    case 'sealed':
      return release(ports, tx, living);
    case 'cancelled':
      return { state: 'not_applicable', reason: 'cancelled' };
    case 'closed':
    case 'void':
      return { state: 'closed', reason: 'told' };
  }
}

/** A process that reads the keys counts the answers; where none ever will, the round is void. */
async function close(ports: EnpsDuePorts, tx: Tx, living: Living): Promise<Step> {
  const { round, now } = living;
  const pair = await keysOf(ports.keys, round);
  if (pair) {
    await sealRound(ports, tx, round, pair);
    return wakeSoon(2, now);
  }
  return (await areKeysLost(ports.keys, round, now)) ? endVoid(ports, tx, living, 'keys_lost') : wakeSoon(1, now);
}

async function release(ports: EnpsDuePorts, tx: Tx, { round, now }: Living): Promise<Step> {
  return (await releaseRound(ports, tx, round, now)) ? { state: 'closed', reason: 'told' } : wakeSoon(2, now);
}
