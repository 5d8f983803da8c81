import { addDays } from 'date-fns/addDays';
import type { Executor, Tx } from '../db/connect.ts';
import { speak } from '../i18n/text.ts';
import { section } from '../slack/blocks.ts';
import { type DeliveryKind, type Draft, deliveryId, type Item, type Reader } from './kinds.ts';
import * as queries from './queries.ts';
import { deliveryTexts } from './texts/index.ts';

export const troubleKind = 'delivery.trouble';

/**
 * An admin hears once a day, in her morning, that something could not be delivered; not of what she was told that way. The message is due
 * when that day is over: whatever ends on it is counted, early or late.
 */
export async function tellAdmin(
  db: Executor,
  failed: { readonly workspaceId: string; readonly kind: string },
  now: Date,
): Promise<void> {
  if (failed.kind === troubleKind) return;
  const { workspaceId } = failed;
  const period = dayOf(now);
  const key = { workspaceId, kind: troubleKind, subjectId: workspaceId, period };
  await queries.insertMessages(db, [
    { ...key, id: deliveryId(key), class: 'morning', dueAt: addDays(startOf(period), 1) },
  ]);
}

/** The UTC day: all that is needed is that it is the same for all instances. */
const dayOf = (now: Date): string => now.toISOString().slice(0, 10);
const startOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** How many messages ended unsent that day. Which, and why, an admin sees on the command line: a message holds nothing private. */
export function troubleMessages(adminOf: (tx: Tx, workspaceId: string) => Promise<string | undefined>): DeliveryKind {
  const draft = async (tx: Tx, { workspaceId, period }: Item): Promise<Draft> => {
    const from = startOf(period);
    const count = await queries.countEnded(tx, workspaceId, from, addDays(from, 1));
    const to = await adminOf(tx, workspaceId);
    const draw = ({ language }: Reader) => plain(speak(deliveryTexts, language)('trouble.text', { count }));
    return to ? { to, rule: 'admin', draw } : 'nobody';
  };
  return {
    kind: troubleKind,
    drafts: async (tx, items) => {
      const drafts = new Map<string, Draft>();
      for (const item of items) drafts.set(item.id, await draft(tx, item));
      return drafts;
    },
  };
}

const plain = (text: string) => ({ text, blocks: [section(text)] });
