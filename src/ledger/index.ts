export { ledgerCadences, ledgerDeliveries } from './due.ts';
export { contactOnMeeting } from './ledger.ts';
export { ledgerListeners } from './listeners.ts';
export {
  agreementsOf,
  bringDown,
  bringUp,
  bringUpInTalk,
  clientsWithoutGoal,
  endedGoals,
  everyAgreementOf,
  goalsOf,
  lastContacts,
  type PointForPerson,
  plansOf,
  pointsAbout,
  pointsForClient,
  pointsForPerson,
  putPointForClient,
  putPointForPerson,
  type RecordedIn,
  recordedIn,
  recordSatisfaction,
  replacePlans,
  satisfactionsOf,
  withdrawPointForClient,
} from './queries.ts';
export { contactButton, ledgerButton } from './views.ts';
