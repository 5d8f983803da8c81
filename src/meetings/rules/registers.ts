import type { LocalDate } from '../../time/calendar.ts';

/** What the client was promised: by whom it is kept, and when it was or is due. What nobody has accepted is no promise. */
export interface AgendaPromise {
  readonly id: string;
  readonly words: string;
  /** who keeps it */
  readonly keeper: string;
  readonly dueOn: LocalDate;
  readonly standing: 'open' | 'overdue' | 'kept' | 'released';
  /** when its day was last moved, in agreement with the client; null: it was not */
  readonly movedOn: LocalDate | null;
  /** the day after the one that passed without it, whatever came after; null: none did */
  readonly brokenOn: LocalDate | null;
  /** when it was kept or let go; null: it is open */
  readonly endedOn: LocalDate | null;
}

/** Where something stands that the client suggested or needs, with the day that belongs to it. */
export interface AgendaSuggestion {
  readonly id: string;
  readonly kind: 'suggestion' | 'need';
  readonly words: string;
  readonly saidOn: LocalDate;
  readonly state: 'received' | 'acknowledged' | 'assessed' | 'decided' | 'done' | 'declined' | 'answered';
  /** the day by which it will be done; null: nobody has decided that yet */
  readonly dueOn: LocalDate | null;
  /** when the client was told what became of it; null: it was not yet */
  readonly answeredOn: LocalDate | null;
  /** how far an offer is; null: it is no need */
  readonly offer: 'none' | 'drafted' | 'sent' | 'won' | 'lost' | null;
}

/** Only what was moved since the last time is news; the open ones stand before those that ended, what is overdue first. */
export function promisesSince(all: readonly AgendaPromise[], last: LocalDate | undefined): AgendaPromise[] {
  const isNews = (day: LocalDate | null): boolean => day !== null && (last === undefined || day >= last);
  return all
    .map(each => ({ ...each, movedOn: isNews(each.movedOn) ? each.movedOn : null }))
    .toSorted((a, b) => rankOf(a) - rankOf(b) || (a.dueOn < b.dueOn ? -1 : Number(a.dueOn > b.dueOn)));
}

const ranks = ['overdue', 'open', 'kept', 'released'] as const satisfies readonly AgendaPromise['standing'][];
const rankOf = ({ standing }: AgendaPromise): number => ranks.indexOf(standing);
