import type { Executor } from '../../db/connect.ts';
import { type LocalDate, parseLocalDate } from '../../time/calendar.ts';

export interface WithNextDay {
  readonly id: string;
  readonly clientId: string;
  readonly nextOn: LocalDate;
}

/** The suggestions and needs of these clients of which their owners are to be asked, and on which day. */
export async function withNextDay(db: Executor, clientIds: readonly string[]): Promise<WithNextDay[]> {
  if (clientIds.length === 0) return [];
  const rows = await db
    .selectFrom('suggestion')
    .select(['id', 'clientId', 'nextOn'])
    .where('clientId', 'in', clientIds)
    .where('nextOn', 'is not', null)
    .orderBy('id')
    .execute();
  return rows.flatMap(({ nextOn, ...row }) => (nextOn === null ? [] : [{ ...row, nextOn: parseLocalDate(nextOn) }]));
}
