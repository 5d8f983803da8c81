import type { Tx } from '../db/connect.ts';
import { silentLog } from '../log.ts';
import type { Log } from '../ports.ts';
import type { Item, Preparing } from './kinds.ts';
import { tellAdmin } from './trouble.ts';

type Knowing = Pick<Preparing, 'kinds' | 'log'>;
type OfKind = Pick<Item, 'kind'>;

/** Is it a message of which nobody but its reader may learn? */
export const isDiscreet = ({ kinds }: Pick<Knowing, 'kinds'>, { kind }: OfKind): boolean =>
  kinds.get(kind)?.discreet !== undefined;

/** The log for a row: none where a line would tell that there is one. */
export const logOf = (knowing: Knowing, row: OfKind): Log => (isDiscreet(knowing, row) ? silentLog : knowing.log);

/** As what a row ends: a discreet one that failed looks like one that nobody needed, so that no list or count has it. */
export const shownAs = <S extends string>(knowing: Knowing, row: OfKind, state: S): S | 'dropped' =>
  isDiscreet(knowing, row) ? 'dropped' : state;

/** A message ended unsent: an admin hears of it, or, where she may not know, the feature alone. */
export async function tellOfEnd({ kinds }: Knowing, tx: Tx, row: Item, now: Date): Promise<void> {
  const discreet = kinds.get(row.kind)?.discreet;
  await (discreet ? discreet(tx, row, now) : tellAdmin(tx, row, now));
}
