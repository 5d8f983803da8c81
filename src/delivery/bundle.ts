import type { Tx } from '../db/connect.ts';
import type { Language } from '../i18n/language.ts';
import { speak } from '../i18n/text.ts';
import type { NewId } from '../ports.ts';
import { type Message, section } from '../slack/blocks.ts';
import { addDays, instantOf, localDateOf, nextOpening } from '../time/calendar.ts';
import type { Address, DeliveryKind, Preparing, Reader } from './kinds.ts';
import type { OutboxRow } from './queries.ts';
import * as queries from './queries.ts';
import { morningPeriod } from './rules.ts';
import { deliveryTexts } from './texts/index.ts';

export const bundleKind = 'delivery.morning';

/** A message holds 50 blocks; each item has one or two. What is over waits for the next morning. */
const mostItems = 20;

/**
 * Binds everything that waits for a person's morning to one bundle row, whose id is then the metadata of the message.
 * When she has had her message of the day, the rest waits for her next working day.
 */
export async function bindMorning(
  { kinds, newId }: Pick<Preparing, 'kinds'> & { newId: NewId },
  tx: Tx,
  first: OutboxRow,
  reader: Reader,
  address: { readonly to: string; readonly rule: string },
  now: Date,
): Promise<void> {
  const others = await queries.waitingForMorning(tx, reader.personId, now, mostItems);
  const items = [{ id: first.id, rule: address.rule }];
  for (const other of others.filter(row => row.id !== first.id).slice(0, mostItems - 1)) {
    const theirs = await kinds.get(other.kind)?.address(tx, other, now);
    if (isTo(theirs, reader.personId)) items.push({ id: other.id, rule: theirs.rule });
  }
  const period = morningPeriod(now, reader);
  const bundle = {
    id: newId(),
    workspaceId: first.workspaceId,
    receiverId: reader.personId,
    period,
    dueAt: now,
    kind: bundleKind,
  };
  if (await queries.bindToBundle(tx, bundle, items)) return;
  for (const { id } of items)
    await queries.wait(tx, id, startOfTomorrow(now, reader), reader.personId, 'had_her_morning');
}

/** One item speaks for itself; several stand under a greeting. */
function together(messages: readonly Message[], language: Language): Message | undefined {
  const [only, ...others] = messages;
  if (!only || others.length === 0) return only;
  const text = speak(deliveryTexts, language)('morning.greeting', { count: messages.length });
  return { text, blocks: [section(text), ...messages.flatMap(message => message.blocks)] };
}

const isTo = (address: Address | undefined, personId: string): address is { to: string; rule: string } =>
  typeof address === 'object' && 'to' in address && address.to === personId;

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
      for (const row of await queries.itemsOf(tx, item.id)) {
        const kind = kinds.get(row.kind);
        const address = await kind?.address(tx, row, now);
        if (!kind || !isTo(address, reader.personId)) {
          await queries.release(tx, row.id);
          continue;
        }
        const message = await kind.render(tx, row, reader, now);
        if (message) messages.push(message);
      }
      return together(messages, reader.language);
    },
  };
}
