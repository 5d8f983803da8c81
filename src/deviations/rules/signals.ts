import { type Category, type Severity, severities } from './path.ts';

/** What rules open: one open deviation per subject and family, and per topic where a family has several. What a person reports stands alone. */
export const families = ['reported', 'pulse', 'talk', 'cadence', 'contact', 'hats', 'promise'] as const;
export type Family = (typeof families)[number];
export type RuleFamily = Exclude<Family, 'reported'>;

export const reasons = [
  'low',
  'drop',
  'slide',
  'silence',
  'overload',
  'unsupported',
  'talk_missed',
  'split_seller',
  'split_supervisor',
  'follow_up_overdue',
  'development_overdue',
  'no_contact',
  'promise_overdue',
] as const;
export type Reason = (typeof reasons)[number];

/** Of the family `cadence`, which of a client's two kinds of meeting (1.17); of `promise`, that promise's id. */
export type Topic = string;

/** A neutral fact: what a feature saw, about whom, for which period. What it means is decided here. */
export interface Signal {
  readonly workspaceId: string;
  readonly family: RuleFamily;
  readonly subject: { readonly kind: 'person' | 'client'; readonly id: string };
  /** tells apart what one subject and family has several of */
  readonly topic?: Topic;
  /** what it is about, in somebody's own words; nothing private */
  readonly actual?: string;
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
  split_seller: 'minor',
  split_supervisor: 'minor',
  follow_up_overdue: 'major',
  development_overdue: 'major',
  no_contact: 'minor',
  promise_overdue: 'major',
};

const categoryOf: Readonly<Record<RuleFamily, Category>> = {
  pulse: 'people',
  talk: 'cadence',
  cadence: 'cadence',
  contact: 'relation',
  hats: 'relation',
  promise: 'promise',
};

/** What is about a person is for her, whoever answers for her, and nobody else; a reported one about people never is for the team. */
export const isPrivate = (about: { readonly subject: 'person' | 'client'; readonly category: Category }): boolean =>
  about.subject === 'person' || about.category === 'people';

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
      readonly category: Category;
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
  const category = categoryOf[signal.family];
  return {
    decision: 'open',
    reasons: fresh,
    severity,
    category,
    private: isPrivate({ subject: signal.subject.kind, category }),
  };
}

/** Is it something that a client may have to hear of (3.07)? How we wear our hats and keep our meetings is not. */
export const isClientsMatter = (family: Family): boolean =>
  family === 'reported' || family === 'pulse' || family === 'promise';

/** Major and critical ones are told at once within her hours; minor ones wait for her morning. */
export const alertClass = (severity: Severity): 'now' | 'morning' => (severity === 'minor' ? 'morning' : 'now');

/** So many alerts a day reach a lead at once; the others wait for her next morning, in one message. */
export const alertsADay = 5;

function worst(all: readonly Severity[]): Severity {
  return severities.findLast(severity => all.includes(severity)) ?? 'minor';
}
