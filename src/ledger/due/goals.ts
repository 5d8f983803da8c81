import type { Tx } from '../../db/connect.ts';
import { type DeliveryKind, enqueue, type Item } from '../../delivery/index.ts';
import { type ClientFacts, clientFacts, type SaidToLead, toLead, whoAnswersFor } from '../../roster/index.ts';
import type { Occurrence, Plan, ScheduledCadence, Step, Subject } from '../../schedule/index.ts';
import { settingsOf, workspaceOf } from '../../settings/index.ts';
import * as queries from '../queries.ts';
import { type GoalQuestion, goalQuestion, planGoals } from '../rules.ts';
import { goalsMessage } from '../views.ts';
import type { LedgerDuePorts } from './ports.ts';

/** Once a quarter, for every client that is worked for or kept in touch with. */
const goalsCadence = 'ledger_goals';
const goalsKind = 'ledger.goals';

export function goalCadences(ports: LedgerDuePorts): ScheduledCadence[] {
  return [
    {
      name: goalsCadence,
      enrols: 'client',
      plan: (tx, subjects, now) => planClients(ports, tx, subjects, now),
      wake: (tx, occurrences, now) => wakeQuarters(ports, tx, occurrences, now),
    },
  ];
}

async function planClients(
  { shelf }: LedgerDuePorts,
  tx: Tx,
  subjects: readonly Subject[],
  now: Date,
): Promise<Map<string, Plan>> {
  const plans = new Map<string, Plan>();
  for (const [workspaceId, own] of Map.groupBy(subjects, subject => subject.workspaceId)) {
    const { goAt } = await workspaceOf(tx, workspaceId);
    const { goalDay } = await settingsOf(tx, workspaceId);
    const ids = own.map(({ id }) => id);
    const facts = await clientFacts(tx, { shelf, now }, ids);
    const matters = ids.map(id => ({ kind: 'client' as const, id }));
    const answering = await whoAnswersFor(tx, { shelf, now }, workspaceId, matters);
    for (const { id, since } of own) {
      const client = facts.get(id);
      const isAnswered = (answering.get(id)?.responsible ?? 'nobody') !== 'nobody';
      const reason = goAt === null ? 'before_go' : whyNot(client, isAnswered);
      const planned = client && !reason ? planGoals({ rhythm: client.rhythm, goalDay, since, now }) : undefined;
      plans.set(
        id,
        planned ? { enrolled: true, ...planned } : { enrolled: false, reason: reason ?? 'no_working_days' },
      );
    }
  }
  return plans;
}

function whyNot(client: ClientFacts | undefined, isAnswered: boolean): string | undefined {
  if (!client) return 'unknown';
  if (!client.active) return 'paused';
  return isAnswered ? undefined : 'nobody_answers';
}

async function wakeQuarters(
  ports: LedgerDuePorts,
  tx: Tx,
  occurrences: readonly Occurrence[],
  now: Date,
): Promise<Map<string, Step>> {
  const askingOf = await questions(ports, tx, occurrences, now);
  const woken = occurrences.map(occurrence => ({ occurrence, question: askingOf(occurrence).question }));
  const asked = woken.filter(({ occurrence, question }) => isAsked(question) && now < occurrence.closesAt);
  await enqueue(
    tx,
    asked.map(({ occurrence: { workspaceId, subjectId, period, closesAt } }) => {
      return { workspaceId, kind: goalsKind, subjectId, period, class: 'morning', dueAt: now, expiresAt: closesAt };
    }),
  );
  return new Map(woken.map(({ occurrence, question }) => [occurrence.id, stepOf(occurrence, question, now)]));
}

type Question = GoalQuestion | 'paused';
const isAsked = (question: Question): question is 'begin' | 'agree' => question === 'begin' || question === 'agree';

/** A quarter that is over is not asked about any more: only the newest one that was missed is. */
function stepOf({ closesAt }: Occurrence, question: Question, now: Date): Step {
  if (question === 'paused') return { state: 'not_applicable', reason: 'paused' };
  if (now >= closesAt) return { state: 'skipped', reason: 'downtime' };
  return { state: 'closed', reason: isAsked(question) ? 'asked' : 'reviewed' };
}

interface Asking {
  readonly question: Question;
  /** the client's name */
  readonly client: string;
}

/** What each quarter asks of its client at this moment. */
async function questions(
  { shelf }: LedgerDuePorts,
  tx: Tx,
  abouts: readonly { readonly subjectId: string }[],
  now: Date,
): Promise<(about: { readonly subjectId: string; readonly period: string }) => Asking> {
  const ids = [...new Set(abouts.map(({ subjectId }) => subjectId))];
  const facts = await clientFacts(tx, { shelf, now }, ids);
  const goals = await queries.goalsOfAll(tx, ids);
  return ({ subjectId, period }) => {
    const { active = false, client } = facts.get(subjectId) ?? {};
    const question = active ? goalQuestion(goals.get(subjectId) ?? [], period) : 'paused';
    return { question, client: client?.name ?? '' };
  };
}

export function goalDeliveries(ports: LedgerDuePorts): DeliveryKind[] {
  return [
    toLead(ports, goalsKind, async (tx, items, now) => {
      const askingOf = await questions(ports, tx, items, now);
      return new Map(items.map(item => [item.id, saidOf(item, askingOf(item))]));
    }),
  ];
}

function saidOf({ subjectId: clientId }: Item, { question, client }: Asking): SaidToLead {
  if (!isAsked(question)) return { drop: question };
  return { clientId, draw: ({ language }) => goalsMessage({ clientId, client, question }, language) };
}
