import { parseLocalDate, placeOf } from '../../time/calendar.ts';

export const supports = ['yes', 'partly', 'no'] as const;
export type Support = (typeof supports)[number];

/** The question that changes by month (4.39, 4.40, 3.02). */
export const questions = ['responsibility', 'belief', 'skills', 'promises', 'again'] as const;
export type Question = (typeof questions)[number];

/** Between projects only what is not about a project is asked. */
const questionsAtWork: readonly Question[] = ['responsibility', 'belief', 'skills'];

/** Every month's question in turn, the same for all who are asked about a project. */
export function questionOf(period: string, onProject: boolean): Question {
  const asked = onProject ? questions : questionsAtWork;
  return asked[placeOf('month', parseLocalDate(`${period}-01`)) % asked.length] ?? 'responsibility';
}

/** What she answers. */
export interface CheckIn {
  readonly engagementId: string | null;
  /** 1–10 */
  readonly score: number;
  /** 1 far too little – 5 far too much */
  readonly load: number;
  readonly support: Support;
  readonly question: Question;
  /** 1 not at all – 5 completely */
  readonly agreement: number;
  readonly talkAbout: string | null;
  readonly forClient: string | null;
  /** her consent: her lead may bring `forClient` up with the client */
  readonly mayBeTold: boolean;
}

export interface AcceptFacts {
  readonly occurrenceState: string;
  readonly closesAt: Date;
  readonly now: Date;
  readonly isHers: boolean;
  readonly talkHeld: boolean;
}

/** May an answer be stored? Until the talk is held or the period closes it can be given and changed. */
export function accept(facts: AcceptFacts): 'yes' | 'not_hers' | 'closed' | 'talk_held' {
  if (!facts.isHers) return 'not_hers';
  if (facts.occurrenceState !== 'open' || facts.now >= facts.closesAt) return 'closed';
  return facts.talkHeld ? 'talk_held' : 'yes';
}
