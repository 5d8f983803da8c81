import { WebAPIHTTPError, type WebClient } from '@slack/web-api';
import { type Attachment, type KnownBlock, type Message, quoted } from './blocks.ts';
import { attempt, type Outcome, required } from './outcome.ts';

/** Slack takes a file in three steps: it is announced, its bytes are handed over, and it is completed, with a place where it is shown or without. */
export interface FilePort {
  /** The first two: nobody sees it, and what is never completed Slack forgets. Safe to repeat. */
  storeFile(file: Attachment): Promise<Outcome<{ fileId: string }>>;
  /**
   * Shows a stored file in a conversation, with words. Once. The answer does not say under which time stamp: the message comes to stand
   * there a moment later.
   */
  showFile(showing: Showing): Promise<Outcome<unknown>>;
  /** All three, without a place: a picture for an image block. Slack may need a moment until it takes it (`file_not_ready`). */
  upload(file: Attachment): Promise<Outcome<{ fileId: string }>>;
}

export interface Showing extends Omit<Message, 'file'> {
  /** a conversation, not a person */
  readonly channel: string;
  readonly fileId: string;
  readonly title: string;
  /** the outbox row's id: such a message has no metadata, so a block bears it */
  readonly deliveryId: string;
}

/** Longer than for a call: a file has a body. */
const handOverMs = 15_000;

/** The calls that files take. `posting` repeats none of them. */
export function fileCalls(posting: WebClient): FilePort {
  const complete = (fileId: string, title: string, more: { channel_id?: string; blocks?: KnownBlock[] } = {}) =>
    posting.files.completeUploadExternal({ files: [{ id: fileId, title }], ...more });
  const store = async ({ name, title, bytes }: Attachment) => {
    const body = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
    const answer = await posting.files.getUploadURLExternal({ filename: name, length: body.length, alt_text: title });
    const fileId = required(answer.file_id, 'file_id');
    await handOver(required(answer.upload_url, 'upload_url'), body);
    return { fileId };
  };
  return {
    storeFile: file => attempt(() => store(file)),
    showFile: ({ channel, fileId, title, text, blocks, deliveryId }) =>
      attempt(() => complete(fileId, title, { channel_id: channel, blocks: bearing(deliveryId, text, blocks) })),
    upload: file =>
      attempt(async () => {
        const { fileId } = await store(file);
        await complete(fileId, file.title);
        return { fileId };
      }),
  };
}

/** The address is Slack's own, is good for this file only, and wants no token. */
async function handOver(address: string, body: Uint8Array): Promise<void> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array(body),
    redirect: 'error',
    signal: AbortSignal.timeout(handOverMs),
  });
  if (!answer.ok) throw new WebAPIHTTPError(answer.status, answer.statusText, {}, '');
}

/** The first block that has no id of its own takes the delivery's. */
function bearing(deliveryId: string, text: string, blocks: readonly KnownBlock[]): KnownBlock[] {
  const shown = blocks.length > 0 ? [...blocks] : [quoted(text)];
  const free = shown.findIndex(block => block.block_id === undefined);
  return shown.map((block, place) => (place === free ? { ...block, block_id: deliveryId } : block));
}
