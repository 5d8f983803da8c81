import type { KnownBlock, ModalView } from '@slack/types';
import { plain, section } from './text.ts';

export interface ModalWords {
  readonly callbackId: string;
  readonly title: string;
  readonly submit?: string;
  readonly close: string;
  readonly blocks: KnownBlock[];
  /** ids only: it may be stale, and lives in Slack */
  readonly metadata?: string;
}

export function modal({ callbackId, title, submit, close, blocks, metadata }: ModalWords): ModalView {
  return {
    type: 'modal',
    callback_id: callbackId,
    title: plain(title, 24),
    close: plain(close, 24),
    blocks,
    ...(submit ? { submit: plain(submit, 24) } : {}),
    ...(metadata ? { private_metadata: metadata } : {}),
  };
}

/** A modal that says one thing and has nothing to fill in. */
export function notice(title: string, text: string, close: string): ModalView {
  return modal({ callbackId: 'slack.notice.close', title, close, blocks: [section(text)] });
}
