export { workspaceListeners } from './listeners.ts';
export {
  beat,
  confirmRestored,
  messageGate,
  occurrenceGate,
  restored,
} from './queries/lives.ts';
export {
  endHalt,
  setHalted,
  settingsFrom,
  settingsJson,
  settingsOf,
  upsertWorkspace,
  type Workspace,
  workspaceOf,
  workspaces,
} from './queries.ts';
export { defaults, keys, type Settings, written } from './rules.ts';
export { changeSetting, go, type SetOutcome } from './settings.ts';
