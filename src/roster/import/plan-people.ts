import type { PersonRow } from './columns.ts';
import type { PersonFacts } from './facts.ts';
import type { Lookup } from './lookup.ts';
import { once } from './once.ts';
import type { Line } from './read.ts';
import { type Cells, type Change, fieldChanges, type Tally, told, yes } from './report.ts';

export interface PeoplePlan extends Tally {
  /** those who change, as they will be */
  readonly people: readonly PersonFacts[];
}

/** What the roster says of people: it is the truth for those it names. */
export function planPeople(look: Lookup, lines: readonly Line<PersonRow>[]): PeoplePlan {
  const turns = lines.flatMap(({ line, row }) => {
    const before = look.person(line, 'person', row.person);
    return before ? [{ line, row: { before, after: personAfter(look, line, row, before) } }] : [];
  });
  const named = once(look, turns, { key: turn => turn.before.id, what: turn => turn.before.name });
  const changed = named.flatMap(({ row: { before, after } }) => {
    const fields = fieldChanges(cellsOf(before), cellsOf(after), look.nameOf);
    return fields.length === 0 ? [] : [{ after, fields }];
  });
  return {
    people: changed.map(({ after }) => after),
    changes: changed.map(
      ({ after, fields }): Change => ({ kind: 'person', what: after.name, change: 'changed', fields }),
    ),
    telling: changed.length,
  };
}

function personAfter(look: Lookup, line: number, row: PersonRow, before: PersonFacts): PersonFacts {
  look.calendar(line, row.calendar);
  const notHerself = (column: 'supervisor' | 'deputy') => {
    const id = look.answering(line, column, row[column]);
    if (id === before.id) look.note(line, `${column}: expected somebody else than ${before.name} herself`);
    return id;
  };
  const hours = row.hours === null ? { opens: null, closes: null } : row.hours;
  return {
    ...before,
    language: told(row.language, before.language),
    calendar: told(row.calendar, before.calendar),
    workingDays: told(row.working_days, before.workingDays),
    opens: told(hours?.opens, before.opens),
    closes: told(hours?.closes, before.closes),
    // Whom the roster names is an employee unless it says no.
    employee: told(row.employee, before.employee) ?? true,
    supervisorId: told(notHerself('supervisor'), before.supervisorId),
    deputyId: told(notHerself('deputy'), before.deputyId),
  };
}

function cellsOf(person: PersonFacts): Cells {
  return {
    language: person.language,
    calendar: person.calendar,
    working_days: person.workingDays,
    hours: person.opens && person.closes && `${person.opens}-${person.closes}`,
    employee: yes(person.employee),
    supervisor: person.supervisorId,
    deputy: person.deputyId,
  };
}
