export {
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
