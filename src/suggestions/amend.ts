import type { Tx } from '../db/connect.ts';
import { isId } from '../db/ids.ts';
import { enqueue, newestMessage, toldAbout } from '../delivery/index.ts';
import { clientById, clientFacts, type PeopleContext, type Person } from '../roster/index.ts';
import { holdPlanning } from '../schedule/index.ts';
import { localDateOf } from '../time/calendar.ts';
import { stepDays } from './days.ts';
import { choicesOf, type FileChoices } from './intake.ts';
import { messageKinds } from './kinds.ts';
import type { SuggestionPorts } from './ports.ts';
import * as queries from './queries.ts';
import { isUntouched, nextOn, type SuggestionKind } from './rules.ts';
import { look } from './standing.ts';
import type { ChangedMeanwhile } from './steps.ts';

/** What was passed on, as it should have been. */
export interface Amended {
  readonly id: string;
  /** the version that the form shows */
  readonly version: number;
  readonly clientId: string;
  readonly kind: SuggestionKind;
  readonly words: string;
  readonly fromWhom: string | null;
}

/** `not_now`: somebody has acted on it. */
export type AmendOutcome = 'amended' | 'not_now' | 'unknown_client' | ChangedMeanwhile | 'not_yours';

/**
 * Corrects what was passed on, as long as nobody has acted on it: its words, its kind, who said it, and of which client it is. What it said before
 * stays in its history. With another client it begins anew: it lies with whoever leads that one, who is told, and nothing of the former is shown.
 */
export async function amendSuggestion(
  ports: SuggestionPorts,
  context: PeopleContext,
  actor: Person,
  amended: Amended,
): Promise<AmendOutcome> {
  return ports.db.transaction().execute(async tx => {
    const seen = await look(ports, tx, context, actor, { id: amended.id, act: 'suggestion.amend' });
    if (seen === 'not_yours') return seen;
    const { id, clientId } = seen.suggestion;
    const linked = amended.clientId === clientId ? [] : await queries.linkedWith(tx, id);
    await hold(tx, actor, [clientId, amended.clientId]);
    await queries.holdAll(tx, [id, ...linked.map(other => other.id)]);
    const now = await queries.suggestionById(tx, id);
    if (!now) throw new Error('a suggestion that was just read is gone');
    const last = await queries.lastEntry(tx, id);
    const isHers = last?.event === 'amended' && last.personId === actor.id;
    if (isSame(now, amended) && (now.version === amended.version || isHers)) return 'amended';
    if (now.version !== amended.version) return { refused: 'changed_meanwhile', by: last?.by ?? null };
    if (!isUntouched(now)) return 'not_now';
    if (now.clientId === amended.clientId) return correct(tx, actor, now, amended, context.now);
    return move(tx, context, actor, { now, amended, linked });
  });
}

const isSame = (now: queries.Suggestion, { clientId, kind, words, fromWhom }: Amended): boolean =>
  now.clientId === clientId && now.kind === kind && now.words === words && now.fromWhom === fromWhom;

/** Both clients' marks, in one order whoever moves it and whereto, before the suggestion itself. */
async function hold(tx: Tx, { workspaceId }: Person, clientIds: readonly string[]): Promise<void> {
  for (const clientId of [...new Set(clientIds)].filter(isId).toSorted())
    if ((await clientById(tx, clientId))?.workspaceId === workspaceId)
      await holdPlanning(tx, 'client', workspaceId, clientId);
}

const saidIn = ({ kind, words, fromWhom }: Amended) => ({
  ...{ kind, words, fromWhom },
  offer: kind === 'need' ? ('none' as const) : null,
});

async function correct(
  tx: Tx,
  actor: Person,
  { id: suggestionId, workspaceId, words }: queries.Suggestion,
  amended: Amended,
  at: Date,
): Promise<'amended'> {
  await queries.noteEntry(tx, { suggestionId, workspaceId, event: 'amended', at, personId: actor.id, words });
  await queries.changeSuggestion(tx, suggestionId, saidIn(amended));
  return 'amended';
}

interface Moving {
  readonly now: queries.Suggestion;
  readonly amended: Amended;
  readonly linked: readonly queries.OtherWords[];
}

async function move(
  tx: Tx,
  context: PeopleContext,
  actor: Person,
  { now, amended, linked }: Moving,
): Promise<'amended' | 'unknown_client'> {
  const { id: suggestionId, workspaceId, clientId: formerClientId, words } = now;
  const { clientId } = amended;
  const facts = isId(clientId) ? (await clientFacts(tx, context, [clientId])).get(clientId) : undefined;
  if (facts?.client.workspaceId !== workspaceId) return 'unknown_client';
  const since = localDateOf(context.now, facts.rhythm);
  const next = nextOn({ state: 'received', since, dueOn: null }, stepDays(actor), facts.rhythm);
  const entry = { suggestionId, workspaceId, at: context.now, personId: actor.id };
  const waiting = (await queries.openHandOvers(tx, [suggestionId])).get(suggestionId);
  if (waiting) {
    const answer = { answer: 'taken_back', answerWords: null, answeredAt: context.now } as const;
    await queries.answerHandOver(tx, waiting, answer);
  }
  for (const other of linked) {
    await queries.deleteLink(tx, [suggestionId, other.id]);
    await queries.noteEntry(tx, { ...entry, suggestionId: other.id, event: 'unlinked', personId: null });
  }
  await queries.noteEntry(tx, { ...entry, event: 'amended', words, formerClientId });
  const begins = { clientId, ownerId: null, toward: 'lead', goalId: null, meetingId: null, nextOn: next } as const;
  await queries.changeSuggestion(tx, suggestionId, { ...saidIn(amended), ...begins });
  await tellLead(tx, now, facts.client.leadId === actor.id, context.now);
  return 'amended';
}

/** A message that still waits finds the new lead by itself: whom it is for is decided when it is sent. */
async function tellLead(tx: Tx, { id, workspaceId, version }: queries.Suggestion, isHers: boolean, now: Date) {
  if (isHers) return;
  const kinds = [messageKinds.received];
  const told = await toldAbout(tx, { workspaceId, kinds, subjectIds: [id] });
  const periods = told.flatMap(({ sentAt, period }) => (sentAt === null ? [period] : []));
  const isOnItsWay = periods.length > 0 && (await newestMessage(tx, { workspaceId, kinds, subjectId: id, periods }));
  if (isOnItsWay) return;
  const message = { workspaceId, kind: messageKinds.received, subjectId: id, period: String(version + 1) };
  await enqueue(tx, [{ ...message, class: 'morning', dueAt: now }]);
}

/** What she is about to correct, with the clients it may be of. */
export async function openAmend(
  ports: SuggestionPorts,
  context: PeopleContext,
  actor: Person,
  id: string,
): Promise<(queries.Suggestion & Pick<FileChoices, 'clients'>) | 'not_now' | 'not_yours'> {
  const seen = await look(ports, ports.db, context, actor, { id, act: 'suggestion.amend' });
  if (seen === 'not_yours') return seen;
  const { suggestion } = seen;
  if (!isUntouched(suggestion)) return 'not_now';
  const { clients } = await choicesOf(ports.db, context, actor, suggestion.clientId);
  return { ...suggestion, clients };
}
