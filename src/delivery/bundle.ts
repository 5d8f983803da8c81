import { addSeconds } from 'date-fns/addSeconds';
import type { Tx } from '../db/connect.ts';
import { isDatabasesFault } from '../db/errors.ts';
import { speak } from '../i18n/text.ts';
import type { Ports } from '../ports.ts';
import { type Message, section } from '../slack/blocks.ts';
import { addDays, instantOf, localDateOf, nextOpening } from '../time/calendar.ts';
import { type DeliveryKind, type Draft, deliveryId, type Item, type Preparing, type Reader } from './kinds.ts';
import type { OutboxRow } from './queries.ts';
import * as queries from './queries.ts';
import { offered } from './receiver.ts';
import { morningPeriod, mostFailures, pauseAfter } from './rules.ts';
import { deliveryTexts } from './texts/index.ts';
import { tellAdmin } from './trouble.ts';

export const bundleKind = 'delivery.morning';

/** What is over waits for the next morning. */
const mostItems = 20;
/** Of the 50 that a message may have; the greeting is one more. */
const mostBlocks = 49;
/** Slack refuses about 13 200 characters of blocks in all (`msg_blocks_too_long`). */
const mostCharacters = 12_000;

/**
 * Binds what waits for a person's morning to one bundle row, whose id is then the metadata of the message. The bundle has
 * its turn after everything that joins it. When she has had her message of the day, or it is full, the item waits for her
 * next working day.
 */
export async function bindMorning(
  tx: Tx,
  item: OutboxRow,
  { reader, rule }: { readonly reader: Reader; readonly rule: string },
  now: Date,
): Promise<void> {
  const { personId: receiverId } = reader;
  const key = {
    workspaceId: item.workspaceId,
    kind: bundleKind,
    subjectId: receiverId,
    period: morningPeriod(now, reader),
  };
  const bundle = await queries.openBundle(tx, { id: deliveryId(key), ...key, dueAt: now, wakeAt: now });
  if (bundle && bundle.items < mostItems) await queries.bind(tx, item.id, { bundleId: bundle.id, receiverId, rule });
  else await queries.wait(tx, item.id, { until: startOfTomorrow(now, reader), reason: 'had_her_morning', receiverId });
}

/** After the present working day has closed; the timing of the class finds the next opening from there. */
function startOfTomorrow(now: Date, { rhythm, away }: Reader): Date {
  const tomorrow = addDays(localDateOf(now, rhythm.zone), 1);
  return nextOpening(instantOf(tomorrow, '00:00', rhythm.zone), rhythm, away) ?? new Date(now.getTime() + 86_400_000);
}

/** The morning's message: a greeting, then each item in the words of its feature. Items that are no longer hers are let go. */
export function morningKind(kinds: ReadonlyMap<string, DeliveryKind>): DeliveryKind {
  return {
    kind: bundleKind,
    drafts: async (tx, items, now) =>
      new Map(
        items.map(item => [
          item.id,
          { to: item.subjectId, rule: 'bundle', draw: reader => drawMorning(kinds, tx, item, reader, now) },
        ]),
      ),
  };
}

async function drawMorning(
  kinds: ReadonlyMap<string, DeliveryKind>,
  tx: Tx,
  bundle: Item,
  reader: Reader,
  now: Date,
): Promise<Message | undefined> {
  const messages: Message[] = [];
  const released: string[] = [];
  const rows = await queries.itemsOf(tx, bundle.id);
  const drafts = await draftsOf(kinds, tx, rows, now);
  for (const row of rows) {
    const message = await itemMessage(tx, row, drafts.get(row.id), reader, now);
    if (message === 'ended') continue;
    if (message !== 'not_hers' && (message.file || message.picture)) await queries.leaveBundle(tx, row.id, now);
    else if (message !== 'not_hers' && fits([...messages, message])) messages.push(message);
    else released.push(row.id);
  }
  await queries.release(tx, released);
  return together(messages, reader);
}

/** What becomes of several rows, each by its feature. */
export async function draftsOf(
  kinds: ReadonlyMap<string, DeliveryKind>,
  tx: Tx,
  rows: readonly OutboxRow[],
  now: Date,
): Promise<Map<string, Draft>> {
  const drafts = new Map<string, Draft>();
  for (const [name, own] of Map.groupBy(rows, row => row.kind)) {
    const kind = kinds.get(name);
    if (!kind) throw new Error(`nobody registered the message ${name}`);
    const made = await kind.drafts(tx, own, now);
    for (const row of own) {
      const draft = made.get(row.id);
      if (draft) drafts.set(row.id, offered(row, draft));
    }
  }
  return drafts;
}

/** One item in its feature's words; one that nobody needs any more ends here. */
async function itemMessage(
  tx: Tx,
  row: OutboxRow,
  draft: Draft | undefined,
  reader: Reader,
  now: Date,
): Promise<Message | 'not_hers' | 'ended'> {
  if (typeof draft !== 'object' || !('to' in draft) || draft.to !== reader.personId) return 'not_hers';
  const isLate = row.expiresAt !== null && row.expiresAt <= now;
  const message = isLate ? undefined : await draft.draw(reader);
  if (message) return message;
  await queries.drop(tx, row.id, isLate ? 'expired' : 'nothing_to_say', now);
  return 'ended';
}

/**
 * A bundle could not be drawn: whichever of its items throws by itself leaves it, so that the others reach her. True when one did. Each is
 * tried in a transaction of its own that changes nothing, since a failed statement ends a transaction.
 */
export async function setAsideFailing(
  { db, kinds, readers, log }: Preparing & Pick<Ports, 'db'>,
  bundle: OutboxRow,
  now: Date,
): Promise<boolean> {
  let failed = false;
  for (const item of await queries.itemsOf(db, bundle.id)) {
    try {
      await db.transaction().execute(async tx => {
        const draft = (await draftsOf(kinds, tx, [item], now)).get(item.id);
        const reader = (await readers.readers(tx, [bundle.subjectId])).get(bundle.subjectId);
        if (reader && typeof draft === 'object' && 'to' in draft) await draft.draw(reader);
      });
    } catch (error) {
      if (isDatabasesFault(error)) throw error;
      failed = true;
      const reason = `error: ${error instanceof Error ? error.name : 'unknown'}`;
      log.error('delivery_failed', { delivery: item.id, kind: item.kind, error: reason });
      const until = addSeconds(now, pauseAfter(item.failures + 1));
      if (await queries.putOff(db, { ...item, state: 'bundled' }, { until, now, reason, mostFailures }))
        await tellAdmin(db, item, now);
    }
  }
  return failed;
}

/** A single message goes out whatever its length; it would not be shorter tomorrow. */
function fits(messages: readonly Message[]): boolean {
  const blocks = messages.flatMap(message => message.blocks);
  return messages.length === 1 || (blocks.length <= mostBlocks && JSON.stringify(blocks).length <= mostCharacters);
}

/** One item speaks for itself; several stand under a greeting. */
function together(messages: readonly Message[], { language }: Reader): Message | undefined {
  const [only, ...others] = messages;
  if (!only || others.length === 0) return only;
  const text = speak(deliveryTexts, language)('morning.greeting', { count: messages.length });
  return { text, blocks: [section(text), ...messages.flatMap(message => message.blocks)] };
}
