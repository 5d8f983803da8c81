import { sql } from 'kysely';
import type { Executor, Tx } from '../../db/connect.ts';
import { isId } from '../../db/ids.ts';
import { type LocalDate, parseLocalDate } from '../../time/calendar.ts';
import {
  type OfferState,
  offerStates,
  type SuggestionKind,
  type SuggestionState,
  suggestionKinds,
  suggestionStates,
  type Toward,
  towards,
} from '../rules.ts';

/** What a client suggested or needs, as it stands. */
export interface Suggestion {
  readonly id: string;
  readonly workspaceId: string;
  readonly clientId: string;
  readonly client: string;
  readonly kind: SuggestionKind;
  readonly words: string;
  /** who said so at the client */
  readonly fromWhom: string | null;
  readonly messageLink: string | null;
  readonly meetingId: string | null;
  readonly goalId: string | null;
  readonly goal: string | null;
  readonly filedBy: string;
  readonly filer: string;
  readonly filedOn: LocalDate;
  /** null: whoever leads the client */
  readonly ownerId: string | null;
  readonly owner: string | null;
  readonly toward: Toward;
  readonly state: SuggestionState;
  readonly version: number;
  /** null: there is nothing left to do */
  readonly nextOn: LocalDate | null;
  readonly assessment: string | null;
  readonly decision: string | null;
  /** the day by which it will be done */
  readonly dueOn: LocalDate | null;
  readonly outcome: 'done' | 'declined' | null;
  /** what was done, or why it was declined */
  readonly result: string | null;
  readonly endedOn: LocalDate | null;
  /** when the client was told */
  readonly answeredOn: LocalDate | null;
  readonly answer: string | null;
  /** null: it is no need */
  readonly offer: OfferState | null;
  readonly offerOn: LocalDate | null;
  /** her name */
  readonly offerBy: string | null;
  readonly offerById: string | null;
}

/** Which ones; all that are given hold. */
export interface Which {
  readonly ids?: readonly string[];
  readonly clientIds?: readonly string[];
  readonly workspaceId?: string;
  /** handed over to her */
  readonly ownerId?: string;
  readonly states?: readonly SuggestionState[];
}

type Words = 'kind' | 'state' | 'toward' | 'outcome' | 'offer';
type Days = 'filedOn' | 'nextOn' | 'dueOn' | 'endedOn' | 'answeredOn' | 'offerOn';
type Row = Omit<Suggestion, Words | Days> &
  Readonly<Record<Words, string | null>> &
  Readonly<Record<Days, string | null>>;

/** Those that are meant, the oldest first. */
export async function suggestionsWhere(db: Executor, which: Which): Promise<Suggestion[]> {
  const { ids, clientIds, workspaceId, ownerId, states } = which;
  const known = ids?.filter(isId);
  if (known?.length === 0 || clientIds?.length === 0) return [];
  const { rows } = await sql<Row>`
    select s.id, s.workspace_id, s.client_id, c.name as client, s.kind, s.words, s.from_whom, s.message_link, s.meeting_id, s.goal_id,
      g.words as goal, s.filed_by, f.name as filer, s.filed_on, s.owner_id, o.name as owner, s.toward, s.state, s.version, s.next_on,
      s.assessment, s.decision, s.due_on, s.outcome, s.result, s.ended_on, s.answered_on, s.answer, s.offer, s.offer_on, b.name as offer_by,
      s.offer_by as offer_by_id
    from suggestion s join client c on c.id = s.client_id join person f on f.id = s.filed_by
      left join person o on o.id = s.owner_id left join person b on b.id = s.offer_by left join goal g on g.id = s.goal_id
    where ${known ? sql`s.id = any(${known}::uuid[])` : sql`true`}
      and ${clientIds ? sql`s.client_id = any(${clientIds}::uuid[])` : sql`true`}
      and ${workspaceId ? sql`s.workspace_id = ${workspaceId}` : sql`true`}
      and ${ownerId ? sql`s.owner_id = ${ownerId}` : sql`true`}
      and ${states ? sql`s.state = any(${states})` : sql`true`}
    order by s.filed_on, s.filed_at, s.id`.execute(db);
  return rows.map(suggestionOf);
}

/** One of them; undefined: there is none. */
export async function suggestionById(db: Executor, id: string): Promise<Suggestion | undefined> {
  return (await suggestionsWhere(db, { ids: [id] }))[0];
}

/** The same, held against others until the transaction ends. */
export async function lockSuggestion(tx: Tx, id: string): Promise<Suggestion | undefined> {
  if (!isId(id)) return undefined;
  await tx.selectFrom('suggestion').select('id').where('id', '=', id).forUpdate().execute();
  return suggestionById(tx, id);
}

const outcomes = ['done', 'declined'] as const;

function suggestionOf(row: Row): Suggestion {
  const { filedOn, nextOn, dueOn, endedOn, answeredOn, offerOn } = row;
  return {
    ...row,
    kind: known(suggestionKinds, row.kind),
    state: known(suggestionStates, row.state),
    toward: known(towards, row.toward),
    outcome: row.outcome === null ? null : known(outcomes, row.outcome),
    offer: row.offer === null ? null : known(offerStates, row.offer),
    filedOn: parseLocalDate(filedOn ?? ''),
    nextOn: day(nextOn),
    dueOn: day(dueOn),
    endedOn: day(endedOn),
    answeredOn: day(answeredOn),
    offerOn: day(offerOn),
  };
}

const day = (text: string | null): LocalDate | null => (text === null ? null : parseLocalDate(text));

function known<T extends string>(words: readonly T[], word: string | null): T {
  const found = words.find(candidate => candidate === word);
  if (!found) throw new Error(`${word} is none of ${words.join(', ')}`);
  return found;
}
