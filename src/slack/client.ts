import type { HomeView } from '@slack/types';
import { type Logger, WebClient, type WebClientOptions } from '@slack/web-api';
import type { SlackConfig } from '../config.ts';
import type { KnownBlock, ModalView } from './blocks.ts';
import { type ChannelPort, channelCalls } from './channels.ts';
import { type FilePort, fileCalls } from './files.ts';
import { findDeliveries, type Lookup, metadataEvent } from './find.ts';
import { attempt, type Outcome, required } from './outcome.ts';

/** Everything that the bot says to Slack. Nothing here retries a call that could do its work twice. */
export interface SlackPort extends FilePort, ChannelPort {
  /** Who the token is. Safe to repeat. */
  identity(): Promise<Identity>;
  /** Posts once. `channel` may be a person: the answer names the DM. */
  post(post: Post): Promise<Outcome<{ channel: string; ts: string }>>;
  /** Replaces a message's content; the same again changes nothing. */
  edit(edit: Edit): Promise<Outcome<unknown>>;
  remove(channel: string, ts: string): Promise<Outcome<unknown>>;
  /** The DM channel with a person. Safe to repeat. */
  directMessage(user: string): Promise<Outcome<{ channel: string }>>;
  /** The bot's own messages since `since` that are that delivery, oldest first. */
  find(lookup: Lookup): Promise<Outcome<{ found: string[] }>>;
  /** All people of the workspace, page by page. */
  people(): AsyncIterable<SlackUser>;
  /** What was opened, so that it can be updated. */
  openView(trigger: string, view: ModalView): Promise<OpenedView>;
  pushView(trigger: string, view: ModalView): Promise<void>;
  updateView(viewId: string, hash: string | undefined, view: ModalView): Promise<void>;
  publishHome(user: string, view: HomeView): Promise<void>;
}

export interface OpenedView {
  readonly id: string;
  readonly hash: string;
}

export interface Identity {
  readonly teamId: string;
  readonly teamName: string;
  readonly botUserId: string;
  readonly botId: string;
}

export interface Post {
  readonly channel: string;
  readonly text: string;
  readonly blocks: KnownBlock[];
  /** the outbox row's id: all that the message's metadata says */
  readonly deliveryId: string;
}

export interface Edit {
  readonly channel: string;
  readonly ts: string;
  readonly text: string;
  readonly blocks: KnownBlock[];
}

export interface SlackUser {
  readonly id: string;
  readonly team_id?: string;
  readonly name?: string;
  readonly real_name?: string;
  readonly deleted?: boolean;
  readonly is_bot?: boolean;
  readonly is_app_user?: boolean;
  readonly is_restricted?: boolean;
  readonly is_ultra_restricted?: boolean;
  readonly is_stranger?: boolean;
  readonly is_invited_user?: boolean;
  readonly is_admin?: boolean;
  readonly is_owner?: boolean;
  readonly tz?: string;
  readonly locale?: string;
  readonly profile?: { readonly email?: string; readonly real_name?: string; readonly display_name?: string };
}

/**
 * Three clients, because a 429 pauses a whole client: `interactive` must never wait (a trigger lives three seconds),
 * `posting` must never repeat, and tells a 429 at once, since others wait behind it; `reading` may do both. `headers` is never
 * set: it would send the wrong token to Socket Mode.
 */
export function slackClient(config: Pick<SlackConfig, 'botToken' | 'apiUrl'>, logger: Logger): SlackPort {
  const base: WebClientOptions = { slackApiUrl: config.apiUrl, logger };
  const token = config.botToken.reveal();
  const interactive = new WebClient(token, {
    ...base,
    retryConfig: { retries: 0 },
    timeout: 2_000,
    rejectRateLimitedCalls: true,
  });
  const posting = new WebClient(token, {
    ...base,
    retryConfig: { retries: 0 },
    timeout: 10_000,
    rejectRateLimitedCalls: true,
  });
  const reading = new WebClient(token, { ...base, retryConfig: { retries: 3 }, timeout: 10_000 });
  return {
    ...deliveryCalls(posting),
    ...fileCalls(posting),
    ...channelCalls(posting),
    ...readingCalls(reading),
    ...viewCalls(interactive),
  };
}

function deliveryCalls(posting: WebClient): Pick<SlackPort, 'post' | 'edit' | 'remove' | 'directMessage' | 'find'> {
  return {
    post: ({ channel, text, blocks, deliveryId }) =>
      attempt(async () => {
        const answer = await posting.chat.postMessage({
          channel,
          text,
          blocks,
          unfurl_links: false,
          unfurl_media: false,
          metadata: { event_type: metadataEvent, event_payload: { id: deliveryId } },
        });
        return { channel: required(answer.channel, 'channel'), ts: required(answer.ts, 'ts') };
      }),
    edit: ({ channel, ts, text, blocks }) => attempt(() => posting.chat.update({ channel, ts, text, blocks })),
    remove: (channel, ts) => attempt(() => posting.chat.delete({ channel, ts })),
    directMessage: user =>
      attempt(async () => {
        const answer = await posting.conversations.open({ users: user });
        return { channel: required(answer.channel?.id, 'channel') };
      }),
    find: lookup => attempt(async () => ({ found: await findDeliveries(posting, lookup) })),
  };
}

function readingCalls(reading: WebClient): Pick<SlackPort, 'identity' | 'people'> {
  return {
    identity: async () => {
      const answer = await reading.auth.test();
      return {
        teamId: required(answer.team_id, 'team_id'),
        teamName: answer.team ?? '',
        botUserId: required(answer.user_id, 'user_id'),
        botId: required(answer.bot_id, 'bot_id'),
      };
    },
    people: () => everybody(reading),
  };
}

async function* everybody(reading: WebClient): AsyncGenerator<SlackUser> {
  let cursor: string | undefined;
  do {
    const answer = await reading.users.list({ limit: 200, include_locale: true, ...(cursor ? { cursor } : {}) });
    for (const member of answer.members ?? []) if (member.id) yield member as SlackUser;
    cursor = answer.response_metadata?.next_cursor;
  } while (cursor);
}

function viewCalls(interactive: WebClient): Pick<SlackPort, 'openView' | 'pushView' | 'updateView' | 'publishHome'> {
  return {
    openView: async (trigger_id, view) => {
      const answer = await interactive.views.open({ trigger_id, view });
      return { id: required(answer.view?.id, 'view.id'), hash: required(answer.view?.hash, 'view.hash') };
    },
    pushView: async (trigger_id, view) => void (await interactive.views.push({ trigger_id, view })),
    updateView: async (view_id, hash, view) =>
      void (await interactive.views.update({ view_id, view, ...(hash ? { hash } : {}) })),
    publishHome: async (user_id, view) => void (await interactive.views.publish({ user_id, view })),
  };
}
