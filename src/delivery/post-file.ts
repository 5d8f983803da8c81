import type { Attachment, Message } from '../slack/blocks.ts';
import type { Failure } from '../slack/errors.ts';
import { placeOf } from './look-up.ts';
import type { OutboxRow } from './queries.ts';
import * as queries from './queries.ts';
import type { Sending } from './sending.ts';
import { markSent, settleFailure } from './settle.ts';

interface WithFile {
  readonly row: OutboxRow;
  /** the person */
  readonly channel: string;
  readonly message: Message;
  readonly file: Attachment;
}

/**
 * Posts a message with a file. The bytes are stored anew at each try: who may see what may have changed since the last one. Their id is
 * committed before Slack is asked to show them, so that an unclear outcome can be looked up by it. Slack's yes does not say where in the
 * conversation the message will stand; nothing needs to know.
 */
export async function postFile(
  sending: Sending,
  { row, channel, message, file }: WithFile,
  isFresh: () => boolean,
): Promise<void> {
  const { slack, db, instance } = sending;
  const place = await placeOf(slack, channel);
  if (!place.ok) return settleFailure(sending, row, nothingShown(place), 'post');
  const stored = await slack.storeFile(file);
  if (!stored.ok) return settleFailure(sending, row, nothingShown(stored), 'post');
  const { fileId } = stored;
  if (!(await queries.noteFile(db, row, instance, fileId)) || !isFresh()) return;
  const { text, blocks } = message;
  const { title } = file;
  const shown = await slack.showFile({ channel: place.channel, fileId, title, text, blocks, deliveryId: row.id });
  if (shown.ok) return markSent(sending, { ...row, fileId }, { channel: place.channel });
  await settleFailure(sending, row, ofFiles(shown), 'post');
}

/** Before anything is shown an unclear outcome is simply tried again. */
const nothingShown = (failure: Failure): Failure =>
  failure.meaning === 'unknown'
    ? { meaning: 'later', error: failure.error, afterSeconds: undefined }
    : ofFiles(failure);

/** An app that was installed before it had files may write all other messages: the lack holds up none of them. */
const ofFiles = (failure: Failure): Failure =>
  failure.error === 'missing_scope' ? { meaning: 'final', error: 'missing_scope_for_files' } : failure;
