import type { LocalDate } from '../../time/calendar.ts';
import { isOpen, type SuggestionState } from './path.ts';

/** What the register needs to know of a suggestion to find its place. */
export interface Placed {
  readonly id: string;
  readonly clientId: string;
  readonly ownerId: string | null;
  readonly filedBy: string;
  readonly filedOn: LocalDate;
  readonly state: SuggestionState;
  readonly nextOn: LocalDate | null;
  readonly answeredOn: LocalDate | null;
}

/** Somebody who looks at the register. */
export interface Looker {
  readonly personId: string;
  /** clients that she leads or stands in for */
  readonly clientIds: ReadonlySet<string>;
  /** what she is asked to take */
  readonly offered: ReadonlySet<string>;
}

/** The register as one person sees it: each suggestion in one place. */
export interface Groups<T> {
  readonly toTake: readonly T[];
  /** hers, or of her clients */
  readonly toTreat: readonly T[];
  readonly passedOn: readonly T[];
  readonly answered: readonly T[];
}

export const groupNames = [
  'toTake',
  'toTreat',
  'passedOn',
  'answered',
] as const satisfies readonly (keyof Groups<never>)[];
export type GroupName = (typeof groupNames)[number];

/** What is open by what is next, the longest overdue first; what was answered by its day, the newest first. */
export function grouped<T extends Placed>(all: readonly T[], looker: Looker): Groups<T> {
  const by = Map.groupBy(all, placed => groupOf(placed, looker));
  const open = (name: GroupName) => (by.get(name) ?? []).toSorted(byNextDay);
  return {
    toTake: open('toTake'),
    toTreat: open('toTreat'),
    passedOn: open('passedOn'),
    answered: newestAnswerFirst(by.get('answered') ?? []),
  };
}

function groupOf({ id, state, ownerId, clientId }: Placed, { personId, clientIds, offered }: Looker): GroupName {
  if (!isOpen(state)) return 'answered';
  if (offered.has(id)) return 'toTake';
  return ownerId === personId || clientIds.has(clientId) ? 'toTreat' : 'passedOn';
}

/** The same of one client, for whoever may see all of it. */
export function ofClient<T extends Placed>(
  all: readonly T[],
): { readonly open: readonly T[]; readonly answered: readonly T[] } {
  const { open = [], ended = [] } = Object.groupBy(all, ({ state }) => (isOpen(state) ? 'open' : 'ended'));
  return { open: open.toSorted(byNextDay), answered: newestAnswerFirst(ended) };
}

const newestAnswerFirst = <T extends Placed>(all: readonly T[]): T[] =>
  all.toSorted((one, other) => compare(other.answeredOn ?? '', one.answeredOn ?? ''));

const byNextDay = (one: Placed, other: Placed): number =>
  compare(one.nextOn ?? '9999', other.nextOn ?? '9999') || compare(one.filedOn, other.filedOn);

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
