import type { Executor, Tx } from '../../db/connect.ts';
import type { Finding } from '../rules.ts';

/** How the leadership's channel was found, and since when it is so. */
export interface FoundChannel {
  readonly channel: string;
  readonly finding: Finding;
  /** Slack user ids of those who read it and do not belong to the leadership */
  readonly outsiders: readonly string[];
  readonly since: Date;
}

export async function foundChannel(db: Executor, workspaceId: string): Promise<FoundChannel | undefined> {
  const row = await db
    .selectFrom('leadershipChannel')
    .select(['channel', 'finding', 'outsiders', 'since'])
    .where('workspaceId', '=', workspaceId)
    .executeTakeFirst();
  // The table's check constraint holds the finding to these words.
  return row && { ...row, finding: row.finding as Finding };
}

/** Writes what was found. True when it is news: another channel, another finding, or other people who read it. */
export async function noteChannel(
  tx: Tx,
  workspaceId: string,
  { channel, finding, outsiders, since }: FoundChannel,
): Promise<boolean> {
  const row = { channel, finding, outsiders: [...outsiders], since };
  const noted = await tx
    .insertInto('leadershipChannel')
    .values({ workspaceId, ...row })
    .onConflict(conflict =>
      conflict
        .column('workspaceId')
        .doUpdateSet(row)
        .where(eb =>
          eb.or([
            eb('leadershipChannel.channel', '<>', channel),
            eb('leadershipChannel.finding', '<>', finding),
            eb('leadershipChannel.outsiders', '<>', eb.ref('excluded.outsiders')),
          ]),
        ),
    )
    .executeTakeFirst();
  return (noted.numInsertedOrUpdatedRows ?? 0n) > 0n;
}
