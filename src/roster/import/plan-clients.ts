import { addDays } from '../../time/calendar.ts';
import { importReason } from '../rules.ts';
import type { ClientRow } from './columns.ts';
import type { ClientFacts, LeadFacts, Planning, Rewrite, RosterFacts } from './facts.ts';
import type { Lookup } from './lookup.ts';
import { once } from './once.ts';
import type { Line } from './read.ts';
import { type Cells, type Change, fieldChanges, type Tally, told, yes } from './report.ts';

export interface ClientsPlan extends Tally {
  /** new and changed ones, as they will be */
  readonly clients: readonly ClientFacts[];
  readonly leads: Rewrite<LeadFacts>;
  /** every client after the import, by the key of its name */
  readonly byKey: ReadonlyMap<string, ClientFacts>;
}

/** A client before and after its row. */
interface Turn {
  readonly before: ClientFacts | undefined;
  readonly after: ClientFacts;
  readonly lead: LeadFacts | undefined;
  /** who leads it after the import */
  readonly leadId: string | null;
}

/** What the roster says of clients: the truth for those it names. Whoever leads one is dated, and never overwritten. */
export function planClients(
  look: Lookup,
  facts: RosterFacts,
  lines: readonly Line<ClientRow>[],
  planning: Planning,
): ClientsPlan {
  const known = new Map(facts.clients.map(client => [look.key(client.name), client]));
  const leads = new Map(facts.leads.map(lead => [lead.clientId, lead]));
  const leadOf = (row: ClientRow) => leads.get(known.get(look.key(row.client))?.id ?? '');
  const resolved = lines.map(({ line, row }) => {
    noteDoubts(look, line, row, { led: leadOf(row) !== undefined, today: planning.today });
    return { line, row: { ...row, lead: look.answering(line, 'lead', row.lead) } };
  });
  const distinct = once(look, resolved, { key: row => look.key(row.client), what: row => row.client });
  const turns = distinct.map(({ row }): Turn => {
    const before = known.get(look.key(row.client));
    const lead = leadOf(row);
    return { before, after: clientAfter(row, before, planning), lead, leadId: row.lead ?? lead?.personId ?? null };
  });
  const changes = turns.flatMap(turn => changeOf(look, turn));
  return {
    clients: turns.filter(({ before, after }) => !before || changed(before, after)).map(({ after }) => after),
    leads: leadsAfter(turns, planning),
    byKey: new Map([...known, ...turns.map(({ after }) => [look.key(after.name), after] as const)]),
    changes,
    telling: changes.length,
  };
}

function noteDoubts(look: Lookup, line: number, row: ClientRow, { led, today }: { led: boolean; today: string }): void {
  look.calendar(line, row.calendar);
  if (!row.lead && !led) look.note(line, `lead: expected the person who leads ${row.client}; a client needs a lead`);
  if (row.last_met && row.last_met > today)
    look.note(line, `last_met: expected a date that is not after today; found ${row.last_met}`);
}

function clientAfter(row: ClientRow, before: ClientFacts | undefined, { newId }: Planning): ClientFacts {
  return {
    id: before?.id ?? newId(),
    name: row.client,
    clientsClient: told(row.clients_client, before?.clientsClient ?? null),
    zone: told(row.zone, before?.zone ?? null),
    calendar: told(row.calendar, before?.calendar ?? null),
    language: told(row.language, before?.language ?? null),
    keepInTouch: told(row.keep_in_touch, before?.keepInTouch ?? null) ?? false,
    lastMet: told(row.last_met, before?.lastMet ?? null),
  };
}

const changed = (before: ClientFacts, after: ClientFacts) =>
  JSON.stringify(cellsOf(before)) !== JSON.stringify(cellsOf(after));

function changeOf(look: Lookup, { before, after, lead, leadId }: Turn): Change[] {
  const fields = fieldChanges(
    before ? { ...cellsOf(before), lead: lead?.personId ?? null } : {},
    { ...cellsOf(after), lead: leadId },
    look.nameOf,
  );
  return fields.length === 0 ? [] : [{ kind: 'client', what: after.name, change: before ? 'changed' : 'new', fields }];
}

/** A lead who began today or later has led nothing yet: her row gives way; else it ends yesterday. */
function leadsAfter(turns: readonly Turn[], { today, newId }: Planning): Rewrite<LeadFacts> {
  const handed = turns.filter(({ lead, leadId }) => leadId !== null && leadId !== lead?.personId);
  const former = handed.flatMap(({ lead }) => lead ?? []);
  return {
    removed: former.filter(lead => lead.since >= today).map(lead => lead.id),
    changed: former.filter(lead => lead.since < today).map(lead => ({ ...lead, until: addDays(today, -1) })),
    begun: handed.flatMap(({ after, leadId }) =>
      leadId === null
        ? []
        : [{ id: newId(), clientId: after.id, personId: leadId, since: today, until: null, reason: importReason }],
    ),
  };
}

function cellsOf(client: ClientFacts): Cells {
  return {
    client: client.name,
    clients_client: client.clientsClient,
    zone: client.zone,
    calendar: client.calendar,
    language: client.language,
    keep_in_touch: yes(client.keepInTouch),
    last_met: client.lastMet,
  };
}
