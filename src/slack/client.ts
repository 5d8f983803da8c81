import type { HomeView } from '@slack/types';
import { type Logger, WebClient, type WebClientOptions } from '@slack/web-api';
import type { SlackConfig } from '../config.ts';
import type { KnownBlock, ModalView } from './blocks.ts';
import { type Failure, failureOf } from './errors.ts';

/** Everything that the bot says to Slack. Nothing here retries a call that could do its work twice. */
export interface SlackPort {
  /** Who the token is. Safe to repeat. */
  identity(): Promise<Identity>;
  /** Posts once. `channel` may be a person: the answer names the DM. */
  post(post: Post): Promise<Outcome<{ channel: string; ts: string }>>;
  /** Replaces a message's content; the same again changes nothing. */
  edit(edit: Edit): Promise<Outcome<unknown>>;
  remove(channel: string, ts: string): Promise<Outcome<unknown>>;
  /** The DM channel with a person. Safe to repeat. */
  directMessage(user: string): Promise<Outcome<{ channel: string }>>;
  /** The bot's own messages since `since` that carry the delivery id, oldest first. */
  find(lookup: Lookup): Promise<Outcome<{ found: string[] }>>;
  /** All people of the workspace, page by page. */
  people(): AsyncIterable<SlackUser>;
  openView(trigger: string, view: ModalView): Promise<void>;
  pushView(trigger: string, view: ModalView): Promise<void>;
  updateView(viewId: string, hash: string | undefined, view: ModalView): Promise<void>;
  publishHome(user: string, view: HomeView): Promise<void>;
}

export interface Identity {
  readonly teamId: string;
  readonly teamName: string;
  readonly botUserId: string;
  readonly botId: string;
}

export type Outcome<T> = ({ readonly ok: true } & T) | ({ readonly ok: false } & Failure);

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

export interface Lookup {
  readonly channel: string;
  /** our bot's user id: anybody may write metadata */
  readonly author: string;
  readonly deliveryId: string;
  readonly since: Date;
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

const metadataEvent = 'three_hats_delivery';

/** How long before the first try a lookup begins: Slack's clock and ours may differ. */
const lookupMarginSeconds = 60;

/**
 * Three clients, because a 429 pauses a whole client: `interactive` must never wait (a trigger lives three seconds),
 * `posting` must never repeat, and tells a 429 at once, since others wait behind it; `reading` may do both. `headers` is never
 * set: it would send the wrong token to Socket Mode.
 */
export function slackClient(config: SlackConfig, logger: Logger): SlackPort {
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
  return { ...deliveryCalls(posting), ...readingCalls(reading), ...viewCalls(interactive) };
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

async function findDeliveries(posting: WebClient, { channel, author, deliveryId, since }: Lookup): Promise<string[]> {
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
    for (const { ts, user, metadata } of answer.messages ?? [])
      if (
        ts &&
        user === author &&
        metadata?.event_type === metadataEvent &&
        payloadId(metadata.event_payload) === deliveryId
      )
        found.push(ts);
    cursor = answer.response_metadata?.next_cursor;
  } while (cursor);
  return found.sort();
}

const payloadId = (payload: unknown): unknown => (payload as { id?: unknown } | undefined)?.id;

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
    openView: async (trigger_id, view) => void (await interactive.views.open({ trigger_id, view })),
    pushView: async (trigger_id, view) => void (await interactive.views.push({ trigger_id, view })),
    updateView: async (view_id, hash, view) =>
      void (await interactive.views.update({ view_id, view, ...(hash ? { hash } : {}) })),
    publishHome: async (user_id, view) => void (await interactive.views.publish({ user_id, view })),
  };
}

async function attempt<T extends object>(call: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, ...(await call()) };
  } catch (thrown) {
    return { ok: false, ...failureOf(thrown) };
  }
}

function required(value: string | undefined, name: string): string {
  if (value === undefined || value === '') throw new Error(`Slack's answer lacks ${name}`);
  return value;
}
