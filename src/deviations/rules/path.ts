export const severities = ['minor', 'major', 'critical'] as const;
export type Severity = (typeof severities)[number];

/** What a deviation is about; `technical` decides who treats it, `people` who sees it. */
export const categories = [
  'delivery',
  'people',
  'technical',
  'security_privacy',
  'documentation',
  'capacity',
  'promise',
  'relation',
  'cadence',
] as const;
export type Category = (typeof categories)[number];

export const states = [
  'reported',
  'acknowledged',
  'contained',
  'analysed',
  'acting',
  'awaiting_check',
  'closed',
  'unfounded',
  'reopened',
] as const;
export type DeviationState = (typeof states)[number];

/** Nobody has to do anything about it any more. */
export const isEnded = (state: DeviationState): boolean => state === 'closed' || state === 'unfounded';

/** Nobody has taken it up (again) yet. */
export const isUntaken = (state: DeviationState): boolean => state === 'reported' || state === 'reopened';

/** What can be done with a deviation as a whole; each is a line in its history. */
export const verbs = [
  'acknowledge',
  'contain',
  'analyse',
  'act',
  'ask_check',
  'confirm',
  'reject',
  'close',
  'dismiss',
  'reopen',
  'end_by_itself',
] as const;
export type Verb = (typeof verbs)[number];

/** How long the way is: a minor matter is not made a project, a critical one is not let off. */
export type Path = 'critical' | 'people' | 'short' | 'full';

/** The first that fits. */
export function pathOf({ severity, category }: { readonly severity: Severity; readonly category: Category }): Path {
  if (severity === 'critical') return 'critical';
  if (category === 'people') return 'people';
  return severity === 'minor' || category === 'cadence' ? 'short' : 'full';
}

type Steps = Partial<Record<Verb, DeviationState>>;
type Table = Readonly<Record<DeviationState, Steps>>;

const untaken: Steps = { acknowledge: 'acknowledged', dismiss: 'unfounded', end_by_itself: 'closed' };
const ended: Steps = { reopen: 'reopened' };
const ends: Steps = { end_by_itself: 'closed' };
const checked: Steps = { confirm: 'closed', reject: 'acting', ...ends };

/**
 * The one table of transitions. Each path knows every state, because a deviation that becomes critical (or ceases to be) on its way
 * keeps the state that it has reached.
 */
export const transitions: Readonly<Record<Path, Table>> = {
  full: {
    reported: untaken,
    reopened: untaken,
    acknowledged: { contain: 'contained', analyse: 'analysed', dismiss: 'unfounded', ...ends },
    contained: { analyse: 'analysed', dismiss: 'unfounded', ...ends },
    analysed: { act: 'acting', ...ends },
    acting: { ask_check: 'awaiting_check', ...ends },
    awaiting_check: checked,
    closed: ended,
    unfounded: ended,
  },
  critical: {
    reported: untaken,
    reopened: untaken,
    acknowledged: { contain: 'contained', dismiss: 'unfounded', ...ends },
    contained: { analyse: 'analysed', dismiss: 'unfounded', ...ends },
    // What became critical later is contained from where it stands.
    analysed: { contain: 'analysed', act: 'acting', ...ends },
    acting: { contain: 'acting', ask_check: 'awaiting_check', ...ends },
    awaiting_check: { contain: 'awaiting_check', ...checked },
    closed: ended,
    unfounded: ended,
  },
  people: {
    reported: untaken,
    reopened: untaken,
    acknowledged: { act: 'acting', dismiss: 'unfounded', ...ends },
    contained: { act: 'acting', dismiss: 'unfounded', ...ends },
    analysed: { act: 'acting', ...ends },
    acting: { ask_check: 'awaiting_check', ...ends },
    awaiting_check: checked,
    closed: ended,
    unfounded: ended,
  },
  short: {
    reported: untaken,
    reopened: untaken,
    acknowledged: { act: 'acting', dismiss: 'unfounded', ...ends },
    contained: { act: 'acting', dismiss: 'unfounded', ...ends },
    analysed: { act: 'acting', ...ends },
    acting: { close: 'closed', ...ends },
    awaiting_check: checked,
    closed: ended,
    unfounded: ended,
  },
};

/** Where a deviation stands. */
export interface Standpoint {
  readonly severity: Severity;
  readonly category: Category;
  readonly state: DeviationState;
  readonly contained: boolean;
  /** an action was decided on since it was last opened */
  readonly hasAction: boolean;
  readonly hasOpenAction: boolean;
}

/** `another_open`: of the same subject and family there is an open one. */
export type Refusal = 'already' | 'not_contained' | 'no_action' | 'open_action' | 'another_open';

/** Where a verb leads from here, or why it does not. `already`: in this state it is not to be done. */
export function step(at: Standpoint, verb: Verb): { readonly to: DeviationState } | { readonly refused: Refusal } {
  const to = transitions[pathOf(at)][at.state][verb];
  if (!to || (verb === 'contain' && at.contained)) return { refused: 'already' };
  const finishing = verb === 'ask_check' || verb === 'confirm' || verb === 'close';
  if (finishing && pathOf(at) === 'critical' && !at.contained) return { refused: 'not_contained' };
  if (verb === 'ask_check' && !at.hasAction) return { refused: 'no_action' };
  if (finishing && at.hasOpenAction) return { refused: 'open_action' };
  return { to };
}

/** A minor matter may be done with in one go, from wherever it stands before a check. */
export const isClosedInOneGo = (at: Standpoint): boolean =>
  pathOf(at) === 'short' && !isEnded(at.state) && at.state !== 'awaiting_check' && !at.hasOpenAction;

/** What can be done next, in the order of the path. */
export const nextVerbs = (at: Standpoint): Verb[] => verbs.filter(verb => 'to' in step(at, verb));

/** What a line of the history may say. */
export const events = [
  'opened',
  'reason_added',
  'reported',
  'routed',
  'acknowledged',
  'contained',
  'analysed',
  'action_added',
  'action_done',
  'action_dropped',
  'check_asked',
  'effective',
  'not_effective',
  'closed',
  'unfounded',
  'reopened',
  'escalated',
  'advisor_called',
  'advisor_left',
  'client_told',
  'client_not_yet',
  'client_not_theirs',
  'changed',
  'ended_by_itself',
] as const;
export type DeviationEvent = (typeof events)[number];

/** The line that each verb writes. */
export const eventOf: Readonly<Record<Verb, DeviationEvent>> = {
  acknowledge: 'acknowledged',
  contain: 'contained',
  analyse: 'analysed',
  act: 'action_added',
  ask_check: 'check_asked',
  confirm: 'effective',
  reject: 'not_effective',
  close: 'closed',
  dismiss: 'unfounded',
  reopen: 'reopened',
  end_by_itself: 'ended_by_itself',
};
