export type { Occurrence, Plan, ScheduledCadence, Step, Subject } from './cadence.ts';
export { applySteps, findOccurrence, lockOccurrence, nextWake, occurrencesOf } from './queries.ts';
export { planOccurrences, replanLater, type Ticking, tick } from './schedule.ts';
