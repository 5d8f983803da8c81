import type { Tx } from '../db/connect.ts';
import { isId } from '../db/ids.ts';
import { enqueue } from '../delivery/index.ts';
import { type Act, colleague, type PeopleContext, type Person, todayOf, towardClient } from '../roster/index.ts';
import { replanLater } from '../schedule/index.ts';
import type { LocalDate } from '../time/calendar.ts';
import type { LedgerPorts } from './ports.ts';
import * as queries from './queries.ts';
import {
  type AgreementTerms,
  type ExtensionFault,
  extensionFault,
  mostAgreements,
  sameTerms,
  standingOf,
} from './rules.ts';

/** To whoever may sign it off: there is a draft. */
export const draftKind = 'ledger.agreement_draft';
/** And a draft's own key. */
export const draftKey = (version: number): string => `#${version}`;

/** An agreement as its form has it. */
export interface AgreementWords extends Omit<AgreementTerms, 'ownerId'> {
  /** Slack user id of its owner */
  readonly owner: string;
}

export type WriteOutcome = 'written' | 'too_many' | 'owner_unknown' | 'not_yours';

/** What was agreed is written down (1.09): a draft, until the lead signs it off. `id`: made when the form was drawn. */
export async function writeAgreement(
  ports: LedgerPorts,
  context: PeopleContext,
  actor: Person,
  { id, clientId, words }: { readonly id: string; readonly clientId: string; readonly words: AgreementWords },
): Promise<WriteOutcome> {
  return towardClient(ports, context, actor, { clientId, act: 'agreement.write' }, async (tx, { workspaceId }) => {
    if (!isId(id)) return 'not_yours';
    if (await queries.agreementById(tx, id)) return 'written';
    const today = todayOf(actor, context);
    const running = (await queries.agreementsOf(tx, clientId)).filter(each => standingOf(each, today) !== 'over');
    if (running.length >= mostAgreements) return 'too_many';
    const terms = await termsOf(tx, context, actor, words);
    if (!terms) return 'owner_unknown';
    const written = { writtenBy: actor.id, writtenAt: context.now };
    await queries.insertAgreement(tx, { id, workspaceId, clientId, ...terms, ...written });
    await beginDraft(tx, { id, workspaceId, clientId, version: 1 }, context.now);
    return 'written';
  });
}

async function termsOf(
  tx: Tx,
  context: PeopleContext,
  actor: Person,
  { owner, ...words }: AgreementWords,
): Promise<AgreementTerms | undefined> {
  const person = await colleague(tx, context, actor, owner);
  return person && { ...words, ownerId: person.id };
}

type Drafted = queries.AgreementKey & Pick<queries.Agreement, 'version'>;

/** It waits for the lead's word, and its end is asked about when the time comes. */
async function beginDraft(tx: Tx, { id, workspaceId, clientId, version }: Drafted, now: Date): Promise<void> {
  const period = draftKey(version);
  await enqueue(tx, [{ workspaceId, kind: draftKind, subjectId: id, period, class: 'morning', dueAt: now }]);
  await replanLater(tx, 'client', workspaceId, [clientId]);
}

export type ChangeAgreementOutcome = 'changed' | 'outdated' | 'ended' | 'owner_unknown' | 'not_yours';

/** Other terms: a draft again, whoever signed the former ones; those stay to be read. */
export async function changeAgreement(
  ports: LedgerPorts,
  context: PeopleContext,
  actor: Person,
  { id, version, words }: { readonly id: string; readonly version: number; readonly words: AgreementWords },
): Promise<ChangeAgreementOutcome> {
  return toward(ports, context, actor, { id, act: 'agreement.write' }, async (tx, before) => {
    if (before.endedOn !== null) return 'ended';
    const terms = await termsOf(tx, context, actor, words);
    if (!terms) return 'owner_unknown';
    if (sameTerms(before, terms)) return 'changed';
    if (before.version !== version) return 'outdated';
    await revise(tx, before, terms, actor, context.now);
    await beginDraft(tx, { ...before, version: version + 1 }, context.now);
    return 'changed';
  });
}

