import type { Tx } from '../db/connect.ts';
import { putPointForClient, withdrawPointForClient } from '../ledger/index.ts';
import { engagementById, type Person } from '../roster/index.ts';
import type { Occurrence } from '../schedule/index.ts';
import { localDateOf } from '../time/calendar.ts';
import type { CheckIn } from './rules.ts';

/** What she wants a client to hear waits for its next meeting as long as she says that it may be told, and for no other client's. */
export async function passOn(
  tx: Tx,
  actor: Person,
  { id: checkInId, workspaceId }: Pick<Occurrence, 'id' | 'workspaceId'>,
  { engagementId, forClient: words, mayBeTold }: Pick<CheckIn, 'engagementId' | 'forClient' | 'mayBeTold'>,
  now: Date,
): Promise<void> {
  const engagement = words && mayBeTold && engagementId ? await engagementById(tx, engagementId) : undefined;
  if (!words || !engagement) return withdrawPointForClient(tx, checkInId);
  const saidOn = localDateOf(now, actor.settings.zone);
  const { clientId } = engagement;
  await putPointForClient(tx, { workspaceId, checkInId, clientId, personId: actor.id, words, saidOn });
}
