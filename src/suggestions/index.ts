export { suggestionCadences, suggestionDeliveries } from './due.ts';
export { suggestionsForAgenda } from './known.ts';
export { suggestionListeners } from './listeners.ts';
export { fileFromMeeting } from './meeting.ts';
export { decidedAt, type Suggestion, suggestionsWhere } from './queries.ts';
export { suggestionsButton } from './views.ts';
