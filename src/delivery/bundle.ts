import { addSeconds } from 'date-fns/addSeconds';
import type { Tx } from '../db/connect.ts';
import { speak } from '../i18n/text.ts';
import type { Ports } from '../ports.ts';
import { type Message, section } from '../slack/blocks.ts';
import { addDays, instantOf, localDateOf, nextOpening } from '../time/calendar.ts';
import { type Address, type DeliveryKind, deliveryId, type Preparing, type Reader } from './kinds.ts';
import type { OutboxRow } from './queries.ts';
import * as queries from './queries.ts';
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
    address: async (_tx, item) => ({ to: item.subjectId, rule: 'bundle' }),
    render: async (tx, item, reader, now) => {
      const messages: Message[] = [];
      const released: string[] = [];
      for (const row of await queries.itemsOf(tx, item.id)) {
        const message = await itemMessage(kinds, tx, row, reader, now);
        if (message === 'ended') continue;
        if (message !== 'not_hers' && fits([...messages, message])) messages.push(message);
        else released.push(row.id);
      }
      await queries.release(tx, released);
      return together(messages, reader);
    },
  };
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
  const failing: OutboxRow[] = [];
  for (const item of await queries.itemsOf(db, bundle.id)) {
    try {
      await db.transaction().execute(async tx => {
        const reader = await readers.reader(tx, bundle.subjectId);
        if (reader) await kinds.get(item.kind)?.address(tx, item, now);
        if (reader) await kinds.get(item.kind)?.render(tx, item, reader, now);
      });
    } catch (error) {
      const reason = `error: ${error instanceof Error ? error.name : 'unknown'}`;
      log.error('delivery_failed', { delivery: item.id, kind: item.kind, error: reason });
      failing.push(item);
      const until = addSeconds(now, pauseAfter(item.failures + 1));
      if (await queries.putOff(db, { ...item, state: 'bundled' }, { until, now, reason, mostFailures }))
        await tellAdmin(db, item, now);
    }
  }
  return failing.length > 0;
}

/** One item in its feature's words; one that nobody needs any more ends here. */
async function itemMessage(
  kinds: ReadonlyMap<string, DeliveryKind>,
  tx: Tx,
  row: OutboxRow,
  reader: Reader,
  now: Date,
): Promise<Message | 'not_hers' | 'ended'> {
  const kind = kinds.get(row.kind);
  if (!kind || !isTo(await kind.address(tx, row, now), reader.personId)) return 'not_hers';
  const isLate = row.expiresAt !== null && row.expiresAt <= now;
  const message = isLate ? undefined : await kind.render(tx, row, reader, now);
  if (message) return message;
  await queries.drop(tx, row.id, isLate ? 'expired' : 'nothing_to_say', now);
  return 'ended';
}

const isTo = (address: Address, personId: string): boolean =>
  typeof address === 'object' && 'to' in address && address.to === personId;

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
