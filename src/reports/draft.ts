import type { Executor } from '../db/connect.ts';
import { clientDeviations } from '../deviations/index.ts';
import { endedGoals, everyAgreementOf, goalsOf } from '../ledger/index.ts';
import { meetingDays } from '../meetings/index.ts';
import { promisesWhere } from '../promises/index.ts';
import type { ClientFacts } from '../roster/index.ts';
import { decidedAt, suggestionsWhere } from '../suggestions/index.ts';
import { datesOf, localDateOf, type Period } from '../time/calendar.ts';
import type { GoalFacts, ReportFacts } from './rules.ts';

/** What a client may be told of a month, from what all rooms know at this moment. Each room's door leaves out what is private. */
export async function reportFacts(
  db: Executor,
  { client, rhythm }: ClientFacts,
  month: Period,
  now: Date,
): Promise<ReportFacts> {
  const { id: clientId } = client;
  const { first } = datesOf(month);
  const dayOf = (at: Date | null | undefined) => (at ? localDateOf(at, rhythm) : null);
  const today = localDateOf(now, rhythm);
  const promises = await promisesWhere(db, { clientIds: [clientId], states: [...toldStates] });
  const decided = await decidedAt(db, clientId);
  const suggestions = await suggestionsWhere(db, { clientIds: [clientId] });
  const deviations = await clientDeviations(db, now, { ...client, zone: rhythm.zone }, first);
  const agreements = await everyAgreementOf(db, clientId);
  return {
    month,
    today,
    promises: promises.flatMap(({ inForce, state, keptOn }) =>
      inForce ? [{ words: inForce.words, dueOn: inForce.dueOn, keptOn, moving: state === 'moving' }] : [],
    ),
    suggestions: suggestions.map(({ id, kind, words, state, dueOn, outcome, endedOn, answeredOn }) => {
      const due = state === 'decided' ? dueOn : null;
      return { kind, words, decidedOn: dayOf(decided.get(id)), dueOn: due, outcome, endedOn, answeredOn };
    }),
    // Of what the client was not told, this text tells it nothing either. What becomes of a promise is known from the promise: its deviation also
    // ends where it was only moved or let go.
    deviations: deviations.flatMap(({ family, actual, closedOn, clientWord }) =>
      clientWord === 'told' && family !== 'promise' ? [{ words: actual, closedOn }] : [],
    ),
    agreements: agreements.map(({ content, signedOffAt, endedOn, untilDay, letsEnd }) => {
      const ranOut = letsEnd && untilDay !== null && untilDay < today ? untilDay : null;
      return { words: content, signedOn: dayOf(signedOffAt), endedOn: endedOn ?? ranOut };
    }),
    goals: await goalFacts(db, clientId),
    meetings: await meetingDays(db, client, first),
  };
}

const toldStates = ['promised', 'moving', 'overdue', 'kept'] as const;
/** More goals do not end between the month that is told of and today. */
const mostEnded = 20;

async function goalFacts(db: Executor, clientId: string): Promise<GoalFacts[]> {
  const shared = (await goalsOf(db, clientId)).map(({ words, since }) => ({ words, since, ended: undefined }));
  const ended = (await endedGoals(db, clientId, mostEnded)).map(({ words, since, endedOn: on, outcome }) => {
    return { words, since, ended: { on, outcome } };
  });
  return [...shared, ...ended];
}
