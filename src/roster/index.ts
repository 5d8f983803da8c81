export { type ImportReport, importRoster } from './import/import.ts';
export { rosterListeners } from './listeners.ts';
export { type PeopleContext, type Person, people, personById } from './people.ts';
export { markEverybody, markUnreachable, personByMail, supervisorId, teamFacts } from './queries.ts';
export { firstAdmin, type Matter, mayAnswerFor, whoAnswersFor, whoAnswersForOne } from './responsible.ts';
export { type Roster, rosterOf } from './roster.ts';
export { pulseEnrolment } from './rules.ts';
export { keepPeopleFresh } from './sync.ts';
