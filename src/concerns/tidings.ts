import type { Tx } from '../db/connect.ts';
import { type Enqueued, enqueue, newestMessage } from '../delivery/index.ts';
import * as queries from './queries.ts';
import { type Hours, morningOf, reminderAt } from './rules.ts';

export const kinds = {
  told: 'concerns.told',
  reminder: 'concerns.reminder',
  added: 'concerns.added',
  answered: 'concerns.answered',
  lost: 'concerns.lost',
} as const;

/** For whoever counts or lists messages: these are left out. */
export const discreetKinds: readonly string[] = Object.values(kinds);

interface About {
  readonly id: string;
  readonly workspaceId: string;
  readonly turn: number;
}

/** Never `morning`: a concern joins no bundle, in which it could be seen. */
const message = ({ id, workspaceId, turn }: About, kind: string, dueAt: Date, number?: number): Enqueued => ({
  workspaceId,
  kind,
  subjectId: id,
  period: number === undefined ? String(turn) : `${turn}/${number}`,
  class: 'now',
  dueAt,
});

/** Which of her readers a message was for. */
export const turnOf = ({ period }: { readonly period: string }): number => Number(period.split('/')[0]);

/** The reader hears that there is something, and once more in case she does not open it. */
export async function tellReader(tx: Tx, about: About, reader: Hours, now: Date): Promise<void> {
  const told = message(about, kinds.told, now);
  await enqueue(tx, [told]);
  const at = reminderAt(now, reader);
  if (!at) return;
  const { workspaceId, subjectId, period } = told;
  const replacesId = await newestMessage(tx, { workspaceId, kinds: [kinds.told], subjectId, periods: [period] });
  await enqueue(tx, [{ ...message(about, kinds.reminder, at), replacesId }]);
}

export async function tellOfAddition(tx: Tx, about: About, number: number, now: Date): Promise<void> {
  await enqueue(tx, [message(about, kinds.added, now, number)]);
}

export async function tellOfAnswer(tx: Tx, about: About, number: number, now: Date): Promise<void> {
  await enqueue(tx, [message(about, kinds.answered, now, number)]);
}

/** Its reader can't read it: nobody else does instead. The author hears of it once, in her morning, and may choose another. */
export async function tellOfLoss(tx: Tx, about: About, author: Hours, now: Date): Promise<void> {
  if (await queries.markLost(tx, about.id, now))
    await enqueue(tx, [message(about, kinds.lost, morningOf(now, author))]);
}
