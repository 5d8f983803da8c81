import type { MembershipFacts, RosterFacts, Writes } from './facts.ts';

export interface Marks {
  readonly people: readonly string[];
  readonly clients: readonly string[];
}

/**
 * Who has to be planned anew: whom the import names, and everybody whose supervisor or projects may now be others,
 * which is whoever is or was on a team of a client that changes.
 */
export function marksOf(writes: Writes, facts: RosterFacts): Marks {
  const removed = new Set(writes.memberships.removed);
  const members: MembershipFacts[] = [
    ...writes.memberships.changed,
    ...writes.memberships.begun,
    ...facts.memberships.filter(row => removed.has(row.id)),
  ];
  const rearranged = new Set([...writes.leads.begun, ...writes.engagements].map(row => row.clientId));
  const colleagues = facts.memberships.filter(row => rearranged.has(row.clientId));
  return {
    people: unique([
      ...writes.people.map(person => person.id),
      ...[...members, ...colleagues, ...writes.absences].map(row => row.personId),
    ]),
    clients: unique([...writes.clients.map(client => client.id), ...rearranged, ...members.map(row => row.clientId)]),
  };
}

const unique = (ids: readonly string[]): string[] => [...new Set(ids)];
