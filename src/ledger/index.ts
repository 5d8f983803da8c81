export { ledgerCadences, ledgerDeliveries } from './due.ts';
export {
  bringDown,
  bringUp,
  bringUpInTalk,
  contactOnMeeting,
  contactsSince,
  forgetSatisfaction,
  lastContacts,
  notesOf,
  pointsAbout,
  pointsForClient,
  pointsForPerson,
  putPointForClient,
  putPointForPerson,
  recordSatisfaction,
  replaceNotes,
  satisfactionsOf,
  withdrawPointForClient,
} from './ledger.ts';
export { ledgerListeners } from './listeners.ts';
export {
  agreementsOf,
  clientsWithoutGoal,
  goalsOf,
  type PointForPerson,
  type RecordedIn,
  recordedIn,
} from './queries.ts';
export { contactButton, ledgerButton } from './views.ts';
