import type { Connection } from '../../src/db/connect.ts';
import { dueCadence } from '../../src/promises/kinds.ts';
import { keptRates, openPromisesTo, promisesForAgenda, promisesToKeep } from '../../src/promises/known.ts';
import { openPromise } from '../../src/promises/look-keeping.ts';
import { keepPromise, movePromise, reassignPromise, releasePromise, warnLate } from '../../src/promises/promises.ts';
import { clientRegisterOf, registerOf } from '../../src/promises/register.ts';
import { occurrencesOf } from '../../src/schedule/index.ts';
import { type LocalDate, parseLocalDate } from '../../src/time/calendar.ts';
import { givingFirm, monday } from './giving-firm.ts';

export { monday } from './giving-firm.ts';

interface Move {
  readonly due?: string;
  readonly keeper?: string;
  readonly reason?: string;
  readonly goalId?: string | null;
  /** the one that she saw; absent: the present one */
  readonly version?: number;
}

/** The firm in which promises are given, with what becomes of them afterwards. Ana keeps what Kari promises, due on Friday 27 March. */
export async function keepingFirm(connection: Connection) {
  const firm = await givingFirm(connection);
  const { db, ports, clientId, ana, lead } = firm;
  const versionOf = async (id: string, seen: number | undefined) => seen ?? (await firm.promise(id)).version;

  /** Somebody, at some time, with these verbs in hand. */
  const later = (personId: string, at = monday) => {
    const context = firm.firm.context(at);
    const me = () => firm.firm.read(personId, at);
    return {
      keeps: async (id: string, onDay: string, seen?: number) => {
        const kept = { id, version: await versionOf(id, seen), onDay: parseLocalDate(onDay) };
        return keepPromise(ports, context, await me(), kept);
      },
      warns: async (id: string, words: string, seen?: number) =>
        warnLate(ports, context, await me(), { id, version: await versionOf(id, seen), words }),
      moves: async (
        id: string,
        { due = '2026-04-24', keeper = ana, reason = 'A release slips', goalId = null, version }: Move = {},
      ) => {
        const words = firm.aPromise({ due, keeper: firm.firm.slackIdOf(keeper), goalId });
        const terms = { ...words, reason };
        return movePromise(ports, context, await me(), { id, version: await versionOf(id, version), terms });
      },
      hands: async (id: string, keeper: string, seen?: number) => {
        const handed = { id, version: await versionOf(id, seen), keeper: firm.firm.slackIdOf(keeper) };
        return reassignPromise(ports, context, await me(), handed);
      },
      releases: async (id: string, why = 'They bought one', seen?: number) =>
        releasePromise(ports, context, await me(), { id, version: await versionOf(id, seen), why }),
      opens: async (id: string) => openPromise(ports, context, await me(), id),
      lists: async () => registerOf(ports, context, await me()),
      listsClient: async (id = clientId) => clientRegisterOf(ports, context, await me(), id),
    };
  };

  /** Given by Kari and accepted by Ana; its id. */
  const promised = async (due = '2026-03-27', at = monday): Promise<string> => {
    const { id } = await firm.as(lead, at).gives(firm.aPromise({ due }));
    const outcome = await firm.as(ana, at).answers(id, true);
    if (outcome !== 'accepted') throw new Error(outcome);
    return id;
  };
  const rates = (since = '2026-01-01') => keptRates(db, firm.firm.workspaceId, parseLocalDate(since));
  const rate = async (since?: string) => (await rates(since)).clients.get(clientId);
  /** How its coming due went, as `period state reason`. */
  const ran = async (id: string) =>
    (await occurrencesOf(db, id))
      .filter(({ cadence }) => cadence === dueCadence)
      .map(({ period, state, reason }) => [period, state, reason].filter(Boolean).join(' '));
  /** What was said while it came due, as `kind period day and minute`. */
  const heard = async (id: string) =>
    (
      await db
        .selectFrom('outbox')
        .select(['kind', 'period', 'dueAt'])
        .where('subjectId', '=', id)
        .where('kind', 'in', ['promises.remind', 'promises.lead_word', 'promises.released'])
        .orderBy('dueAt')
        .orderBy('kind', 'desc')
        .execute()
    ).map(({ kind, period, dueAt }) => `${kind.slice(9)} ${period} ${dueAt.toISOString().slice(0, 16)}`);
  const deviations = async (id: string) =>
    (
      await db
        .selectFrom('deviation')
        .select(['state', 'severity', 'actual'])
        .where('family', '=', 'promise')
        .where('topic', '=', id)
        .orderBy('openedAt')
        .execute()
    ).map(({ state, severity, actual }) => `${state} ${severity} ${actual}`);
  const agenda = async (since?: LocalDate) => (await promisesForAgenda(db, clientId, since)).map(({ id }) => id);
  const toKeep = async (personId: string) => (await promisesToKeep(db, personId)).map(({ id }) => id);
  const openTo = async () => (await openPromisesTo(db, clientId)).map(({ id }) => id);
  return { ...firm, later, promised, rates, rate, ran, heard, deviations, agenda, toKeep, openTo };
}
