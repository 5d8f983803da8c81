/** Why an answer is not taken. `unknown`: there is no such survey, or it was called off; `keys_unreadable`: not by this process. */
export type Refusal = 'unknown' | 'not_open_yet' | 'closed' | 'void' | 'not_invited' | 'keys_unreadable';

export interface ReplyFacts {
  readonly state: 'confirmed' | 'open' | 'sealed' | 'closed' | 'cancelled' | 'void';
  readonly closesAt: Date;
  readonly now: Date;
  readonly isInvited: boolean;
}

/** Why somebody's answer, or its withdrawal, is not taken; undefined: it is. Nothing of it depends on whether she has replied. */
export function refusalOf({ state, closesAt, now, isInvited }: ReplyFacts): Refusal | undefined {
  switch (state) {
    case 'cancelled':
      return 'unknown';
    case 'confirmed':
      return 'not_open_yet';
    case 'sealed':
    case 'closed':
      return 'closed';
    case 'void':
      return 'void';
    case 'open':
      if (now >= closesAt) return 'closed';
      return isInvited ? undefined : 'not_invited';
  }
}
