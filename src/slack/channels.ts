import type { WebClient } from '@slack/web-api';
import { attempt, type Outcome } from './outcome.ts';

/** What Slack says of a channel, and who reads it. */
export interface ChannelFacts {
  readonly isPrivate: boolean;
  /** people of another workspace read it, or are invited to */
  readonly isShared: boolean;
  readonly isArchived: boolean;
  /** whether the bot belongs to it */
  readonly isMember: boolean;
  /** Slack user ids, the bot's among them; empty where the bot does not belong to it */
  readonly members: readonly string[];
}

export interface ChannelPort {
  /** Safe to repeat. A private channel to which the bot does not belong is `channel_not_found`. */
  channel(id: string): Promise<Outcome<ChannelFacts>>;
}

/** The calls that tell of a channel. `posting`: whoever asks holds a lease, and does not wait for repetitions. */
export function channelCalls(posting: WebClient): ChannelPort {
  return {
    channel: id =>
      attempt(async () => {
        const { channel = {} } = await posting.conversations.info({ channel: id });
        const isMember = channel.is_member ?? false;
        return {
          isPrivate: channel.is_private ?? false,
          isShared: (channel.is_ext_shared ?? false) || (channel.is_pending_ext_shared ?? false),
          isArchived: channel.is_archived ?? false,
          isMember,
          members: isMember ? await everyMember(posting, id) : [],
        };
      }),
  };
}

async function everyMember(posting: WebClient, channel: string): Promise<string[]> {
  const members: string[] = [];
  let cursor: string | undefined;
  do {
    const answer = await posting.conversations.members({ channel, limit: 200, ...(cursor ? { cursor } : {}) });
    members.push(...(answer.members ?? []));
    cursor = answer.response_metadata?.next_cursor;
  } while (cursor);
  return members;
}
