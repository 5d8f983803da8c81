/** The verbs of this room: contacts, what a client plans, the goals we share with it, and what was agreed. */
export { changeAgreement, endAgreement, extendAgreement, letEnd, signOff, writeAgreement } from './agreements.ts';
export { contactOnMeeting, logContact, moveContact, removeContact } from './contacts.ts';
export { addGoal, changeGoal, reviewGoals } from './goals.ts';
export { endPlan } from './plans.ts';