/** What somebody said about its end holds as long as that stays where it was. */
async function revise(
  tx: Tx,
  before: queries.Agreement,
  terms: AgreementTerms,
  { id: writtenBy }: Person,
  now: Date,
): Promise<void> {
  const letsEnd = before.letsEnd && terms.untilDay === before.untilDay;
  const { content, level, fromDay, untilDay, link, ownerId } = terms;
  const next = { content, level, fromDay, untilDay, link, ownerId, letsEnd, writtenBy, writtenAt: now };
  await queries.reviseAgreement(tx, before.id, next);
}

interface Seen {
  readonly id: string;
  /** the version that she had before her */
  readonly version: number;
}

export type SignOutcome = 'signed' | 'outdated' | 'ended' | 'not_yours';

/** The lead puts her name to the terms that she has read (1.15); nobody else can. */
export async function signOff(
  ports: LedgerPorts,
  context: PeopleContext,
  actor: Person,
  { id, version }: Seen,
): Promise<SignOutcome> {
  return toward(ports, context, actor, { id, act: 'agreement.sign_off' }, async (tx, agreement) => {
    if (agreement.endedOn !== null) return 'ended';
    if (agreement.version !== version) return 'outdated';
    if (!agreement.signedOff) await queries.signAgreement(tx, id, { signedOffBy: actor.id, signedOffAt: context.now });
    return 'signed';
  });
}

/** It ends today, whatever its last day was going to be. */
export async function endAgreement(
  ports: LedgerPorts,
  context: PeopleContext,
  actor: Person,
  id: string,
): Promise<'ended' | 'not_yours'> {
  return toward(ports, context, actor, { id, act: 'agreement.sign_off' }, async (tx, agreement) => {
    if (agreement.endedOn === null) await queries.endAgreement(tx, id, todayOf(actor, context));
    return 'ended' as const;
  });
}

export type ExtendOutcome = 'extended' | 'outdated' | 'ended' | 'not_yours' | ExtensionFault;

/** A later last day and nothing else. Whoever may extend it signs it off by that, unless it was a draft before. */
export async function extendAgreement(
  ports: LedgerPorts,
  context: PeopleContext,
  actor: Person,
  { id, version, untilDay }: Seen & { readonly untilDay: LocalDate },
): Promise<ExtendOutcome> {
  return toward(ports, context, actor, { id, act: 'agreement.sign_off' }, async (tx, before) => {
    if (before.endedOn !== null) return 'ended';
    // Sent twice.
    if (before.untilDay === untilDay && before.version === version + 1) return 'extended';
    if (before.version !== version) return 'outdated';
    const fault = extensionFault(before, untilDay, todayOf(actor, context));
    if (fault) return fault;
    await revise(tx, before, { ...before, untilDay }, actor, context.now);
    await beginDraft(tx, { ...before, version: version + 1 }, context.now);
    if (before.signedOff) await queries.signAgreement(tx, id, { signedOffBy: actor.id, signedOffAt: context.now });
    return 'extended';
  });
}

/** It may end with its last day: nobody is asked about it any more. */
export async function letEnd(
  ports: LedgerPorts,
  context: PeopleContext,
  actor: Person,
  { id, version }: Seen,
): Promise<'let_end' | 'outdated' | 'ended' | 'not_yours'> {
  return toward(ports, context, actor, { id, act: 'agreement.sign_off' }, async (tx, agreement) => {
    if (agreement.endedOn !== null) return 'ended';
    if (agreement.version !== version) return 'outdated';
    await queries.letAgreementEnd(tx, id);
    return 'let_end';
  });
}

/** Does something to an agreement that the table allows her, while nobody else changes anything with that client. */
async function toward<T>(
  ports: LedgerPorts,
  context: PeopleContext,
  actor: Person,
  { id, act }: { readonly id: string; readonly act: Act },
  work: (tx: Tx, agreement: queries.Agreement) => Promise<T>,
): Promise<T | 'not_yours'> {
  const clientId = (await queries.agreementById(ports.db, id))?.clientId ?? '';
  return towardClient(ports, context, actor, { clientId, act }, async tx => {
    const agreement = await queries.agreementById(tx, id);
    return agreement ? work(tx, agreement) : 'not_yours';
  });
}
