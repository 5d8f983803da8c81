export const families = ['pulse', 'talk', 'cadence', 'contact', 'hats', 'promise'] as const;
export type Family = (typeof families)[number];

export const severities = ['minor', 'major', 'critical'] as const;
export type Severity = (typeof severities)[number];

export const reasons = ['low', 'drop', 'slide', 'silence', 'overload', 'unsupported', 'talk_missed'] as const;
export type Reason = (typeof reasons)[number];

export const states = ['reported', 'acknowledged', 'closed'] as const;
export type DeviationState = (typeof states)[number];

export const events = ['opened', 'reason_added', 'acknowledged', 'closed', 'ended_by_itself'] as const;
export type DeviationEvent = (typeof events)[number];

/** A neutral fact: what a feature saw, about whom, for which period. What it means is decided here. */
export interface Signal {
  readonly workspaceId: string;
  readonly family: Family;
  readonly subject: { readonly kind: 'person' | 'client'; readonly id: string };
  readonly reasons: readonly Reason[];
  readonly period: string;
}

/** No rule opens a critical one: only a person does. */
const severityOf: Readonly<Record<Reason, Severity>> = {
  low: 'major',
  drop: 'major',
  slide: 'minor',
  silence: 'minor',
  overload: 'minor',
  unsupported: 'minor',
  talk_missed: 'minor',
};

/** What is about how a person feels is for her, whoever answers for her, and nobody else. */
const privateFamilies: readonly Family[] = ['pulse', 'talk'];

export interface OpenDeviation {
  readonly id: string;
  readonly severity: Severity;
}

export type Judgement =
  | { readonly decision: 'nothing' }
  | {
      readonly decision: 'open';
      readonly reasons: readonly Reason[];
      readonly severity: Severity;
      readonly private: boolean;
    }
  | { readonly decision: 'add'; readonly to: string; readonly reasons: readonly Reason[]; readonly severity: Severity };

/**
 * One open deviation per subject and family: a signal opens it, or adds what it does not hold yet. `noted`: the reasons that any
 * deviation of that subject and family, open or closed, already holds for the signal's period. The same signal twice is nothing.
 */
export function judge(signal: Signal, open: OpenDeviation | undefined, noted: readonly string[]): Judgement {
  const fresh = [...new Set(signal.reasons)].filter(reason => !noted.includes(reason));
  if (fresh.length === 0) return { decision: 'nothing' };
  const severity = worst([...fresh.map(reason => severityOf[reason]), ...(open ? [open.severity] : [])]);
  if (open) return { decision: 'add', to: open.id, reasons: fresh, severity };
  return { decision: 'open', reasons: fresh, severity, private: privateFamilies.includes(signal.family) };
}

/** Major and critical ones are told at once within her hours; minor ones wait for her morning. */
export const alertClass = (severity: Severity): 'now' | 'morning' => (severity === 'minor' ? 'morning' : 'now');

/** So many alerts a day reach a lead at once; the others wait for her next morning, in one message. */
export const alertsADay = 5;

/** What may still be done with a deviation. */
export const mayAcknowledge = (state: DeviationState): boolean => state === 'reported';
export const mayClose = (state: DeviationState): boolean => state !== 'closed';

function worst(all: readonly Severity[]): Severity {
  return severities.findLast(severity => all.includes(severity)) ?? 'minor';
}
