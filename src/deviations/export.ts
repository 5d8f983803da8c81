import type { Executor } from '../db/connect.ts';
import type { Person } from '../roster/index.ts';
import { csvOf } from '../sheets/csv.ts';
import type { Attachment } from '../slack/blocks.ts';
import { type LocalDate, localDateOf } from '../time/calendar.ts';
import { listedIn } from './listed.ts';
import type { Deviation } from './queries.ts';
import * as queries from './queries.ts';
import type { ExportFormat } from './register.ts';
import { type DeviationEvent, daysUntilTold } from './rules.ts';

/** A deviation as others read it: words of ours are as in the database, days are the firm's. Nobody who reported it is named. */
export interface Exported {
  readonly id: string;
  readonly client: string;
  readonly category: string;
  readonly severity: string;
  readonly state: string;
  readonly opened_on: LocalDate;
  readonly closed_on: LocalDate | null;
  readonly owner: string | null;
  readonly what_is: string | null;
  readonly what_should_be: string | null;
  readonly correction: string | null;
  readonly cause: string | null;
  readonly consequence: string | null;
  readonly similar_elsewhere: string | null;
  readonly client_word: string;
  readonly days_until_told: number | null;
  readonly actions: readonly ExportedAction[];
  readonly history: readonly { readonly event: DeviationEvent; readonly on: LocalDate }[];
}

interface ExportedAction {
  readonly what: string;
  readonly owner: string;
  readonly due_on: LocalDate;
  readonly outcome: 'done' | 'dropped' | null;
}

/** Gathers what a file of these says: two queries, however many they are. */
export async function gatherExport(
  db: Executor,
  { settings: { zone } }: Pick<Person, 'settings'>,
  deviations: readonly Deviation[],
): Promise<Exported[]> {
  const ids = deviations.map(({ id }) => id);
  const actions = Map.groupBy(await queries.actionsOf(db, ids), ({ deviationId }) => deviationId);
  const happened = await queries.eventsOf(db, ids);
  return deviations.map(deviation => ({
    ...fieldsOf(deviation, zone),
    actions: (actions.get(deviation.id) ?? []).map(({ what, ownerName: owner, dueOn, outcome }) => {
      return { what, owner, due_on: dueOn, outcome };
    }),
    history: (happened.get(deviation.id) ?? []).map(({ event, at }) => ({ event, on: localDateOf(at, zone) })),
  }));
}

function fieldsOf(deviation: Deviation, zone: string): Omit<Exported, 'actions' | 'history'> {
  const listed = listedIn(zone, deviation);
  return {
    id: deviation.id,
    client: deviation.subjectName,
    category: deviation.category,
    severity: deviation.severity,
    state: deviation.state,
    opened_on: listed.openedOn,
    closed_on: listed.endedOn,
    owner: deviation.answeredByName,
    what_is: deviation.actual,
    what_should_be: deviation.desired,
    correction: deviation.correction,
    cause: deviation.rootCause,
    consequence: deviation.consequence,
    similar_elsewhere: deviation.similarElsewhere,
    client_word: deviation.clientWord,
    days_until_told: daysUntilTold(listed),
  };
}

/** The file as it is sent. `on`: the firm's day. */
export function exportFile(
  rows: readonly Exported[],
  { format, on, title }: { readonly format: ExportFormat; readonly on: LocalDate; readonly title: string },
): Attachment {
  return { name: `deviations-${on}.${format}`, title, bytes: drawn[format](rows) };
}

const drawn: Readonly<Record<ExportFormat, (rows: readonly Exported[]) => string>> = {
  csv: rows => exportCsv(rows),
  json: rows => `${JSON.stringify({ deviations: rows }, null, 2)}\n`,
};

const columns = [
  'id',
  'client',
  'category',
  'severity',
  'state',
  'opened_on',
  'closed_on',
  'owner',
  'what_is',
  'what_should_be',
  'correction',
  'cause',
  'consequence',
  'similar_elsewhere',
  'client_word',
  'days_until_told',
  'actions',
  'actions_open',
] as const;

/** One row each; the history stays out of it. */
export function exportCsv(rows: readonly Exported[]): string {
  const cells = rows.map(({ actions, history: _, ...fields }) => ({
    ...fields,
    actions: actions.filter(({ outcome }) => outcome !== 'dropped').length,
    actions_open: actions.filter(({ outcome }) => outcome === null).length,
  }));
  return csvOf(columns, cells);
}
