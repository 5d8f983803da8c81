import { sql } from 'kysely';
import type { Executor, Tx } from '../../db/connect.ts';
import { isId } from '../../db/ids.ts';
import { type LocalDate, parseLocalDate } from '../../time/calendar.ts';
import { type PromiseState, promiseStates } from '../rules.ts';

export type TermsAnswer = 'accepted' | 'declined' | 'lapsed';

/** One round of terms, as its keeper was shown them. */
export interface Terms {
  readonly number: number;
  /** what */
  readonly words: string;
  /** to whom at the client */
  readonly toWhom: string;
  /** where it stands written: a link, or words */
  readonly written: string;
  readonly dueOn: LocalDate;
  /** days of work */
  readonly estimateDays: number;
  readonly keeperId: string;
  readonly keeper: string;
  readonly keeperSlackId: string;
  readonly givenBy: string;
  readonly giver: string;
  readonly givenOn: LocalDate;
  /** why the former terms were moved; null: the first ones, or ones that nobody had accepted yet */
  readonly reason: string | null;
  /** the terms in force once more, for somebody else to keep */
  readonly handsOver: boolean;
  /** null: she has not said anything yet */
  readonly answer: TermsAnswer | null;
  readonly answerWords: string | null;
}

/** What a client was promised, or is about to be. */
export interface ClientPromise {
  readonly id: string;
  readonly workspaceId: string;
  readonly clientId: string;
  readonly client: string;
  readonly state: PromiseState;
  readonly version: number;
  /** as somebody wrote it down in a meeting */
  readonly noted: string | null;
  readonly meetingId: string | null;
  readonly goalId: string | null;
  readonly goal: string | null;
  /** who led the client when it was given: it counts for her */
  readonly leadId: string;
  /** the newest round, accepted or not; undefined: it is only noted */
  readonly newest: Terms | undefined;
  /** the newest round that was accepted */
  readonly inForce: Terms | undefined;
  /** its keeper said that it will be late */
  readonly lateWords: string | null;
  readonly lateOn: LocalDate | null;
  readonly brokenOn: LocalDate | null;
  readonly keptOn: LocalDate | null;
  readonly endedOn: LocalDate | null;
  /** why it was released or withdrawn */
  readonly why: string | null;
}

/** Which ones; all that are given hold. */
export interface Which {
  readonly ids?: readonly string[];
  readonly clientIds?: readonly string[];
  readonly workspaceId?: string;
  /** who keeps it by its newest terms, or by those in force */
  readonly keeperId?: string;
  readonly states?: readonly PromiseState[];
}

type Row = Omit<ClientPromise, 'state' | 'newest' | 'inForce' | 'lateOn' | 'brokenOn' | 'keptOn' | 'endedOn'> & {
  readonly state: string;
  readonly newest: RawTerms | null;
  readonly inForce: RawTerms | null;
  readonly lateOn: string | null;
  readonly brokenOn: string | null;
  readonly keptOn: string | null;
  readonly endedOn: string | null;
};
type RawTerms = Omit<Terms, 'dueOn' | 'givenOn' | 'answer'> & {
  readonly dueOn: string;
  readonly givenOn: string;
  readonly answer: string | null;
};

const termsOf = (round: 'round' | 'promised_round') => sql`(
  select json_build_object('number', t.number, 'words', t.words, 'toWhom', t.to_whom, 'written', t.written, 'dueOn', t.due_on,
    'estimateDays', t.estimate_days, 'keeperId', t.keeper_id, 'keeper', k.name, 'keeperSlackId', k.slack_user_id,
    'givenBy', t.given_by, 'giver', g.name, 'givenOn', t.given_on, 'reason', t.reason, 'handsOver', t.hands_over, 'answer', t.answer, 'answerWords', t.answer_words)
  from promise_terms t join person k on k.id = t.keeper_id join person g on g.id = t.given_by
  where t.promise_id = p.id and t.number = ${sql.ref(`p.${round}`)})`;

/** Those that are meant, the one that is due first before the others; what is only noted comes last. */
export async function promisesWhere(db: Executor, which: Which): Promise<ClientPromise[]> {
  const { ids, clientIds, workspaceId, keeperId, states } = which;
  const known = ids?.filter(isId);
  if (known?.length === 0 || clientIds?.length === 0) return [];
  const { rows } = await sql<Row>`
    select p.id, p.workspace_id, p.client_id, c.name as client, p.state, p.version, p.noted, p.meeting_id, p.goal_id, o.words as goal,
      p.lead_id, ${termsOf('round')} as newest, ${termsOf('promised_round')} as in_force, p.late_words, p.late_on, p.broken_on, p.kept_on,
      p.ended_on, p.why
    from promise p join client c on c.id = p.client_id left join goal o on o.id = p.goal_id
      left join promise_terms n on n.promise_id = p.id and n.number = p.round
      left join promise_terms f on f.promise_id = p.id and f.number = p.promised_round
    where ${known ? sql`p.id = any(${known}::uuid[])` : sql`true`}
      and ${clientIds ? sql`p.client_id = any(${clientIds}::uuid[])` : sql`true`}
      and ${workspaceId ? sql`p.workspace_id = ${workspaceId}` : sql`true`}
      and ${keeperId ? sql`(n.keeper_id = ${keeperId} or f.keeper_id = ${keeperId})` : sql`true`}
      and ${states ? sql`p.state = any(${states})` : sql`true`}
    order by coalesce(f.due_on, n.due_on) nulls last, p.recorded_at, p.id`.execute(db);
  return rows.map(promiseOf);
}

/** One of them; undefined: there is none. */
export async function promiseById(db: Executor, id: string): Promise<ClientPromise | undefined> {
  return (await promisesWhere(db, { ids: [id] }))[0];
}

/** The same, held against others until the transaction ends. */
export async function lockPromise(tx: Tx, id: string): Promise<ClientPromise | undefined> {
  if (!isId(id)) return undefined;
  await tx.selectFrom('promise').select('id').where('id', '=', id).forUpdate().execute();
  return promiseById(tx, id);
}

function promiseOf({ newest, inForce, ...row }: Row): ClientPromise {
  const state = promiseStates.find(known => known === row.state);
  if (!state) throw new Error(`a promise is ${row.state}`);
  const day = (text: string | null) => (text === null ? null : parseLocalDate(text));
  return {
    ...row,
    state,
    newest: newest ? parsedTerms(newest) : undefined,
    inForce: inForce ? parsedTerms(inForce) : undefined,
    lateOn: day(row.lateOn),
    brokenOn: day(row.brokenOn),
    keptOn: day(row.keptOn),
    endedOn: day(row.endedOn),
  };
}

const answers = ['accepted', 'declined', 'lapsed'] as const satisfies readonly TermsAnswer[];

const parsedTerms = ({ dueOn, givenOn, answer, estimateDays, ...rest }: RawTerms): Terms => ({
  ...rest,
  dueOn: parseLocalDate(dueOn),
  givenOn: parseLocalDate(givenOn),
  estimateDays: Number(estimateDays),
  answer: answers.find(known => known === answer) ?? null,
});
