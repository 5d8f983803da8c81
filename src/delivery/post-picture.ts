import { type Message, type Picture, picture as pictureBlock } from '../slack/blocks.ts';
import type { OutboxRow } from './queries.ts';
import * as queries from './queries.ts';
import { mostWaitsForFile } from './rules.ts';
import type { Sending } from './sending.ts';
import { settleFailure } from './settle.ts';

/**
 * The message with its picture under its words. It is uploaded once, and its id committed, since Slack takes a while until it shows a picture:
 * the next try names the same. One that cannot be had (no scope, no answer for long) is left out: the words say the same. Undefined: the row was
 * settled, or is no longer ours.
 */
export async function withPicture(sending: Sending, row: OutboxRow, message: Message): Promise<Message | undefined> {
  const { picture } = message;
  if (!picture || row.attempts >= mostWaitsForFile) return message;
  const shown = (fileId: string) => ({
    ...message,
    blocks: [...message.blocks, pictureBlock(fileId, picture.title)],
  });
  if (row.fileId !== null) return shown(row.fileId);
  const bytes = await drawn(sending, row, picture);
  if (!bytes) return message;
  const uploaded = await sending.slack.upload({ name: picture.name, title: picture.title, bytes });
  if (uploaded.ok)
    return (await queries.noteFile(sending.db, row, sending.instance, uploaded.fileId))
      ? shown(uploaded.fileId)
      : undefined;
  if (uploaded.meaning !== 'final') {
    // Nobody has seen anything yet: another upload does no harm.
    const { error } = uploaded;
    const afterSeconds = uploaded.meaning === 'later' ? uploaded.afterSeconds : undefined;
    await settleFailure(sending, row, { meaning: 'later', error, afterSeconds }, 'post');
    return undefined;
  }
  sending.log.warn('picture_refused', { delivery: row.id, kind: row.kind, error: uploaded.error });
  return message;
}

/** What fails to be drawn holds up no words. */
async function drawn({ log }: Sending, { id, kind }: OutboxRow, { draw }: Picture): Promise<Uint8Array | undefined> {
  try {
    return await draw();
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    log.error('picture_failed', { delivery: id, kind, error: name });
    return undefined;
  }
}
