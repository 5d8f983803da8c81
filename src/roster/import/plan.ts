import type { Planning, RosterFacts, Writes } from './facts.ts';
import { lookup } from './lookup.ts';
import { planAbsences } from './plan-absences.ts';
import { planClients } from './plan-clients.ts';
import { planEngagements } from './plan-engagements.ts';
import { planMembers } from './plan-members.ts';
import { planPeople } from './plan-people.ts';
import type { RosterFile } from './read.ts';
import type { ImportReport, Mistake } from './report.ts';

export interface Plan extends Omit<ImportReport, 'applied'> {
  readonly writes: Writes;
}

/** What an import comes to: every mistake of the file, or every change that it brings. Rows may refer to later ones. */
export function planRoster(file: RosterFile, facts: RosterFacts, planning: Planning): Plan {
  const mistakes: Mistake[] = [...file.mistakes];
  const look = lookup(file, facts, mistakes);
  const people = planPeople(look, file.people);
  const clients = planClients(look, facts, file.clients, planning);
  const engagements = planEngagements(look, facts, clients.byKey, file.engagements, planning);
  const teams = { clients: clients.byKey, engagements: engagements.byKey };
  const members = planMembers(look, facts, teams, file.members, planning);
  const absences = planAbsences(look, facts, file.absences, planning);
  const parts = [people, clients, engagements, members, absences];
  const rows = [file.people, file.clients, file.engagements, file.members, file.absences].flat().length;
  const telling = parts.reduce((sum, part) => sum + part.telling, 0);
  const isSound = mistakes.length === 0;
  return {
    mistakes: mistakes.toSorted((a, b) => a.line - b.line),
    changes: isSound ? parts.flatMap(part => part.changes) : [],
    unchanged: isSound ? rows - telling : 0,
    writes: {
      people: people.people,
      clients: clients.clients,
      leads: clients.leads,
      engagements: engagements.engagements,
      memberships: members.memberships,
      absences: absences.absences,
    },
  };
}
