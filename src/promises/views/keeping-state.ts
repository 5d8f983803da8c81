import { fullDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import { harmless, truncate } from '../../slack/blocks.ts';
import type { LocalDate } from '../../time/calendar.ts';
import type { PromiseState } from '../rules.ts';
import { keepingVoice, named } from './words.ts';

/** One round of terms, as pages and lines show it. */
export interface TermsLine {
  readonly number: number;
  readonly words: string;
  readonly dueOn: LocalDate;
  readonly keeper: string;
  /** only its keeper is another */
  readonly handsOver: boolean;
  readonly answer: 'accepted' | 'declined' | 'lapsed' | null;
}

/** A promise as a line shows it. */
export interface PromiseLine {
  readonly id: string;
  readonly client: string;
  readonly state: PromiseState;
  readonly noted: string | null;
  readonly newest: TermsLine | undefined;
  readonly inForce: TermsLine | undefined;
  readonly lateOn: LocalDate | null;
  readonly brokenOn: LocalDate | null;
  readonly keptOn: LocalDate | null;
  readonly endedOn: LocalDate | null;
}

type StateKey = PromiseState | 'lapsed' | 'late' | 'handing' | 'handing_overdue' | 'kept_late' | 'kept_moved';

function stateKey({ state, newest, inForce, lateOn, brokenOn, keptOn }: PromiseLine): StateKey {
  if (state === 'declined' && newest?.answer === 'lapsed') return 'lapsed';
  if (state === 'promised' && lateOn !== null) return 'late';
  if (state === 'moving' && newest?.handsOver) return isBrokenBy(brokenOn, inForce) ? 'handing_overdue' : 'handing';
  if (state !== 'kept' || brokenOn === null) return state;
  // The day was broken once; by the one that was agreed on afterwards it was done.
  return keptOn !== null && inForce && keptOn <= inForce.dueOn ? 'kept_moved' : 'kept_late';
}

const isBrokenBy = (brokenOn: LocalDate | null, inForce: TermsLine | undefined): boolean =>
  brokenOn !== null && inForce !== undefined && brokenOn > inForce.dueOn;

/** Where it stands, and since or until when. */
export function stateInWords(promise: PromiseLine, language: Language): string {
  const { state, newest, inForce, keptOn, endedOn } = promise;
  const keeper = named(newest?.keeper ?? '');
  const day = state === 'kept' ? keptOn : state === 'released' || state === 'withdrawn' ? endedOn : inForce?.dueOn;
  const key = `state.${stateKey(promise)}` as const;
  return keepingVoice(language)(key, { keeper, day: day ? fullDay(day, language) : '' });
}

/** What was promised, or is to be, by the terms in force before all others. */
export const wordsOf = ({ inForce, newest, noted }: PromiseLine): string =>
  inForce?.words ?? newest?.words ?? noted ?? '';

/** Its beginning, on one line. */
export const excerptOf = (promise: PromiseLine): string =>
  harmless(truncate(wordsOf(promise).replaceAll(/\s+/g, ' ').trim(), 150));
