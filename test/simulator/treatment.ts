import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../src/db/connect.ts';
import { type DeviationEvent, type DeviationState, isEnded } from '../../src/deviations/rules.ts';
import type { Evidence } from './invariants.ts';

/** What was written about deviations. */
export interface Treatment {
  readonly deviations: readonly DeviationFacts[];
  /** in its order */
  readonly history: readonly Line[];
  readonly actions: readonly { readonly id: string; readonly deviationId: string }[];
  readonly clocks: readonly { readonly subjectId: string; readonly period: string; readonly wakeAt: Date | null }[];
}

interface DeviationFacts {
  readonly id: string;
  readonly state: DeviationState;
  readonly opening: number;
  readonly actual: string | null;
  readonly desired: string | null;
}

interface Line {
  readonly deviationId: string;
  readonly number: number;
  readonly event: DeviationEvent;
  readonly personId: string | null;
  readonly note: string | null;
}

export async function gatherTreatment(db: Db): Promise<Treatment> {
  const all = async <T>(query: RawBuilder<T>) => (await query.execute(db)).rows;
  return {
    deviations: await all(sql<DeviationFacts>`select id, state, opening, actual, desired from deviation`),
    history: await all(sql<Line>`select * from deviation_entry order by deviation_id, number`),
    actions: await all(sql`select id, deviation_id from deviation_action`),
    clocks: await all(sql`select subject_id, period, wake_at from occurrence where cadence = 'deviation'`),
  };
}

/** What holds for deviations when everything has come to rest. */
export const treatmentInvariants: Readonly<Record<string, (evidence: Evidence) => string[]>> = {
  'D1 every open deviation has a clock that goes': clocksGo,
  'D2 every change of state stands in the history, whose numbers have no gap': historyTellsAll,
  'D3 nobody hears twice that something escalated, since it was last opened': oneEscalation,
  'D4 whoever knows of a deviation is not told that it became hers': nobodyIsToldAgain,
  'D5 once it has ended nothing is sent but what came of it': silentAfterTheEnd,
};

function clocksGo({ treatment: { deviations, clocks } }: Evidence): string[] {
  const isGoing = ({ id, opening }: DeviationFacts) =>
    clocks.some(clock => clock.subjectId === id && clock.period === String(opening) && clock.wakeAt !== null);
  return deviations.filter(each => !isEnded(each.state) && !isGoing(each)).map(({ id }) => `${id} has no clock`);
}

/** Where each line leads; the others change no state. What is contained, and who checks, may change on the way. */
const leadsTo: Partial<Record<DeviationEvent, DeviationState>> = {
  opened: 'reported',
  reported: 'reported',
  acknowledged: 'acknowledged',
  analysed: 'analysed',
  action_added: 'acting',
  check_asked: 'awaiting_check',
  effective: 'closed',
  not_effective: 'acting',
  closed: 'closed',
  unfounded: 'unfounded',
  reopened: 'reopened',
  ended_by_itself: 'closed',
};

const stateAfter = (lines: readonly Line[]): DeviationState | undefined =>
  lines.reduce<DeviationState | undefined>(
    (state, { event }) => (event === 'contained' && state === 'acknowledged' ? 'contained' : (leadsTo[event] ?? state)),
    undefined,
  );

function historyTellsAll({ treatment: { deviations, history } }: Evidence): string[] {
  const lines = Map.groupBy(history, ({ deviationId }) => deviationId);
  return deviations.flatMap(({ id, state, opening }) => {
    const own = lines.get(id) ?? [];
    const told = stateAfter(own);
    const opened = own.filter(({ event }) => event === 'reopened').length + 1;
    const hasGap = own.some(({ number }, index) => number !== index + 1);
    return [
      ...(told === state ? [] : [`${id} is ${state}; its history ends ${told}`]),
      ...(opened === opening ? [] : [`${id} was opened ${opening} times; its history tells of ${opened}`]),
      ...(hasGap ? [`${id} has lines ${own.map(({ number }) => number)}`] : []),
    ];
  });
}

function oneEscalation({ treatment: { history } }: Evidence): string[] {
  const found: string[] = [];
  for (const [id, lines] of Map.groupBy(history, ({ deviationId }) => deviationId)) {
    let told: (string | null)[] = [];
    for (const { event, personId } of lines) {
      if (event === 'reopened') told = [];
      if (event !== 'escalated') continue;
      if (told.includes(personId)) found.push(`${id} was escalated to ${personId} twice`);
      told.push(personId);
    }
  }
  return found;
}

function nobodyIsToldAgain({ outbox }: Evidence): string[] {
  const alerts = outbox.filter(({ kind, toldAt }) => kind === 'deviations.alert' && toldAt !== null);
  return alerts
    .filter(moved => {
      const before = alerts.filter(
        ({ id, subjectId, receiverId, toldAt }) =>
          id !== moved.id &&
          subjectId === moved.subjectId &&
          receiverId === moved.receiverId &&
          Number(toldAt) <= Number(moved.toldAt),
      );
      return moved.period.startsWith('to ') && before.length > 0;
    })
    .map(({ subjectId, receiverId, period }) => `${receiverId} was told again of ${subjectId}: ${period}`);
}

/** What was being sent when it ended is not called back. */
const onItsWay = 120_000;

function silentAfterTheEnd({ run }: Evidence): string[] {
  return run.world.sightings.flatMap(({ message, ended }) =>
    ended
      .filter(({ closedAt }) => message.at.getTime() > closedAt.getTime() + onItsWay)
      .map(
        ({ kind, closedAt }) =>
          `${kind} “${message.text}” was sent at ${message.at.toISOString()}, ended ${closedAt.toISOString()}`,
      ),
  );
}
