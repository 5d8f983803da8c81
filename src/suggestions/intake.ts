import type { Executor, Tx } from '../db/connect.ts';
import { isId } from '../db/ids.ts';
import { enqueue } from '../delivery/index.ts';
import {
  type Client,
  clientById,
  clientFacts,
  clientsFor,
  clientsOf,
  type PeopleContext,
  type Person,
  permit,
  standingInFirm,
} from '../roster/index.ts';
import { holdPlanning } from '../schedule/index.ts';
import { localDateOf } from '../time/calendar.ts';
import { stepDays } from './days.ts';
import { messageKinds } from './kinds.ts';
import type { SuggestionPorts } from './ports.ts';
import * as queries from './queries.ts';
import { nextOn, type SuggestionKind } from './rules.ts';

/** What somebody heard from a client, as its form has it. */
export interface NewSaid {
  /** made when the form was drawn: the same form sent twice is one suggestion */
  readonly id: string;
  readonly clientId: string;
  readonly kind: SuggestionKind;
  readonly words: string;
  /** who said so at the client */
  readonly fromWhom: string | null;
  readonly messageLink: string | null;
}

export type FileOutcome = 'filed' | 'unknown_client' | 'not_yours';

/** Takes in what a client suggests or needs (4.24, 4.28): from now on it is open until the client was told what became of it. */
export async function fileSuggestion(
  { db, log }: SuggestionPorts,
  context: PeopleContext,
  actor: Person,
  said: NewSaid,
): Promise<FileOutcome> {
  if (!isId(said.id) || !permit(log, actor, standingInFirm(actor), 'suggestion.file')) return 'not_yours';
  const { workspaceId } = actor;
  return db.transaction().execute(async tx => {
    const facts = isId(said.clientId)
      ? (await clientFacts(tx, context, [said.clientId])).get(said.clientId)
      : undefined;
    if (facts?.client.workspaceId !== workspaceId) return 'unknown_client';
    const filedOn = localDateOf(context.now, facts.rhythm);
    const next = nextOn({ state: 'received', since: filedOn, dueOn: null }, stepDays(actor), facts.rhythm);
    const row = { ...said, workspaceId, meetingId: null, goalId: null, filedBy: actor.id, filedAt: context.now };
    if (await takeIn(tx, { ...row, filedOn, nextOn: next ?? filedOn })) {
      const message = { workspaceId, kind: messageKinds.received, subjectId: said.id, period: '1' };
      await enqueue(tx, [{ ...message, class: 'morning', dueAt: context.now }]);
    }
    return 'filed';
  });
}

/** Writes it with the first line of its history, while nobody plans for its client. False: it is there already. */
export async function takeIn(tx: Tx, row: queries.NewSuggestion): Promise<boolean> {
  await holdPlanning(tx, 'client', row.workspaceId, row.clientId);
  if (!(await queries.insertSuggestion(tx, row))) return false;
  const { id, workspaceId, filedBy, filedOn, filedAt } = row;
  const line = { event: 'received', at: filedAt, personId: filedBy, onDay: filedOn } as const;
  await queries.noteEntry(tx, { ...line, suggestionId: id, workspaceId });
  return true;
}

/** The clients that a form offers: those whose team she is on first. `chosen`: the one that is meant, if there is one. */
export interface FileChoices {
  readonly clients: readonly Pick<Client, 'id' | 'name'>[];
  readonly chosen: string | undefined;
}

/** What somebody chooses from when she takes something in; a client that is not there is not chosen. */
export async function openFile(
  { db, log }: SuggestionPorts,
  context: PeopleContext,
  actor: Person,
  clientId: string | undefined,
): Promise<FileChoices | 'not_yours'> {
  if (!permit(log, actor, standingInFirm(actor), 'suggestion.file')) return 'not_yours';
  return choicesOf(db, context, actor, clientId);
}

/** Clients for a form: the one that is meant first, then those whose team she is on. */
export async function choicesOf(
  db: Executor,
  context: PeopleContext,
  actor: Person,
  clientId: string | undefined,
): Promise<FileChoices> {
  const asked = clientId !== undefined && isId(clientId) ? await clientById(db, clientId) : undefined;
  const chosen = asked?.workspaceId === actor.workspaceId ? asked.id : undefined;
  const hers = new Set((await clientsFor(db, context, actor, 'contact.log')).map(({ id }) => id));
  const all = await clientsOf(db, actor.workspaceId);
  const place = ({ id }: Client) => (id === chosen ? 0 : hers.has(id) ? 1 : 2);
  return { clients: all.toSorted((one, other) => place(one) - place(other)), chosen };
}
