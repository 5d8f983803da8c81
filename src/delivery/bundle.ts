import type { Tx } from '../db/connect.ts';
import { speak } from '../i18n/text.ts';
import { type Message, section } from '../slack/blocks.ts';
import { addDays, instantOf, localDateOf, nextOpening } from '../time/calendar.ts';
import { type Address, type DeliveryKind, deliveryId, type Reader } from './kinds.ts';
import type { OutboxRow } from './queries.ts';
import * as queries from './queries.ts';
import { morningPeriod } from './rules.ts';
import { deliveryTexts } from './texts/index.ts';

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
  const bundle = await queries.openBundle(tx, { id: deliveryId(key), ...key, dueAt: now });
  if (bundle && bundle.items < mostItems) await queries.bind(tx, item.id, { bundleId: bundle.id, receiverId, rule });
  else await queries.wait(tx, item.id, startOfTomorrow(now, reader), receiverId, 'had_her_morning');
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
  await queries.drop(tx, row.id, isLate ? 'expired' : 'nothing_to_say');
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
