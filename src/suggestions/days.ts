import type { Person } from '../roster/index.ts';
import type { StepDays } from './rules.ts';

/** How many working days each step may take, in somebody's workspace. */
export const stepDays = ({ settings }: Pick<Person, 'settings'>): StepDays => ({
  acknowledge: settings.suggestionAcknowledgeDays,
  assess: settings.suggestionAssessDays,
  answer: settings.suggestionAnswerDays,
});
