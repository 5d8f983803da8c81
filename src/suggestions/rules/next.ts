import { addWorkingDays, type LocalDate, type WorkDays } from '../../time/calendar.ts';
import type { SuggestionState } from './path.ts';

/** Working days that each step may take before its owner is asked about it. */
export interface StepDays {
  readonly acknowledge: number;
  readonly assess: number;
  readonly answer: number;
}

/** When the owner of a suggestion is asked about it next: by the step that it is at since `since`. Null: there is nothing left to do. */
export function nextOn(
  {
    state,
    since,
    dueOn,
  }: { readonly state: SuggestionState; readonly since: LocalDate; readonly dueOn: LocalDate | null },
  days: StepDays,
  work: WorkDays,
): LocalDate | null {
  switch (state) {
    case 'received':
      return addWorkingDays(since, days.acknowledge, work);
    case 'acknowledged':
    case 'assessed':
      return addWorkingDays(since, days.assess, work);
    case 'decided':
      return dueOn ?? addWorkingDays(since, days.assess, work);
    case 'done':
    case 'declined':
      return addWorkingDays(since, days.answer, work);
    case 'answered':
      return null;
  }
}
