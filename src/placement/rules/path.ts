import { type Answer, isThreeYes } from './answer.ts';

export const placementStates = [
  /** she has not answered these terms yet */
  'asked',
  /** three times yes */
  'accepted',
  /** some no, and nothing has come of it yet */
  'objected',
  /** she did not want it; the lead wrote down what came of their talk, and only her own word makes it so */
  'to_confirm',
  'talked_through',
  /** she is on the team */
  'begun',
  'withdrawn',
] as const;
export type PlacementState = (typeof placementStates)[number];

export const placementEvents = [
  'answered_yes',
  'answered_no',
  'changed',
  'talked_through',
  'put_to_her',
  'confirmed',
  'declined',
  'withdrawn',
  'begun',
] as const;
export type PlacementEvent = (typeof placementEvents)[number];

const away = { changed: 'asked', withdrawn: 'withdrawn' } as const;
const answers = { answered_yes: 'accepted', answered_no: 'objected' } as const;

/**
 * The way of a placement. What is not here cannot happen. From every state that is not an end the lead can change the terms or
 * withdraw, so that nothing hangs on an answer that never comes; into `begun` lead only her own three yes or a resolved no.
 */
export const path: Readonly<Record<PlacementState, Readonly<Partial<Record<PlacementEvent, PlacementState>>>>> = {
  asked: { ...answers, ...away },
  accepted: { ...answers, ...away, begun: 'begun' },
  objected: { ...answers, ...away, talked_through: 'talked_through', put_to_her: 'to_confirm' },
  to_confirm: { ...away, confirmed: 'talked_through', declined: 'objected' },
  talked_through: { ...away, begun: 'begun' },
  begun: {},
  withdrawn: {},
};

/** Where an event leads; undefined: it cannot happen there. */
export const leadsTo = (state: PlacementState, event: PlacementEvent): PlacementState | undefined => path[state][event];

/** Nothing stands between her and the team any more. */
export const isSettled = (state: PlacementState): boolean => leadsTo(state, 'begun') !== undefined;

/** It still needs something from somebody. */
export const isOpen = (state: PlacementState): boolean => leadsTo(state, 'withdrawn') !== undefined;

/** It is her turn. */
export const waitsForHer = (state: PlacementState): boolean => state === 'asked' || state === 'to_confirm';

export const answered = (answer: Answer): 'answered_yes' | 'answered_no' =>
  isThreeYes(answer) ? 'answered_yes' : 'answered_no';

/** A lead cannot talk somebody into a project on paper: where she did not want it, her own word is asked for (3.02). */
export const talk = ({ wants }: Answer): 'talked_through' | 'put_to_her' => (wants ? 'talked_through' : 'put_to_her');
