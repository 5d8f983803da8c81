/** @import {PageConversation, PagePerson, PageState} from '../page-api.ts' */

/**
 * @param {PageState} state
 * @param {string} id Slack user id of a person or of the app
 */
export function nameOf(state, id) {
  if (id === state.app.userId) return state.app.name;
  return state.people.find(person => person.id === id)?.name ?? id;
}

/**
 * @param {PageState} state
 * @param {string} id
 * @param {string} label what the message itself calls it, if it does
 */
export function channelName(state, id, label) {
  return state.conversations.find(conversation => conversation.id === id)?.name ?? (label || 'private channel');
}

/**
 * The zone in which the person of the screen reads times.
 * @param {PageState} state
 */
export function zoneOf(state) {
  return state.people.find(person => person.id === state.me)?.zone ?? 'UTC';
}

/** @param {PageState} state */
export function nowOf(state) {
  return new Date(state.now);
}

/**
 * @param {PageState} state
 * @returns {PageConversation | undefined}
 */
export function appConversation(state) {
  return state.conversations.find(conversation => conversation.kind === 'app');
}

/**
 * @param {PagePerson} person
 */
export function initialsOf(person) {
  const words = person.name.split(/\s+/).filter(word => word !== '');
  const ends = [words.at(0), words.length > 1 ? words.at(-1) : undefined];
  return ends.map(word => [...(word ?? '')][0] ?? '').join('');
}

/**
 * Whether people write messages here: not in an archived channel, nor to the app.
 * @param {PageConversation} conversation
 */
export function mayWrite({ kind, archived }) {
  return kind !== 'app' && !archived;
}
