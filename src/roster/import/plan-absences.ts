import type { AbsenceRow } from './columns.ts';
import type { AbsenceFacts, Planning, RosterFacts } from './facts.ts';
import type { Lookup } from './lookup.ts';
import { once } from './once.ts';
import type { Line } from './read.ts';
import { type Change, fieldChanges, type Tally } from './report.ts';

export interface AbsencesPlan extends Tally {
  readonly absences: readonly AbsenceFacts[];
}

/** Absences are only ever added: the file need not repeat the old ones. */
export function planAbsences(
  look: Lookup,
  facts: RosterFacts,
  lines: readonly Line<AbsenceRow>[],
  { newId }: Planning,
): AbsencesPlan {
  const keyOf = (absence: Omit<AbsenceFacts, 'id'>) => `${absence.personId} ${absence.firstDay} ${absence.lastDay}`;
  const known = new Set(facts.absences.map(keyOf));
  const resolved = lines.flatMap(({ line, row }) => {
    const personId = look.person(line, 'person', row.person)?.id;
    return personId ? [{ line, row: { personId, firstDay: row.first_day, lastDay: row.last_day } }] : [];
  });
  const added = once(look, resolved, { key: keyOf, what: ({ personId }) => look.nameOf(personId) ?? '' })
    .filter(({ row }) => !known.has(keyOf(row)))
    .map(({ row }) => row);
  return {
    absences: added.map(absence => ({ id: newId(), ...absence })),
    changes: added.map(
      ({ personId, firstDay, lastDay }): Change => ({
        kind: 'absence',
        what: look.nameOf(personId) ?? '',
        change: 'new',
        fields: fieldChanges({}, { first_day: firstDay, last_day: lastDay }, look.nameOf),
      }),
    ),
    telling: added.length,
  };
}
