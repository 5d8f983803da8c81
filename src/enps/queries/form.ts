import type { Executor } from '../../db/connect.ts';
import { columns, type Round, roundOf } from './rows.ts';

/** A round as one person sees it. */
export interface AskedRow {
  readonly round: Round;
  readonly isInvited: boolean;
  /** what lies under her token; null: nothing, or there was no token */
  readonly sealed: Uint8Array | null;
}

/** A round, whether somebody is invited, and what lies under her token, in one round trip. */
export async function askedRow(
  db: Executor,
  roundId: string,
  { personId, token }: { readonly personId: string; readonly token: Uint8Array | undefined },
): Promise<AskedRow | undefined> {
  const row = await db
    .selectFrom('enpsRound')
    .select(columns)
    .select(eb => [
      eb
        .exists(
          eb
            .selectFrom('enpsInvited')
            .select('enpsInvited.personId')
            .whereRef('enpsInvited.roundId', '=', 'enpsRound.id')
            .where('enpsInvited.personId', '=', personId),
        )
        .as('isInvited'),
      eb
        .selectFrom('enpsAnswer')
        .select('enpsAnswer.sealed')
        .whereRef('enpsAnswer.roundId', '=', 'enpsRound.id')
        .where('enpsAnswer.token', '=', Buffer.from(token ?? []))
        .as('sealed'),
    ])
    .where('id', '=', roundId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { isInvited, sealed, ...round } = row;
  return { round: roundOf(round), isInvited: Boolean(isInvited), sealed };
}

/** Whether somebody was there when the round opened. */
export async function isInvited(db: Executor, roundId: string, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('enpsInvited')
    .select('personId')
    .where('roundId', '=', roundId)
    .where('personId', '=', personId)
    .executeTakeFirst();
  return row !== undefined;
}

/** The rounds of these periods. */
export async function roundsNamed(db: Executor, workspaceId: string, periods: readonly string[]): Promise<Round[]> {
  if (periods.length === 0) return [];
  const rows = await db
    .selectFrom('enpsRound')
    .select(columns)
    .where('workspaceId', '=', workspaceId)
    .where('period', 'in', periods)
    .where('state', '<>', 'cancelled')
    .execute();
  return rows.map(roundOf);
}
