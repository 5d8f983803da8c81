import {
  add,
  answer,
  chooseReader,
  concernsAround,
  findLost,
  openConcern,
  type Told,
  takeBack,
  tell,
} from '../../src/concerns/concerns.ts';
import { offerTo } from '../../src/concerns/offer.ts';
import type { Db } from '../../src/db/connect.ts';
import { silentLog } from '../../src/log.ts';
import type { RosterBuilder } from '../support/roster.ts';

export const tuesday = '2026-12-01T10:00:00Z';

/** What people of a built roster do about worries, by their ids; everything at `now`, a Tuesday unless said. */
export function doing(db: Db, firm: RosterBuilder, actorId: string, now = tuesday) {
  const ports = { db, log: silentLog };
  const context = firm.context(now);
  const actor = () => firm.read(actorId, now);
  const tells = async (told: Partial<Told> & { readonly readerId: string }) =>
    tell(ports, context, await actor(), { opened: context.now, aboutId: undefined, text: 'A worry', ...told });
  return {
    offered: async () => offerTo(db, context, await actor()),
    tells,
    /** Tells it; the id of her newest concern. */
    told: async (told: Partial<Told> & { readonly readerId: string }): Promise<string> => {
      const outcome = await tells(told);
      const { told: hers } = await concernsAround(db, context, await actor());
      if (outcome !== 'told' || !hers[0]) throw new Error(`it was ${outcome}`);
      return hers[0].id;
    },
    opens: async (id: string) => openConcern(ports, context, await actor(), id),
    lists: async () => concernsAround(db, context, await actor()),
    adds: async (concernId: string, text: string, after = 1) =>
      add(ports, context, await actor(), { concernId, after, text }),
    answers: async (concernId: string, text: string, { after = 1, closes = false } = {}) =>
      answer(ports, context, await actor(), { concernId, after, text, closes }),
    chooses: async (concernId: string, readerId: string) =>
      chooseReader(ports, context, await actor(), { concernId, readerId }),
    takesBack: async (id: string) => takeBack(ports, context, await actor(), id),
    dayPasses: () => findLost(db, context, firm.workspaceId),
  };
}

/** The messages of the room, as they stand in the outbox: kind, whom they are about, when they are due. */
export async function messagesOf(db: Db, concernId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('outbox')
    .select(['kind', 'period', 'class', 'dueAt'])
    .where('subjectId', '=', concernId)
    .orderBy('dueAt')
    .orderBy('kind', 'desc')
    .execute();
  return rows.map(
    ({ kind, period, class: how, dueAt }) => `${kind} ${period} ${how} ${dueAt.toISOString().slice(0, 16)}`,
  );
}
