import type { Listeners } from '../../slack/listeners.ts';
import { fileListeners } from './file.ts';
import type { SuggestionListenerPorts } from './ports.ts';
import { registerListeners } from './register.ts';
import { stepListeners } from './steps.ts';

/** What clients say is taken in, looked at and taken further. */
export function intakeListeners(ports: SuggestionListenerPorts): Listeners {
  const [file, register, steps] = [fileListeners(ports), registerListeners(ports), stepListeners(ports)];
  return {
    clicks: { ...file.clicks, ...register.clicks, ...steps.clicks },
    submissions: { ...file.submissions, ...steps.submissions },
    commands: { ...file.commands, ...register.commands },
    shortcuts: file.shortcuts,
  };
}
