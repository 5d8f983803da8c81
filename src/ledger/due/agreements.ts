import type { Tx } from '../../db/connect.ts';
import { type DeliveryKind, enqueue, type Item } from '../../delivery/index.ts';
import { type ClientFacts, clientFacts, type SaidToLead, toLead } from '../../roster/index.ts';
import { type Occurrence, planOccurrences, type ScheduledCadence, type Step } from '../../schedule/index.ts';
import { settingsOf, workspaceOf } from '../../settings/index.ts';
import { addDays, instantOf, localDateOf, parseLocalTime } from '../../time/calendar.ts';
import { draftKey, draftKind } from '../agreements.ts';
import * as queries from '../queries.ts';
import { askOn, type EndQuestion, endQuestion } from '../rules.ts';
import { agreementMessage } from '../views.ts';
import type { LedgerDuePorts } from './ports.ts';

/** One occurrence per agreement and last day, which is its period: a day that was asked about is not asked about again. */
const endCadence = 'ledger_agreement';
const endKind = 'ledger.agreement_end';

export function agreementCadences(ports: LedgerDuePorts): ScheduledCadence[] {
  return [
    { name: endCadence, wake: (tx, occurrences, now) => wakeEnds(ports, tx, occurrences, now) },
    {
      // Enrols no client itself: where something about one has changed, it plans the ends of its agreements anew.
      name: 'ledger_agreement_plan',
      enrols: 'client',
      plan: async (tx, subjects, now) => {
        for (const [workspaceId, own] of Map.groupBy(subjects, subject => subject.workspaceId))
          await planEnds(ports, tx, { workspaceId, clientIds: own.map(({ id }) => id) }, now);
        return new Map(subjects.map(({ id }) => [id, { enrolled: false, reason: 'never' }]));
      },
      wake: async () => new Map(),
    },
  ];
}

async function planEnds(
  { shelf }: LedgerDuePorts,
  tx: Tx,
  { workspaceId, clientIds }: { readonly workspaceId: string; readonly clientIds: readonly string[] },
  now: Date,
): Promise<void> {
  const agreements = await queries.agreementsOfAll(tx, clientIds);
  if (agreements.length === 0 || (await workspaceOf(tx, workspaceId)).goAt === null) return;
  const { agreementAskDays } = await settingsOf(tx, workspaceId);
  const facts = await clientFacts(tx, { shelf, now }, clientIds);
  const ending = agreements.filter(({ letsEnd, clientId }) => !letsEnd && facts.get(clientId)?.active);
  const rows = ending.flatMap(agreement => {
    const rhythm = facts.get(agreement.clientId)?.rhythm;
    const { id: subjectId, untilDay } = agreement;
    if (!rhythm || untilDay === null) return [];
    const day = askOn({ untilDay, writtenOn: localDateOf(agreement.writtenAt, rhythm) }, agreementAskDays);
    const dueAt = instantOf(day, parseLocalTime('09:00'), rhythm);
    const closesAt = instantOf(addDays(untilDay, 1), parseLocalTime('00:00'), rhythm);
    return [{ workspaceId, cadence: endCadence, subjectId, period: untilDay, dueAt, closesAt }];
  });
  await planOccurrences(tx, rows);
}

async function wakeEnds(
  ports: LedgerDuePorts,
  tx: Tx,
  occurrences: readonly Occurrence[],
  now: Date,
): Promise<Map<string, Step>> {
  const endingOf = await endings(ports, tx, occurrences, now);
  const woken = occurrences.map(occurrence => ({ occurrence, question: endingOf(occurrence)?.question ?? 'ended' }));
  await enqueue(
    tx,
    woken
      .filter(({ question }) => question === 'ask')
      .map(({ occurrence: { workspaceId, subjectId, period, closesAt } }) => {
        return { workspaceId, kind: endKind, subjectId, period, class: 'morning', dueAt: now, expiresAt: closesAt };
      }),
  );
  return new Map(woken.map(({ occurrence, question }) => [occurrence.id, stepFor(question)]));
}

/** What may come back (the client is worked for again, the old last day is the right one after all) is taken up when it does. */
function stepFor(question: EndQuestion): Step {
  switch (question) {
    case 'ask':
      return { state: 'closed', reason: 'asked' };
    case 'ended':
    case 'lets_end':
      return { state: 'closed', reason: question };
    case 'moved':
    case 'paused':
      return { state: 'not_applicable', reason: question };
    case 'downtime':
      return { state: 'skipped', reason: question };
  }
}

interface Ending {
  readonly agreement: queries.Agreement;
  readonly question: EndQuestion;
  readonly client: ClientFacts['client'];
}

/** Each agreement as it stands at this moment, and whether the last day in question is still worth a word. */
async function endings(
  { shelf }: LedgerDuePorts,
  tx: Tx,
  abouts: readonly { readonly subjectId: string }[],
  now: Date,
): Promise<(about: { readonly subjectId: string; readonly period: string }) => Ending | undefined> {
  const agreements = await queries.agreementsById(
    tx,
    abouts.map(({ subjectId }) => subjectId),
  );
  const clientIds = [...new Set([...agreements.values()].map(({ clientId }) => clientId))];
  const facts = await clientFacts(tx, { shelf, now }, clientIds);
  return ({ subjectId, period: lastDay }) => {
    const agreement = agreements.get(subjectId);
    const about = agreement && facts.get(agreement.clientId);
    if (!about) return undefined;
    const { active, client, rhythm } = about;
    const question = endQuestion({ agreement, lastDay, today: localDateOf(now, rhythm), active });
    return { agreement, question, client };
  };
}

/** The question about an end, and the word that a draft waits: to whoever leads the client when it is sent. */
export function agreementDeliveries(ports: LedgerDuePorts): DeliveryKind[] {
  const kind = (name: string, words: (item: Item, ending: Ending) => SaidToLead) =>
    toLead(ports, name, async (tx, items, now) => {
      const endingOf = await endings(ports, tx, items, now);
      return new Map(
        items.flatMap(item => {
          const ending = endingOf(item);
          return ending ? [[item.id, words(item, ending)] as const] : [];
        }),
      );
    });
  return [kind(endKind, endSaid), kind(draftKind, draftSaid)];
}

function endSaid(_item: Item, { agreement, question, client }: Ending): SaidToLead {
  if (question !== 'ask') return { drop: question };
  const { id, untilDay } = agreement;
  const about = { id, client: client.name, untilDay };
  return { clientId: client.id, draw: ({ language }) => agreementMessage(about, 'end', language) };
}

/** Whoever wrote it herself knows that it waits for her. */
function draftSaid({ period }: Item, { agreement, client }: Ending): SaidToLead {
  const { id, untilDay, version, signedOff, endedOn, writtenBy } = agreement;
  if (endedOn !== null) return { drop: 'ended' };
  if (signedOff) return { drop: 'signed' };
  if (period !== draftKey(version)) return { drop: 'changed' };
  const about = { id, client: client.name, untilDay };
  return {
    clientId: client.id,
    except: writtenBy,
    draw: ({ language }) => agreementMessage(about, 'draft', language),
  };
}
