import type { Tx } from '../db/connect.ts';
import type { Message } from '../slack/blocks.ts';
import { nextOpening } from '../time/calendar.ts';
import { bindMorning } from './bundle.ts';
import type { Address, DeliveryKind, Preparing, Reader } from './kinds.ts';
import type { OutboxRow } from './queries.ts';
import * as queries from './queries.ts';
import { timingOf } from './rules.ts';

/** What a row becomes when its turn has come. Everything here happened in one transaction; Slack was not asked yet. */
export type Prepared =
  | { readonly do: 'nothing' }
  | { readonly do: 'look_up'; readonly row: OutboxRow }
  | {
      readonly do: 'post';
      readonly row: OutboxRow;
      readonly channel: string;
      readonly message: Message;
      readonly retire: Retirement | undefined;
    }
  | { readonly do: 'edit'; readonly row: OutboxRow; readonly at: Place; readonly message: Message };

export interface Place {
  readonly channel: string;
  readonly ts: string;
}

/** The older message that loses its button. */
export interface Retirement extends Place {
  readonly message: Message;
}

/** Longer than the longest wait for a turn (a minute, at one message a minute) and the calls after it. */
export const leaseSeconds = 90;
const minute = 60_000;
const nothing: Prepared = { do: 'nothing' };

/** Decides what happens to a claimed row, and writes it. */
export async function prepare(preparing: Preparing, tx: Tx, row: OutboxRow, now: Date): Promise<Prepared> {
  const { instance, readers } = preparing;
  if (!(await readers.mayWrite(tx, row.workspaceId)))
    return later(tx, row, new Date(now.getTime() + 10 * minute), 'halted');
  if (row.class === 'edit') return prepareEdit(preparing, tx, row, now);
  if (row.state !== 'waiting') {
    await queries.markLooking(tx, row.id, { by: instance, seconds: leaseSeconds });
    return { do: 'look_up', row };
  }
  if (row.expiresAt !== null && row.expiresAt <= now) return dropped(tx, row, 'expired');
  const held = await heldBack(tx, row, now);
  if (held === 'never') return dropped(tx, row, 'came_after_nothing');
  if (held) return later(tx, row, held, 'comes_after');
  return preparePost(preparing, tx, row, now);
}

async function preparePost(preparing: Preparing, tx: Tx, row: OutboxRow, now: Date): Promise<Prepared> {
  const kind = kindOf(preparing, row.kind);
  const address = await kind.address(tx, row, now);
  if (address === 'nobody') return later(tx, row, new Date(now.getTime() + 60 * minute), 'nobody');
  if ('drop' in address) return dropped(tx, row, address.drop);
  const reader = await preparing.readers.reader(tx, address.to);
  if (!reader?.reachable) return dropped(tx, row, 'left');
  const timing = timingOf(row.class === 'edit' ? 'now' : row.class, row.dueAt, now, reader);
  if (!timing.send)
    return timing.until
      ? later(tx, row, askAgain(timing.until, now, reader), 'hours', reader.personId)
      : dropped(tx, row, 'away_for_ever');
  if (row.class === 'morning') {
    await bindMorning(tx, row, { reader, rule: address.rule }, now);
    return nothing;
  }
  if (row.class === 'bundle' && (await queries.isMoreComing(tx, reader.personId, now)))
    return later(tx, row, new Date(now.getTime() + 1_000), 'more_coming');
  return post(preparing, tx, { row, kind, reader, address }, now);
}

/** On each working day that she is away, whoever stands in for her by then may be the one to get it. */
function askAgain(until: Date, now: Date, { rhythm }: Reader): Date {
  const opening = nextOpening(new Date(now.getTime() + 1), rhythm);
  return opening && opening < until ? opening : until;
}

interface Ready {
  readonly row: OutboxRow;
  readonly kind: DeliveryKind;
  readonly reader: Reader;
  readonly address: Exclude<Address, 'nobody' | { drop: string }>;
}

async function post(preparing: Preparing, tx: Tx, { row, kind, reader, address }: Ready, now: Date): Promise<Prepared> {
  const message = await kind.render(tx, row, reader, now);
  if (!message) return dropped(tx, row, 'nothing_to_say');
  const older = row.replacesId ? await queries.lockPosted(tx, row.replacesId) : undefined;
  if (older?.state === 'sending' || older?.state === 'unclear')
    return later(tx, row, new Date(now.getTime() + minute), 'older_unclear');
  if (older?.state === 'waiting') await queries.drop(tx, older.id, 'replaced');
  const channel = reader.slackUserId;
  await queries.markSending(
    tx,
    row.id,
    { receiverId: reader.personId, rule: address.rule, channel },
    { by: preparing.instance, seconds: leaseSeconds },
    now,
  );
  const retire =
    older?.state === 'sent' && older.channel && older.slackTs && kind.retire
      ? { channel: older.channel, ts: older.slackTs, message: kind.retire(row, reader) }
      : undefined;
  return { do: 'post', row: { ...row, attempts: row.attempts + 1, channel, triedAt: now }, channel, message, retire };
}

async function prepareEdit(preparing: Preparing, tx: Tx, row: OutboxRow, now: Date): Promise<Prepared> {
  const target = row.editsId ? await queries.lockPosted(tx, row.editsId) : undefined;
  if (target?.state === 'sending' || target?.state === 'unclear')
    return later(tx, row, new Date(now.getTime() + minute), 'target_unclear');
  if (target?.state !== 'sent' || !target.channel || !target.slackTs) return dropped(tx, row, 'nothing_to_edit');
  const kind = kindOf(preparing, row.kind);
  const address = await kind.address(tx, row, now);
  const reader =
    typeof address === 'object' && 'to' in address ? await preparing.readers.reader(tx, address.to) : undefined;
  const message = reader?.reachable ? await kind.render(tx, row, reader, now) : undefined;
  if (!reader || !message) return dropped(tx, row, 'nothing_to_say');
  const to = { receiverId: reader.personId, rule: 'edit', channel: target.channel };
  await queries.markSending(tx, row.id, to, { by: preparing.instance, seconds: leaseSeconds }, now);
  return {
    do: 'edit',
    row: { ...row, attempts: row.attempts + 1 },
    at: { channel: target.channel, ts: target.slackTs },
    message,
  };
}

/** Until when a message waits for the one it comes after; `never` when that one will not be sent. */
async function heldBack(tx: Tx, row: OutboxRow, now: Date): Promise<Date | 'never' | undefined> {
  if (!row.afterId) return undefined;
  const before = await queries.progressOf(tx, row.afterId);
  if (before?.state === 'sent' || before?.state === 'gave_up') return undefined;
  if (!before || before.state === 'dropped' || before.state === 'failed') return 'never';
  return new Date(Math.max(before.dueAt.getTime(), now.getTime()) + minute);
}

function kindOf({ kinds }: Preparing, name: string): DeliveryKind {
  const kind = kinds.get(name);
  if (!kind) throw new Error(`nobody registered the message ${name}`);
  return kind;
}

async function later(
  tx: Tx,
  row: OutboxRow,
  until: Date,
  reason: string,
  receiverId = row.receiverId,
): Promise<Prepared> {
  await queries.wait(tx, row.id, until, receiverId, reason);
  return nothing;
}

async function dropped(tx: Tx, row: OutboxRow, reason: string): Promise<Prepared> {
  if (row.class === 'bundle') await queries.releaseAll(tx, row.id);
  await queries.drop(tx, row.id, reason);
  return nothing;
}
