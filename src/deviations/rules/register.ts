import { addDays, daysBetween, type LocalDate } from '../../time/calendar.ts';
import { type ClientWord, daysUntold } from './clock.ts';
import { type DeviationState, isEnded } from './path.ts';

export const shownStates = ['open', 'ended', 'all'] as const;
/** Days; 0 is any age. */
export const ages = [0, 7, 30, 90] as const;

/** What the reader of the register wants to see. Ids; null is all of them. */
export interface Filters {
  readonly client: string | null;
  readonly owner: string | null;
  readonly state: (typeof shownStates)[number];
  readonly age: (typeof ages)[number];
}

/** Where in the register somebody is. */
export interface Place extends Filters {
  /** from 0 */
  readonly page: number;
}

/** What is open, of whomever, the newest first. */
export const firstPlace: Place = { client: null, owner: null, state: 'open', age: 0, page: 0 };

/** What the register knows of a deviation. Days are local dates of its reader. */
export interface Listed {
  readonly clientId: string | null;
  /** to whom it was routed last */
  readonly answeredBy: string | null;
  readonly state: DeviationState;
  readonly private: boolean;
  readonly openedOn: LocalDate;
  readonly endedOn: LocalDate | null;
  readonly clientWord: ClientWord;
  readonly clientToldOn: LocalDate | null;
}

/** Days since it began, or as many as it took. */
export const ageOf = ({ openedOn, endedOn }: Listed, today: LocalDate): number =>
  Math.max(0, daysBetween(openedOn, endedOn ?? today));

/** A list for one client may be seen over a shoulder in her house: what is private is never in it. */
export const concernsClient = (listed: Listed, clientId: string): boolean =>
  listed.clientId === clientId && !listed.private;

export function isWanted(listed: Listed, { client, owner, state, age }: Filters, today: LocalDate): boolean {
  return (
    (client === null || concernsClient(listed, client)) &&
    (owner === null || listed.answeredBy === owner) &&
    (state === 'all' || isEnded(listed.state) === (state === 'ended')) &&
    (age === 0 || ageOf(listed, today) > age)
  );
}

export const pageLength = 10;

export interface Page<T> {
  /** from 0; the last one when there are not so many */
  readonly page: number;
  readonly rows: readonly T[];
  /** how many stand before these */
  readonly before: number;
  readonly all: number;
}

export function pageOf<T>(all: readonly T[], wanted: number): Page<T> {
  const last = Math.max(0, Math.ceil(all.length / pageLength) - 1);
  const page = Math.min(Math.max(0, wanted), last);
  const before = page * pageLength;
  return { page, rows: all.slice(before, before + pageLength), before, all: all.length };
}

/** Days for which the client of an open one has been without word (3.07); null where she is not concerned, or was told. */
export function daysWithoutWord(listed: Listed, today: LocalDate): number | null {
  const { clientId, state, openedOn, clientWord: word } = listed;
  if (!clientId || listed.private || isEnded(state) || word === 'told') return null;
  return daysUntold({ openedOn, word, toldOn: null }, today);
}

/** Days after which the client was told; null where she was not. */
export function daysUntilTold({ openedOn, clientWord: word, clientToldOn: toldOn }: Listed): number | null {
  return word === 'told' && toldOn ? daysUntold({ openedOn, word, toldOn }, toldOn) : null;
}

export interface ClientFigures {
  /** days for which she has waited for word at most, of what is open; null: she waits for none */
  readonly waitsFor: number | null;
  /** days after which she was told on average, within the last year; null: there was nothing to tell */
  readonly toldAfter: number | null;
}

const yearInDays = 365;

export function clientFigures(all: readonly Listed[], clientId: string, today: LocalDate): ClientFigures {
  const own = all.filter(listed => concernsClient(listed, clientId));
  const waiting = own.flatMap(listed => daysWithoutWord(listed, today) ?? []);
  const yearAgo = addDays(today, -yearInDays);
  const told = own.flatMap(listed =>
    listed.clientToldOn && listed.clientToldOn > yearAgo ? (daysUntilTold(listed) ?? []) : [],
  );
  const sum = told.reduce((total, days) => total + days, 0);
  return {
    waitsFor: waiting.length > 0 ? Math.max(...waiting) : null,
    toldAfter: told.length > 0 ? Math.round(sum / told.length) : null,
  };
}
