import type { Tx } from '../db/connect.ts';

/** One subject × one nominal period of a cadence. The row is the memory: what ran, what was skipped and why, what comes next. */
export interface Occurrence {
  readonly id: string;
  readonly workspaceId: string;
  readonly cadence: string;
  readonly subjectId: string;
  /** nominal key, such as `2026-11` */
  readonly period: string;
  readonly dueAt: Date;
  readonly closesAt: Date;
  readonly state: OccurrenceState;
  readonly reason: string | null;
  readonly openedAt: Date | null;
  /** how far an open occurrence has come; each cadence numbers its own stages */
  readonly stage: number;
}

export const occurrenceStates = ['planned', 'open', 'closed', 'skipped', 'not_applicable', 'failed'] as const;
export type OccurrenceState = (typeof occurrenceStates)[number];

/** What a cadence wants of an occurrence that woke: go on and wake again, or end with a reason. */
export type Step =
  | {
      readonly state: 'planned' | 'open';
      readonly stage: number;
      readonly wakeAt: Date;
      readonly openedAt?: Date;
      /** of one that is planned for whatever comes next: when that is */
      readonly dueAt?: Date;
      readonly closesAt?: Date;
    }
  | { readonly state: 'closed' | 'skipped' | 'not_applicable'; readonly reason: string };

/** The next occurrence of a subject, or why there is none. */
export type Plan =
  | { readonly enrolled: true; readonly period: string; readonly dueAt: Date; readonly closesAt: Date }
  | { readonly enrolled: false; readonly reason: string };

export interface Subject {
  readonly workspaceId: string;
  readonly id: string;
  readonly since: Since;
}

/** Where a subject stands: her next one is planned already, one has just run, or she begins (again) after the last one that ran. */
export type Since =
  | { readonly planned: string }
  | { readonly ran: string }
  | { readonly begins: true; readonly lastRan: string | undefined };

export type SubjectKind = 'person' | 'client' | 'workspace';

/** What a feature registers: when its subjects are due, and what happens then. Both take many at once, and only the rows given. */
export interface ScheduledCadence {
  readonly name: string;
  /** absent: nobody is enrolled by the roster; another cadence plans its occurrences */
  readonly enrols?: SubjectKind;
  readonly plan?: (tx: Tx, subjects: readonly Subject[], now: Date) => Promise<ReadonlyMap<string, Plan>>;
  /** By occurrence id. Writes what it decides in the same transaction. */
  readonly wake: (tx: Tx, occurrences: readonly Occurrence[], now: Date) => Promise<ReadonlyMap<string, Step>>;
}
