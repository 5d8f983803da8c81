export { ledgerCadences, ledgerDeliveries } from './due.ts';
export { contactOnMeeting } from './ledger.ts';
export { ledgerListeners } from './listeners.ts';
export {
  agreementsOf,
  bringDown,
  bringUp,
  bringUpInTalk,
  clientsWithoutGoal,
  goalsOf,
  lastContacts,
  notesOf,
  type PointForPerson,
  pointsAbout,
  pointsForClient,
  pointsForPerson,
  putPointForClient,
  putPointForPerson,
  type RecordedIn,
  recordedIn,
  recordSatisfaction,
  replaceNotes,
  satisfactionsOf,
  withdrawPointForClient,
} from './queries.ts';
export { contactButton, ledgerButton } from './views.ts';
