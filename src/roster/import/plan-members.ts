import type { MemberRow } from './columns.ts';
import type { ClientFacts, EngagementFacts, MembershipFacts, Planning, Rewrite, RosterFacts } from './facts.ts';
import type { Lookup } from './lookup.ts';
import { once } from './once.ts';
import { engagementKey } from './plan-engagements.ts';
import type { Line } from './read.ts';
import { type Cells, type Change, fieldChanges, type Tally } from './report.ts';
import { planSeat, type Seat, type SeatStep, type WantedRole } from './seat.ts';

export interface MembersPlan extends Tally {
  readonly memberships: Rewrite<MembershipFacts>;
}

/** What rows of kind member may refer to. */
export interface Teams {
  readonly clients: ReadonlyMap<string, ClientFacts>;
  readonly engagements: ReadonlyMap<string, EngagementFacts>;
}

interface Resolved extends Omit<MemberRow, 'client' | 'engagement' | 'person'> {
  readonly seat: Seat;
  readonly team: string;
}

/** What the roster says of teams: the truth about the roles of each person on each team that it names together. */
export function planMembers(
  look: Lookup,
  facts: RosterFacts,
  teams: Teams,
  lines: readonly Line<MemberRow>[],
  planning: Planning,
): MembersPlan {
  const resolved = lines.flatMap(({ line, row }) => resolve(look, teams, line, row, planning));
  const distinct = once(look, resolved, {
    key: row => `${seatKey(row.seat)} ${row.role}`,
    what: row => `${look.nameOf(row.seat.personId)} as ${row.role} at ${row.team}`,
  });
  const known = Map.groupBy(facts.memberships, seatKey);
  const bySeat = [...Map.groupBy(distinct, ({ row }) => seatKey(row.seat))];
  const planned = bySeat.flatMap(([key, [first, ...more]]) => {
    if (!first) return [];
    const rows = [first, ...more];
    const lines = new Map<string, number>(rows.map(({ line, row }) => [row.role, line]));
    const steps = planSeat(
      first.row.seat,
      known.get(key) ?? [],
      rows.map(({ row }) => heard(row)),
      planning,
    );
    return steps.map(step => {
      const line = lines.get(step.after?.role ?? '');
      noteReversed(look, line, step);
      return { step, line, change: changeOf(look, first.row.team, step, planning) };
    });
  });
  return {
    memberships: rewriteOf(planned.map(({ step }) => step)),
    changes: planned.map(({ change }) => change),
    telling: new Set(planned.flatMap(({ line }) => line ?? [])).size,
  };
}

const seatKey = (seat: Pick<Seat, 'clientId' | 'engagementId' | 'personId'>) =>
  `${seat.clientId} ${seat.engagementId} ${seat.personId}`;

/** An empty `share` or `since` says nothing; an empty `until` says that no end is known. */
const heard = ({ role, share, since, until }: Resolved): WantedRole => ({
  role,
  share: share ?? undefined,
  since: since ?? undefined,
  until,
});

function resolve(look: Lookup, teams: Teams, line: number, row: MemberRow, { today }: Planning): Line<Resolved>[] {
  const { client: clientName, engagement: name, person: ref, ...rest } = row;
  const client = look.named(line, 'client', clientName, teams.clients, look.key(clientName));
  const person = look.person(line, 'person', ref);
  const key = client && name ? engagementKey(client.id, look.key(name)) : '';
  const engagement = client && name ? look.named(line, 'engagement', name, teams.engagements, key) : undefined;
  if (!client || !person || (name && !engagement)) return [];
  const begins = engagement?.startsOn ?? today;
  const seat = { clientId: client.id, engagementId: engagement?.id ?? null, personId: person.id, begins };
  return [{ line, row: { ...rest, seat, team: [client.name, engagement?.name].filter(Boolean).join(', ') } }];
}

function noteReversed(look: Lookup, line: number | undefined, { after }: SeatStep): void {
  if (line && after?.until && after.until < after.since)
    look.note(line, `until: expected a date that is not before ${after.since}, when this begins; found ${after.until}`);
}

function rewriteOf(steps: readonly SeatStep[]): Rewrite<MembershipFacts> {
  return {
    removed: steps.flatMap(({ before, after }) => (before && !after ? [before.id] : [])),
    changed: steps.flatMap(({ before, after }) => (before && after ? [after] : [])),
    begun: steps.flatMap(({ before, after }) => (!before && after ? [after] : [])),
  };
}

function changeOf(look: Lookup, team: string, { before, after }: SeatStep, { today }: Planning): Change {
  const some = after ?? before;
  const isOver = !after || (after.until !== null && after.until < today && before?.until !== after.until);
  return {
    kind: 'member',
    what: `${look.nameOf(some?.personId ?? null)} at ${team}`,
    change: before ? (isOver ? 'ended' : 'changed') : 'new',
    fields: fieldChanges(before ? cellsOf(before) : {}, after ? cellsOf(after) : {}, look.nameOf),
  };
}

function cellsOf(row: MembershipFacts): Cells {
  return { role: row.role, share: String(row.share), since: row.since, until: row.until };
}
