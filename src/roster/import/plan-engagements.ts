import type { EngagementRow } from './columns.ts';
import type { ClientFacts, EngagementFacts, Planning, RosterFacts } from './facts.ts';
import type { Lookup } from './lookup.ts';
import { once } from './once.ts';
import type { Line } from './read.ts';
import { type Cells, type Change, fieldChanges, type Tally, told } from './report.ts';

export interface EngagementsPlan extends Tally {
  /** new and changed ones, as they will be */
  readonly engagements: readonly EngagementFacts[];
  /** every engagement after the import, by client and the key of its name */
  readonly byKey: ReadonlyMap<string, EngagementFacts>;
}

interface Resolved extends Omit<EngagementRow, 'client' | 'seller'> {
  readonly client: ClientFacts;
  readonly sellerId: string | null | undefined;
}

/** What tells an engagement from all others: names are its client's own. */
export const engagementKey = (clientId: string, nameKey: string) => `${clientId} ${nameKey}`;

/** What the roster says of engagements. An imported one is active, without a placement, until its last day is over. */
export function planEngagements(
  look: Lookup,
  facts: RosterFacts,
  clients: ReadonlyMap<string, ClientFacts>,
  lines: readonly Line<EngagementRow>[],
  planning: Planning,
): EngagementsPlan {
  const keyOf = (clientId: string, name: string) => engagementKey(clientId, look.key(name));
  const known = new Map(facts.engagements.map(one => [keyOf(one.clientId, one.name), one]));
  const resolved = lines.flatMap(({ line, row: { seller, ...row } }) => {
    const client = look.named(line, 'client', row.client, clients, look.key(row.client));
    const sellerId = seller && look.person(line, 'seller', seller)?.id;
    return client ? [{ line, row: { ...row, client, sellerId } }] : [];
  });
  const distinct = once(look, resolved, {
    key: row => keyOf(row.client.id, row.engagement),
    what: row => `${row.client.name}, ${row.engagement}`,
  });
  const turns = distinct.map(({ line, row }) => {
    const before = known.get(keyOf(row.client.id, row.engagement));
    const after = engagementAfter(row, before, planning);
    if (after.endsOn !== null && after.endsOn < after.startsOn)
      look.note(
        line,
        `starts_on: expected a date that is not after its ends_on, ${after.endsOn}; found ${after.startsOn}`,
      );
    return { after, key: keyOf(row.client.id, row.engagement), change: changeOf(look, row.client, before, after) };
  });
  const changes = turns.flatMap(({ change }) => change ?? []);
  return {
    engagements: turns.flatMap(({ after, change }) => (change ? [after] : [])),
    byKey: new Map([...known, ...turns.map(({ key, after }) => [key, after] as const)]),
    changes,
    telling: changes.length,
  };
}

function engagementAfter(
  row: Resolved,
  before: EngagementFacts | undefined,
  { today, newId }: Planning,
): EngagementFacts {
  const endsOn = told(row.ends_on, before?.endsOn ?? null);
  return {
    id: before?.id ?? newId(),
    clientId: row.client.id,
    name: row.engagement,
    sellerId: told(row.sellerId, before?.sellerId ?? null),
    state: endsOn !== null && endsOn < today ? 'ended' : 'active',
    startsOn: row.starts_on,
    endsOn,
  };
}

function changeOf(
  look: Lookup,
  client: ClientFacts,
  before: EngagementFacts | undefined,
  after: EngagementFacts,
): Change | undefined {
  const fields = fieldChanges(before ? cellsOf(before) : {}, cellsOf(after), look.nameOf);
  if (fields.length === 0) return undefined;
  const over = before && before.state !== 'ended' && after.state === 'ended';
  return {
    kind: 'engagement',
    what: `${client.name}, ${after.name}`,
    change: before ? (over ? 'ended' : 'changed') : 'new',
    fields,
  };
}

function cellsOf(engagement: EngagementFacts): Cells {
  return {
    engagement: engagement.name,
    seller: engagement.sellerId,
    starts_on: engagement.startsOn,
    ends_on: engagement.endsOn,
    state: engagement.state,
  };
}
