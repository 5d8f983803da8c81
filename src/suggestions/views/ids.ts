/** Opens a suggestion or need as it stands; the value is its id. */
export const openSuggestionAction = 'suggestions.suggestion.open';
/** Opens what a client suggested and needs, in place; the value is its id. */
export const clientSuggestionsAction = 'suggestions.client.open';
/** Opens the form for a new one of a client; the value is its id. */
export const fileSuggestionAction = 'suggestions.suggestion.begin';
/** Opens the form that corrects what was passed on; the value is its id. */
export const amendAction = 'suggestions.suggestion.amend';
/** As `manifest.yml` names it. */
export const suggestionShortcut = 'suggestions.suggestion.from_message';
/** Opens the form of what comes next with it; the value is `id event`. */
export const stepAction = 'suggestions.suggestion.step';
/** Opens the form that hands it over; the value is its id. */
export const handOverAction = 'suggestions.hand_over.begin';
/** Opens what somebody is asked to take; the value is its id. */
export const openHandOverAction = 'suggestions.hand_over.open';
/** Takes back what nobody has taken yet; the value is its id. */
export const takeBackAction = 'suggestions.hand_over.take_back';
/** Opens the form about the offer for a need; the value is its id. */
export const offerAction = 'suggestions.offer.open';
/** Opens what other clients said that may be the same, in place; the value is its id. */
export const similarAction = 'suggestions.similar.open';
/** Links two; the value is `id other`. */
export const linkAction = 'suggestions.similar.link';
/** Takes such a link away; the value is `id other`. */
export const unlinkAction = 'suggestions.similar.unlink';
