import { calendarExpected, written } from './cells.ts';
import type { PersonFacts, RosterFacts } from './facts.ts';
import type { RosterFile } from './read.ts';
import { type Mistake, quoted } from './report.ts';

/** Finds what the rows name, and notes as mistakes what they name in vain. */
export interface Lookup {
  readonly note: (line: number, reason: string) => void;
  /** a name without its case, as the database compares names */
  readonly key: (name: string) => string;
  readonly nameOf: (personId: string | null) => string | null;
  readonly person: (line: number, column: string, ref: string) => PersonFacts | undefined;
  /** somebody who is to answer for something: undefined when the cell leaves her as she is, or names nobody who can */
  readonly answering: (line: number, column: string, ref: string | null | undefined) => string | null | undefined;
  readonly calendar: (line: number, name: string | null | undefined) => void;
  /** null: the thing stands on a line with a mistake of its own, so nothing more is said of it */
  readonly named: <T>(
    line: number,
    column: 'client' | 'engagement',
    name: string,
    known: ReadonlyMap<string, T>,
    key: string,
  ) => T | null | undefined;
}

/** Mistakes are added to `mistakes`. */
export function lookup(file: RosterFile, facts: RosterFacts, mistakes: Mistake[]): Lookup {
  const note = (line: number, reason: string) => void mistakes.push({ line, reason });
  const key = (name: string) => (facts.folded.get(name) ?? name).toLowerCase();
  const byRef = peopleByRef(facts.people);
  const byId = new Map(facts.people.map(person => [person.id, person]));
  const broken = brokenNames(file, key);
  const person: Lookup['person'] = (line, column, ref) => {
    const found = byRef.get(ref.includes('@') ? ref.toLowerCase() : ref) ?? [];
    if (found.length > 1) {
      const ids = found.map(one => one.slackUserId).join(', ');
      note(line, `${column}: ${quoted(ref)} belongs to several people (${ids}); name one by Slack user id`);
    } else if (found.length === 0) note(line, `${column}: nobody in this Slack workspace is known as ${quoted(ref)}`);
    return found.length === 1 ? found[0] : undefined;
  };
  return {
    note,
    key,
    person,
    nameOf: id => (id === null ? null : (byId.get(id)?.name ?? id)),
    answering: (line, column, ref) => {
      if (!ref) return ref;
      const found = person(line, column, ref);
      if (found && found.slackStatus !== 'active')
        note(line, `${column}: expected an active member of the workspace; ${found.name} is ${standing(found)}`);
      return found?.id;
    },
    calendar: (line, name) => {
      if (name && !facts.calendars.has(name))
        note(line, `calendar: expected ${calendarExpected}; there is none called ${quoted(name)}`);
    },
    named: (line, column, name, known, at) => {
      const found = known.get(at);
      if (found !== undefined || broken[column].has(key(name))) return found ?? null;
      note(line, `${column}: no ${column} is called ${quoted(name)}; give it a row of kind ${column}`);
      return undefined;
    },
  };
}

function standing({ slackStatus }: PersonFacts): string {
  switch (slackStatus) {
    case 'deactivated':
      return 'deactivated';
    case 'stranger':
      return 'from another workspace';
    default:
      return `a ${slackStatus}`;
  }
}

/** By Slack id and by e-mail address in lower case. */
function peopleByRef(people: readonly PersonFacts[]): Map<string, PersonFacts[]> {
  const byRef = new Map<string, PersonFacts[]>();
  for (const person of people)
    for (const ref of [person.slackUserId, person.email?.toLowerCase()])
      if (ref) byRef.set(ref, [...(byRef.get(ref) ?? []), person]);
  return byRef;
}

/** The clients and engagements that lines with a mistake would have brought. */
function brokenNames({ broken }: RosterFile, key: (name: string) => string) {
  const of = (kind: 'client' | 'engagement') =>
    new Set(broken.flatMap(row => (row.kind === kind && row.cells[kind] ? [key(written(row.cells[kind]))] : [])));
  return { client: of('client'), engagement: of('engagement') };
}
