import { emitEvent } from './events.ts';
import { must } from './impossible.ts';
import type { Person } from './records.ts';
import { userShape } from './shapes.ts';
import { changed, type PersonInput, type State, shortId, unixNow } from './state.ts';

/** Slack's own voice: not marked as a bot, and yet nobody. */
export const SLACKBOT = 'USLACKBOT';

/** Somebody joins the workspace. `team_join` goes to the app, unless the workspace is only being furnished. */
export function addPerson(state: State, input: PersonInput, { quietly = false } = {}): Person {
  const person: Person = {
    realName: input.name,
    title: '',
    mail: null,
    zone: 'Etc/UTC',
    locale: 'en-GB',
    deactivated: false,
    isBot: false,
    isAdmin: false,
    isOwner: false,
    isGuest: false,
    isSingleChannelGuest: false,
    isStranger: false,
    ...input,
    id: input.id ?? shortId('U', state.newId),
    updated: unixNow(state),
  };
  keep(state, person);
  if (!quietly) emitEvent(state, 'team_join', { user: userShape(state, person) });
  return person;
}

/** Changes a profile; `user_change` goes to the app. */
export function updatePerson(state: State, userId: string, change: Partial<Omit<Person, 'id'>>): Person {
  const before = personOf(state, userId);
  if (before.mail !== null) state.records.mails.delete(before.mail.toLowerCase());
  const person = { ...before, ...change, updated: unixNow(state) };
  keep(state, person);
  emitEvent(state, 'user_change', { user: userShape(state, person), cache_ts: person.updated });
  return person;
}

/** Slack keeps who has left, as `deleted`; her open modals are gone. */
export function deactivate(state: State, userId: string): Person {
  for (const viewId of state.records.stacks.get(userId) ?? []) state.records.views.delete(viewId);
  state.records.stacks.delete(userId);
  return updatePerson(state, userId, { deactivated: true });
}

/** Throws `Impossible` for an unknown id. */
export function personOf(state: State, userId: string): Person {
  return must(state.records.people.get(userId), `nobody here has the id ${userId}`);
}

/** Somebody who can act: known and not deactivated. */
export function actorOf(state: State, userId: string): Person {
  const person = personOf(state, userId);
  return must(
    person.deactivated || person.isBot || person.id === SLACKBOT ? null : person,
    `${person.name} cannot act here`,
  );
}

/** A person of flesh and blood, still here. */
export function canAct(person: Person | undefined): boolean {
  return person !== undefined && !person.deactivated && !person.isBot && person.id !== SLACKBOT;
}

function keep(state: State, person: Person): void {
  state.records.people.set(person.id, person);
  if (person.mail !== null) state.records.mails.set(person.mail.toLowerCase(), person.id);
  changed(state);
}
