/** The verbs of this room: contacts and what follows from silence, what either side wants to bring up, how content a client is, what it plans and needs. */
export { contactOnMeeting, logContact, moveContact, removeContact } from './contacts.ts';
export { endNote } from './notes.ts';
export {
  bringDown,
  bringUp,
  bringUpInTalk,
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
} from './queries.ts';
