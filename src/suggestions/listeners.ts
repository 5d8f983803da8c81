import type { Listeners } from '../slack/listeners.ts';
import { intakeListeners } from './listeners/intake.ts';
import { passingListeners } from './listeners/passing.ts';
import type { SuggestionListenerPorts } from './listeners/ports.ts';

/** What people click and send about what clients suggest and need: taken in and answered; passed on, offered, linked. */
export function suggestionListeners(ports: SuggestionListenerPorts): Listeners {
  const [intake, passing] = [intakeListeners(ports), passingListeners(ports)];
  return {
    clicks: { ...intake.clicks, ...passing.clicks },
    submissions: { ...intake.submissions, ...passing.submissions },
    commands: { ...intake.commands, ...passing.commands },
    shortcuts: { ...intake.shortcuts },
  };
}
