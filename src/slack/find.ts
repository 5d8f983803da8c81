import type { WebClient } from '@slack/web-api';

export interface Lookup {
  readonly channel: string;
  /** our bot's user id: anybody may write metadata */
  readonly author: string;
  readonly deliveryId: string;
  /** the file that it shows, if any */
  readonly fileId?: string | undefined;
  readonly since: Date;
}

export const metadataEvent = 'three_hats_delivery';

/** How long before the first try a lookup begins: Slack's clock and ours may differ. */
const lookupMarginSeconds = 60;

/** Time stamps of the bot's own messages since `since` that are that delivery, oldest first. */
export async function findDeliveries(posting: WebClient, lookup: Lookup): Promise<string[]> {
  const { channel, since } = lookup;
  const oldest = String(since.getTime() / 1000 - lookupMarginSeconds);
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const answer = await posting.conversations.history({
      channel,
      oldest,
      inclusive: true,
      limit: 100,
      include_all_metadata: true,
      ...(cursor ? { cursor } : {}),
    });
    for (const message of answer.messages ?? []) if (message.ts && isSought(message, lookup)) found.push(message.ts);
    cursor = answer.response_metadata?.next_cursor;
  } while (cursor);
  return found.sort();
}

type Page = Awaited<ReturnType<WebClient['conversations']['history']>>;
type Found = NonNullable<Page['messages']>[number];

/** By its metadata; a message with a file has none, and is known by the file, or by the block that bears the delivery's id. */
function isSought({ user, metadata, files, blocks }: Found, { author, deliveryId, fileId }: Lookup): boolean {
  if (user !== author) return false;
  if (metadata?.event_type === metadataEvent) return payloadId(metadata.event_payload) === deliveryId;
  if (!files || files.length === 0) return false;
  const bears = blocks?.some(block => block.block_id === deliveryId) ?? false;
  return bears || (fileId !== undefined && files.some(file => file.id === fileId));
}

const payloadId = (payload: unknown): unknown => (payload as { id?: unknown } | undefined)?.id;
