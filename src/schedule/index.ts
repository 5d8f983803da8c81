export type { Occurrence, Plan, ScheduledCadence, Step, Subject } from './cadence.ts';
export type { Ticking } from './plan.ts';
export {
  applySteps,
  countUnrun,
  countWaking,
  findOccurrence,
  lockOccurrence,
  nextWake,
  occurrenceKey,
  occurrencesAt,
  occurrencesDueBetween,
  occurrencesOf,
} from './queries.ts';
export { holdPlanning, planOccurrences, replanLater, tick } from './schedule.ts';
