import type { Tx } from '../../db/connect.ts';
import type { Ports } from '../../ports.ts';
import { splitHats } from '../../roster/index.ts';
import type { Plan, ScheduledCadence, Subject } from '../../schedule/index.ts';
import { settingsOf } from '../../settings/index.ts';
import { localDateOf } from '../../time/calendar.ts';
import type { CalendarShelf } from '../../time/shelf.ts';
import { endByItself, observe } from '../observe.ts';
import * as queries from '../queries.ts';
import { follow } from '../routing.ts';

export interface HatsPorts extends Pick<Ports, 'newId'> {
  readonly shelf: CalendarShelf;
}

/**
 * Looks at whomever the roster has changed (3.10): hats on several heads open a deviation, hats together again end it, and the open
 * deviations of a client follow its lead. It plans nothing: the roster's marks are what wakes it.
 */
export function hatsWatch(ports: HatsPorts): ScheduledCadence[] {
  const watch = (kind: 'client' | 'person'): ScheduledCadence => ({
    name: `hats_${kind}`,
    enrols: kind,
    plan: async (tx, subjects, now) => {
      for (const [workspaceId, own] of Map.groupBy(subjects, subject => subject.workspaceId))
        await lookAt(ports, tx, workspaceId, { kind, subjects: own }, now);
      return new Map(subjects.map(({ id }): [string, Plan] => [id, { enrolled: false, reason: 'only_watched' }]));
    },
    wake: async () => new Map(),
  });
  return [watch('client'), watch('person')];
}

async function lookAt(
  ports: HatsPorts,
  tx: Tx,
  workspaceId: string,
  { kind, subjects }: { readonly kind: 'client' | 'person'; readonly subjects: readonly Subject[] },
  now: Date,
): Promise<void> {
  const ids = subjects.map(({ id }) => id).toSorted();
  const { zone } = await settingsOf(tx, workspaceId);
  const today = localDateOf(now, zone);
  const split = await splitHats(tx, workspaceId, kind === 'client' ? { clientIds: ids } : { personIds: ids }, today);
  const mended = await queries.endedByItself(tx, 'hats', ids);
  const isSplit = new Set(split.map(({ id }) => id));
  for (const { kind: subjectKind, id, hat, wornBy, engagementId } of split) {
    const subject = { kind: subjectKind, id };
    // Not a month: as long as it is the same split, it is the same news; mended and split again, it is news again.
    const period = [hat, engagementId, wornBy, mended.get(id) ?? ''].join(' ').trim();
    const reasons = [kind === 'client' ? ('split_seller' as const) : ('split_supervisor' as const)];
    await observe(ports, tx, { workspaceId, family: 'hats', subject, reasons, period }, now);
  }
  for (const { subjectId } of await queries.openOfFamily(tx, 'hats', ids))
    if (!isSplit.has(subjectId)) await endByItself(ports, tx, { workspaceId, family: 'hats', subjectId }, now);
  const open = await queries.openAbout(tx, workspaceId, ids);
  await queries.lockDeviations(tx, open);
  const deviations = await queries.deviationsById(tx, open);
  await follow(ports, tx, { shelf: ports.shelf, now }, [...deviations.values()]);
}
